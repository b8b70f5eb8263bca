using System.Globalization;
using System.Text.Json.Nodes;
using Bot.DemoAccount.Services.Insight.Metrics;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight.Alarms;

/// <summary>DescribeAlarms and its relatives.</summary>
internal static class AlarmReads
{
    public const string MetricAlarm = "AWS::CloudWatch::Alarm";
    public const string CompositeAlarm = "AWS::CloudWatch::CompositeAlarm";

    public static JsonObject Describe(DemoCall call)
    {
        var names = call.Texts("AlarmNames").ToHashSet(StringComparer.Ordinal);
        var types = call.Texts("AlarmTypes");
        var parents = call.Text("ParentsOfAlarmName");
        var children = call.Text("ChildrenOfAlarmName") is { } parent && Find(call, parent) is { } p ? AlarmRule.Parse(p.Document.Text("AlarmRule") ?? "FALSE").Names : null;
        bool Wanted(Resource alarm) =>
            (names.Count == 0 || names.Contains(alarm.Id))
            && (call.Text("AlarmNamePrefix") is not { } prefix || alarm.Id.StartsWith(prefix, StringComparison.Ordinal))
            && (call.Text("ActionPrefix") is not { } action || Actions(alarm).Any(a => a.StartsWith(action, StringComparison.Ordinal)))
            && (children is null || children.Contains(alarm.Id))
            && (parents is null || alarm.Document.Text("AlarmRule") is { } rule && AlarmRule.Parse(rule).Names.Contains(parents));
        JsonArray Of(string type) => call.Here(type).Where(Wanted).Select(a => Shown(call, a)).Where(a => call.Text("StateValue") is not { } s || a.Text("StateValue") == s)
            .OrderBy(a => a.Text("AlarmName"), StringComparer.Ordinal).ToJsonArray();
        return new JsonObject
        {
            ["MetricAlarms"] = types.Count == 0 || types.Contains("MetricAlarm") ? Of(MetricAlarm) : new JsonArray(),
            ["CompositeAlarms"] = types.Contains("CompositeAlarm") || children is not null || parents is not null ? Of(CompositeAlarm) : new JsonArray(),
        };
    }

    public static JsonObject ForMetric(DemoCall call)
    {
        var dimensions = MetricQueries.Dimensions(call.Input);
        var found = call.Here(MetricAlarm).Where(a => a.Document.Text("MetricName") == call.Must("MetricName") && a.Document.Text("Namespace") == call.Must("Namespace"))
            .Where(a => call.Input["Dimensions"] is null || MetricQueries.Dimensions(a.Document) is var own && own.Count == dimensions.Count && own.All(d => dimensions.GetValueOrDefault(d.Key) == d.Value));
        return new JsonObject { ["MetricAlarms"] = found.Select(a => Shown(call, a)).ToJsonArray() };
    }

    public static JsonObject History(DemoCall call)
    {
        var evaluator = new AlarmEvaluator(call.World);
        var kind = call.Text("HistoryItemType");
        var items = new List<JsonObject>();
        foreach (var alarm in call.Here(MetricAlarm).Concat(call.Here(CompositeAlarm)))
        {
            if (call.Text("AlarmName") is { } name && name != alarm.Id) continue;
            if (kind is null or "StateUpdate")
                foreach (var (before, after) in Pairs(evaluator.History(alarm, call.Now))) items.Add(Update(alarm, before, after));
            if (kind is null or "Action")
                foreach (var (_, after) in Pairs(evaluator.History(alarm, call.Now)))
                    foreach (var action in Actions(alarm, after.Value)) items.Add(Acted(alarm, action, after));
            if (kind is null or "ConfigurationUpdate" && alarm.Created > call.Now.AddDays(-14))
                items.Add(Item(alarm, "ConfigurationUpdate", alarm.Created, $"Alarm \"{alarm.Id}\" created", new JsonObject { ["version"] = "1.0", ["type"] = "Create" }));
        }
        var from = call.Time("StartDate");
        var to = call.Time("EndDate");
        var sorted = items.Select(i => (Item: i, Time: DateTimeOffset.Parse(i.Text("Timestamp")!, CultureInfo.InvariantCulture)))
            .Where(i => i.Time > call.Now.AddDays(-14) && (from is null || i.Time >= from) && (to is null || i.Time <= to));
        return new JsonObject { ["AlarmHistoryItems"] = (call.Text("ScanBy") == "TimestampAscending" ? sorted.OrderBy(i => i.Time) : sorted.OrderByDescending(i => i.Time)).Select(i => i.Item).ToJsonArray() };
    }

