using System.Text.Json.Nodes;
using Bot.Conversations;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Intents.Alarms;

/// <summary>Where alarms are looked for, and the calls that find them.</summary>
internal static class AlarmQuestions
{
    /// <summary>The Regions: named, else the conversation's, else the channel's; all that are enabled when all are asked for.</summary>
    public static async Task<IReadOnlyList<string>> RegionsAsync(Turn turn, CancellationToken cancellation)
    {
        if (turn.Question.Regions.All)
            return await turn.Aws.RegionsAsync(null, cancellation).ConfigureAwait(false);
        if (turn.Question.Regions.Names.Length > 0)
            return turn.Question.Regions.Names;
        return turn.Conversation.Last?.Question.Regions is { Names.Length: > 0 } earlier ? earlier.Names : [turn.Caller.DefaultRegion];
    }

    /// <summary>The alarm that the question names; null when it names none.</summary>
    public static string? NameOf(Question question) =>
        question.Entities.FirstOrDefault(e => IsAlarm(e))?.Text
        ?? question.Entities.FirstOrDefault(e => e is { ResourceKind: null, Kind: EntityKind.Name })?.Text
        ?? question.Entities.Where(e => e.Kind == EntityKind.Arn && e.Text.Contains(":alarm:", StringComparison.Ordinal)).Select(e => e.Text[(e.Text.LastIndexOf(':') + 1)..]).FirstOrDefault();

    /// <summary>The question calls it an alarm; a bare name may be a resource's.</summary>
    public static bool IsCalledAlarm(Question question, string name) => question.Entities.Any(e => e.Text == name && IsAlarm(e));

    private static bool IsAlarm(Entity entity) => entity is { Kind: EntityKind.Name, ResourceKind: "alarm" or "cloudwatch-alarm" };

    /// <summary>Parameters that ask for alarms by name, be they of a metric or composite.</summary>
    public static JsonObject Named(params ReadOnlySpan<string> names)
    {
        var array = new JsonArray();
        foreach (var name in names)
            array.Add((JsonNode)name);
        return new() { ["AlarmNames"] = array };
    }

    /// <summary>DescribeAlarms in every Region at once, for alarms of metrics and composite ones.</summary>
    public static async Task<(List<FoundAlarm> Alarms, List<CallOutcome> Failures)> FindAsync(
        Turn turn, IReadOnlyList<string> regions, Func<JsonObject> parameters, CancellationToken cancellation)
    {
        var outcomes = await Task.WhenAll(regions.Select(r => turn.Aws.CallAllAsync("cloudwatch", "DescribeAlarms", OfBothTypes(parameters()), r, cancellation: cancellation))).ConfigureAwait(false);
        var alarms = new List<FoundAlarm>();
        foreach (var (region, outcome) in regions.Zip(outcomes))
        {
            if (outcome is not CallOutcome.Ok ok)
                continue;
            foreach (var key in (string[])["MetricAlarms", "CompositeAlarms"])
                alarms.AddRange(ok.Body[key].Objects().Select(a => new FoundAlarm(region, a, ok.Call.Id)));
        }
        return (alarms, [.. outcomes.Where(o => o is not CallOutcome.Ok)]);
    }

    /// <summary>CloudWatch leaves composite alarms out unless they are asked for.</summary>
    private static JsonObject OfBothTypes(JsonObject parameters)
    {
        parameters["AlarmTypes"] = new JsonArray("MetricAlarm", "CompositeAlarm");
        return parameters;
    }
}

/// <summary>An alarm as CloudWatch describes it.</summary>
/// <param name="Evidence">The call it was read from.</param>
internal sealed record FoundAlarm(string Region, JsonObject Document, string Evidence)
{
    public string Name => Document["AlarmName"].Text();
    public string State => Document["StateValue"].Text();
    public string Reason => Document["StateReason"].Text();
    /// <summary>CloudWatch's reason without its formulas: <c>18, 12 were greater than 5</c>.</summary>
    public string ShortReason
    {
        get
        {
            // A composite's: "arn:…:alarm:checkout-5xx transitioned to ALARM at Friday 20 November, 2026 …".
            if (Reason.StartsWith("arn:", StringComparison.Ordinal) && Reason.Split(":alarm:") is [_, var child])
                return child.Split(" at ")[0];
            if (!Reason.StartsWith("Threshold Crossed", StringComparison.Ordinal) || Reason.IndexOf('[', StringComparison.Ordinal) is var open && open < 0 || Reason.IndexOf(']', open) is var close && close < 0)
                return Reason;
            var values = Reason[(open + 1)..close].Split("), ").Select(v => v.Split(' ')[0]);
            var told = Reason[(close + 1)..].Trim();
            var end = told.IndexOf(" (minimum", StringComparison.Ordinal);
            return $"{string.Join(", ", values)} {(end < 0 ? told : told[..end]).TrimEnd('.')}";
        }
    }

    public DateTimeOffset? Since => DateTimeOffset.TryParse((string?)Document["StateTransitionedTimestamp"] ?? (string?)Document["StateUpdatedTimestamp"], out var time) ? time : null;
    public string Metric => (string?)Document["MetricName"] ?? (Document["AlarmRule"] is null ? "metric math" : "composite");
    public string Url => $"https://{Region}.console.aws.amazon.com/cloudwatch/home?region={Region}#alarmsV2:alarm/{Uri.EscapeDataString(Name)}";

    /// <summary>The condition in words: <c>Errors (Sum) &gt; 5 for 3 of 3 × 60 s</c>.</summary>
    public string Condition()
    {
        if (Document["Threshold"] is not { } threshold)
            return (string?)Document["AlarmRule"] ?? "";
        var comparison = (string?)Document["ComparisonOperator"] switch
        {
            "GreaterThanThreshold" => ">",
            "GreaterThanOrEqualToThreshold" => "≥",
            "LessThanThreshold" => "<",
            "LessThanOrEqualToThreshold" => "≤",
            var other => other,
        };
        var periods = Document["EvaluationPeriods"].Number() ?? 1;
        var statistic = (string?)Document["Statistic"] ?? (string?)Document["ExtendedStatistic"] ?? "";
        return $"{Metric} ({statistic}) {comparison} {threshold} for {Document["DatapointsToAlarm"].Number() ?? periods} of {periods} × {Document["Period"].Number() ?? 60} s";
    }
}
