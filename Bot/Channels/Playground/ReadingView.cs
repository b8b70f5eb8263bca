using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Channels.Terminal;
using Bot.Understanding;

namespace Bot.Channels.Playground;

/// <summary>How a message was read, in words for people.</summary>
internal static class ReadingView
{
    public static JsonObject Of(Question question) => new()
    {
        ["items"] = new JsonArray([.. Items(question).Where(i => i.Value.Length > 0)
            .Select(i => (JsonNode)new JsonObject { ["label"] = i.Label, ["value"] = i.Value })]),
        ["confidence"] = double.IsFinite(question.Confidence) ? Math.Round(question.Confidence, 2) : null,
        ["because"] = JsonSerializer.SerializeToNode(question.Because, AnswerJson.Options),
    };

    private static IEnumerable<(string Label, string Value)> Items(Question question)
    {
        yield return ("Family", question.Family.ToString().ToLowerInvariant());
        yield return ("Topic", question.Topic);
        yield return ("Shape", question.Shape.ToString().ToLowerInvariant());
        yield return ("Command", question.Command ?? "");
        if (question.Resources is { } query)
        {
            yield return ("Kinds", Join(query.Kinds));
            yield return ("Targets", Join(query.Targets.Select(t => t.Text)));
            yield return ("Conditions", Join(query.Where.Select(Words)));
            yield return ("Relation", query.Relation is null ? "" : query.RelatedFrom is null ? query.Relation : $"{query.Relation} of {query.RelatedFrom}");
            yield return ("Fields", Join(query.Fields));
            yield return ("Sorted by", query.SortBy is null ? "" : query.SortBy + (query.Descending ? ", highest first" : ", lowest first"));
            yield return ("Added up", query.Sum ?? "");
            yield return ("Grouped by", Join(query.GroupBy));
            yield return ("Rows", query.Top?.ToString() ?? "");
        }
        yield return ("Filters", Join(question.Conditions.Select(Words)));
        yield return ("Grouped by", question.Resources is { GroupBy.Length: > 0 } ? "" : Join(question.GroupBy));
        yield return ("Top", question.Resources?.Top is null ? question.Top?.ToString() ?? "" : "");
        yield return ("Regions", question.Regions switch { { All: true } => "all enabled Regions", { Names: { Length: > 0 } names } => Join(names), _ => "not said: the channel's default" });
        yield return ("Accounts", Join(question.Accounts));
        yield return ("Time", question.Time is { } time ? $"{Words(time)}{(time.Other is { } other ? $", compared with {Words(other)}" : "")}" : "");
        yield return ("Named", question.Resources is { Targets.Length: > 0 } ? "" : Join(question.Entities.Select(e => e.Text)));
        yield return ("Missing", question.Missing?.Detail ?? "");
    }

    private static string Join(IEnumerable<string> values) => string.Join(", ", values);

    private static string Words(TimeRange range)
    {
        var form = range.IsDays ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm 'UTC'";
        return $"“{range.Words}”: {range.Start.UtcDateTime.ToString(form)} to {range.End.UtcDateTime.ToString(form)}{(range.IsOpen ? " and going on" : " (exclusive)")}";
    }

    private static string Words(Condition condition) => condition.Operator switch
    {
        ConditionOperator.Equal => $"{condition.Field} = {condition.Value}",
        ConditionOperator.NotEqual => $"{condition.Field} ≠ {condition.Value}",
        ConditionOperator.Less => $"{condition.Field} < {condition.Value}",
        ConditionOperator.LessOrEqual => $"{condition.Field} ≤ {condition.Value}",
        ConditionOperator.Greater => $"{condition.Field} > {condition.Value}",
        ConditionOperator.GreaterOrEqual => $"{condition.Field} ≥ {condition.Value}",
        ConditionOperator.Exists => $"{condition.Field} is set",
        ConditionOperator.Missing => $"{condition.Field} is not set",
        ConditionOperator.Contains => $"{condition.Field} contains {condition.Value}",
        ConditionOperator.NotContains => $"{condition.Field} does not contain {condition.Value}",
        ConditionOperator.StartsWith => $"{condition.Field} starts with {condition.Value}",
        _ => $"{condition.Field} is one of {condition.Value}",
    };
}