    public static JsonObject Shown(DemoCall call, Resource alarm)
    {
        var state = new AlarmEvaluator(call.World).Now(alarm, call.Now);
        var shown = alarm.Shown();
        shown["StateValue"] = state.Value;
        shown["StateReason"] = state.Reason;
        shown["StateUpdatedTimestamp"] = state.Since.Iso();
        shown["StateTransitionedTimestamp"] = state.Since.Iso();
        if (state.Points.Count > 0) shown["StateReasonData"] = Data(alarm, state).ToJsonString();
        return shown;
    }

    public static Resource? Find(DemoCall call, string name) => call.Find(MetricAlarm, name) ?? call.Find(CompositeAlarm, name);

    public static Resource ByArn(DemoCall call) =>
        call.World.FindByArn(call.Must("ResourceARN")) ?? throw new DemoException("ResourceNotFoundException", $"Resource not found with ARN {call.Must("ResourceARN")}", 404);

    /// <summary>The ARN that IAM judges: the one alarm named, else all alarms.</summary>
    public static string ArnOf(DemoCall call) =>
        $"arn:aws:cloudwatch:{call.Region}:{call.Account}:alarm:{call.Text("AlarmName") ?? (call.Texts("AlarmNames") is [var one] ? one : "*")}";

    public static IEnumerable<string> Actions(Resource alarm, string? state = null) => (state switch
    {
        "ALARM" => (string[])["AlarmActions"],
        "OK" => ["OKActions"],
        "INSUFFICIENT_DATA" => ["InsufficientDataActions"],
        _ => ["AlarmActions", "OKActions", "InsufficientDataActions"],
    }).SelectMany(member => alarm.Document.Texts(member));

    private static IEnumerable<(AlarmState Before, AlarmState After)> Pairs(List<AlarmState> states) => states.Zip(states.Skip(1));

    private static JsonObject Update(Resource alarm, AlarmState before, AlarmState after) =>
        Item(alarm, "StateUpdate", after.Since, $"Alarm updated from {before.Value} to {after.Value}", new JsonObject
        {
            ["version"] = "1.0",
            ["oldState"] = new JsonObject { ["stateValue"] = before.Value, ["stateReason"] = before.Reason },
            ["newState"] = new JsonObject { ["stateValue"] = after.Value, ["stateReason"] = after.Reason, ["stateReasonData"] = after.Points.Count > 0 ? Data(alarm, after) : null },
        });

    private static JsonObject Acted(Resource alarm, string action, AlarmState state) =>
        Item(alarm, "Action", state.Since.AddSeconds(1), $"Successfully executed action {action}", new JsonObject { ["actionState"] = "Succeeded", ["stateUpdateTimestamp"] = state.Since.ToUnixTimeMilliseconds(), ["notificationResource"] = action });

    private static JsonObject Item(Resource alarm, string kind, DateTimeOffset time, string summary, JsonObject data) => new()
    {
        ["AlarmName"] = alarm.Id,
        ["AlarmType"] = alarm.Type == MetricAlarm ? "MetricAlarm" : "CompositeAlarm",
        ["Timestamp"] = time.Iso(),
        ["HistoryItemType"] = kind,
        ["HistorySummary"] = summary,
        ["HistoryData"] = data.ToJsonString(),
    };

    private static JsonObject Data(Resource alarm, AlarmState state) => new()
    {
        ["version"] = "1.0",
        ["queryDate"] = state.Since.Iso(),
        ["startDate"] = state.Points[0].Time.Iso(),
        ["statistic"] = alarm.Document.Text("Statistic") ?? alarm.Document.Text("ExtendedStatistic"),
        ["period"] = alarm.Document.Number("Period"),
        ["recentDatapoints"] = new JsonArray([.. state.Points.Where(p => p.Value is not null).Select(p => (JsonNode)JsonValue.Create(p.Value!.Value))]),
        ["threshold"] = alarm.Document["Threshold"]?.DeepClone(),
    };
}
