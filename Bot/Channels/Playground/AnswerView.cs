using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels.Terminal;
using Bot.Conversations;

namespace Bot.Channels.Playground;

/// <summary>An answer as the page draws it. The page decides how it looks, never what it says.</summary>
internal static class AnswerView
{
    public static JsonObject Of(TurnResult result)
    {
        var answer = result.Answer;
        return new()
        {
            ["type"] = "answer",
            ["text"] = answer.Text,
            ["tables"] = Array(answer.Tables, TableOf),
            ["charts"] = Array(answer.Charts, ChartOf),
            ["steps"] = Json(answer.Steps),
            ["notes"] = Json(answer.Notes),
            ["offers"] = Json(answer.Offers),
            ["files"] = Array(answer.Files, f => new JsonObject { ["name"] = f.Name, ["mediaType"] = f.MediaType, ["text"] = f.Text }),
            ["sources"] = Array(answer.Sources.Where(s => IsLink(s.Url)), s => new JsonObject { ["title"] = s.Title, ["url"] = s.Url }),
            ["causes"] = Json(answer.Causes),
            ["refused"] = Json(answer.Refused),
            ["planId"] = answer.PlanId,
            ["closed"] = Json(answer.Closed),
            ["asked"] = answer.Asked,
            ["failed"] = answer.Failed,
            ["context"] = ContextOf(result),
            ["calls"] = Array(result.Calls, CallOf),
            ["reading"] = ReadingView.Of(result.Question),
        };
    }

    private static JsonObject ContextOf(TurnResult result) => new()
    {
        ["person"] = result.Caller?.Person,
        ["role"] = result.Caller?.RoleArn is { } arn ? arn[(arn.LastIndexOf('/') + 1)..] : null,
        ["account"] = result.Caller?.Account,
        ["alias"] = result.Caller?.AccountAlias,
        ["channel"] = result.Caller?.ChannelName,
        ["regions"] = Json(result.Calls.Select(c => c.Region).Distinct().Order(StringComparer.Ordinal)),
        ["accounts"] = Json(result.Calls.Select(c => c.Account).Distinct().Order(StringComparer.Ordinal)),
        ["ms"] = Milliseconds(result.Took),
    };

    private static JsonObject TableOf(Table table) => new()
    {
        ["title"] = table.Title,
        ["columns"] = Array(table.Columns, c => new JsonObject { ["name"] = c.Name, ["kind"] = c.Kind.ToString().ToLowerInvariant() }),
        ["rows"] = Array(table.Rows, r => Array(r, CellOf)),
        ["total"] = table.Total,
    };

    private static JsonObject CellOf(Cell cell)
    {
        var view = new JsonObject { ["text"] = cell.Text };
        if (cell.Sort is { } sort && double.IsFinite(sort))
            view["sort"] = sort;
        if (cell.Url is { } url && IsLink(url))
            view["url"] = url;
        return view;
    }

    private static JsonObject ChartOf(Chart chart) => new()
    {
        ["kind"] = chart.Kind.ToString().ToLowerInvariant(),
        ["title"] = chart.Title,
        ["unit"] = chart.Unit,
        ["labels"] = Json(chart.Labels),
        ["series"] = Array(chart.Series, s => new JsonObject
        {
            ["name"] = s.Name,
            ["values"] = Array(s.Values, v => double.IsFinite(v) ? (JsonNode)v : null),
        }),
    };

    private static JsonObject CallOf(RecordedCall call) => new()
    {
        ["id"] = call.Id,
        ["action"] = call.Action,
        ["account"] = call.Account,
        ["region"] = call.Region,
        ["parameters"] = call.Parameters.DeepClone(),
        ["status"] = call.Status,
        ["error"] = call.Error is { } error ? new JsonObject { ["code"] = error.Code, ["message"] = error.Message } : null,
        ["command"] = CallCommand.Of(call),
        ["ms"] = Milliseconds(call.Took),
        ["cached"] = call.IsFromCache,
        ["at"] = call.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
    };

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 1);

    private static JsonNode? Json<T>(T value) => JsonSerializer.SerializeToNode(value, AnswerJson.Options);

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> view) => new([.. items.Select(view)]);

    /// <summary>Only web addresses become links: nothing that runs, nothing local.</summary>
    private static bool IsLink(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";
}
