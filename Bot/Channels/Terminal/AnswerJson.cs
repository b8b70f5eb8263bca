using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Bot.Conversations;

namespace Bot.Channels.Terminal;

/// <summary>The JSON form of an answered question, as <c>ask --json</c> and a results file hold it.</summary>
internal static class AnswerJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static JsonObject Of(string id, string text, TurnResult result) => new()
    {
        ["id"] = id,
        ["q"] = text,
        ["family"] = result.Question.Family.ToString().ToLowerInvariant(),
        ["question"] = JsonSerializer.SerializeToNode(result.Question, Options),
        ["calls"] = new JsonArray([.. result.Calls.Select(c => (JsonNode)new JsonObject
        {
            ["id"] = c.Id,
            ["action"] = c.Action,
            ["service"] = c.Service,
            ["operation"] = c.Operation,
            ["account"] = c.Account,
            ["region"] = c.Region,
            ["parameters"] = c.Parameters.DeepClone(),
            ["status"] = c.Status,
            ["error"] = c.Error is null ? null : new JsonObject { ["code"] = c.Error.Code, ["message"] = c.Error.Message },
            ["ms"] = Math.Round(c.Took.TotalMilliseconds, 1),
        })]),
        ["refused"] = JsonSerializer.SerializeToNode(result.Answer.Refused, Options),
        ["asked"] = result.Answer.Asked,
        ["answer"] = new JsonObject
        {
            ["text"] = result.Answer.Text,
            ["tables"] = new JsonArray([.. result.Answer.Tables.Select(t => (JsonNode)new JsonObject
            {
                ["columns"] = new JsonArray([.. t.Columns.Select(c => (JsonNode)c.Name)]),
                ["rows"] = new JsonArray([.. t.Rows.Select(r => (JsonNode)new JsonArray([.. r.Select(c => (JsonNode)c.Text)]))]),
            })]),
            ["charts"] = JsonSerializer.SerializeToNode(result.Answer.Charts, Options),
            ["steps"] = JsonSerializer.SerializeToNode(result.Answer.Steps, Options),
            ["notes"] = JsonSerializer.SerializeToNode(result.Answer.Notes, Options),
            ["offers"] = JsonSerializer.SerializeToNode(result.Answer.Offers, Options),
            ["sources"] = JsonSerializer.SerializeToNode(result.Answer.Sources, Options),
        },
        ["causes"] = JsonSerializer.SerializeToNode(result.Answer.Causes, Options),
        ["tokens"] = 0,
        ["ms"] = Math.Round(result.Took.TotalMilliseconds, 1),
    };
}
