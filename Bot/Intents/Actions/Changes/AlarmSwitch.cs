using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Guardrails;
using Bot.Guardrails.Approvals;

namespace Bot.Intents.Actions.Changes;

/// <summary>Switching the actions of alarms on and off.</summary>
internal sealed class AlarmSwitch : IChangeKind
{
    private const string What = "CloudWatch alarm";

    public ImmutableArray<string> Operations { get; } = ["cloudwatch:EnableAlarmActions", "cloudwatch:DisableAlarmActions"];

    public async Task<ChangeFacts> ReadAsync(ChangeReads aws, SealedCall call)
    {
        var names = call.Parameters.Texts("AlarmNames");
        var on = call.Operation == "EnableAlarmActions";
        var words = $"{(on ? "Enable" : "Disable")} the actions of {Facts.Named(names, What)}";
        if (await AlarmsAsync(aws, names).ConfigureAwait(false) is not { } alarms)
            return aws.Unread(words, What, names);
        if (names.Except(alarms.Select(Name)).ToArray() is { Length: > 0 } missing)
            return ChangeFacts.Nothing($"There is no alarm {string.Join(", ", missing.Select(m => $"`{m}`"))} in {call.Region}.");
        var changed = alarms.Where(a => a["ActionsEnabled"].Flag() != on).Select(Name).ToArray();
        if (changed.Length == 0)
            return ChangeFacts.Nothing($"The actions of {Facts.Named(names, What)} are {(on ? "on" : "off")} already.");
        return new()
        {
            Words = words,
            Undo = [aws.Like(on ? "DisableAlarmActions" : "EnableAlarmActions", new() { ["AlarmNames"] = changed.Json() })],
            UndoWords = $"switch {Facts.Named(changed, "alarm")} {(on ? "off" : "on")} again",
            Touched = [.. await Task.WhenAll(alarms.Select(a => TouchedAsync(aws, a))).ConfigureAwait(false)],
            Cost = "nothing",
            Warnings = on ? [] : ["Until the actions are on again, nobody is told when the alarm fires. I do not switch them on by myself."],
        };
    }

    public async Task<CallFate?> LookUpAsync(ChangeReads aws, PlannedCall call, DateTimeOffset sentAt)
    {
        if (await AlarmsAsync(aws, call.Call.Parameters.Texts("AlarmNames")).ConfigureAwait(false) is not { Count: > 0 } alarms)
            return null;
        var on = call.Call.Operation == "EnableAlarmActions";
        return alarms.All(a => a["ActionsEnabled"].Flag() == on) ? new(Fate.TookEffect, $"Looked up: the actions are {(on ? "on" : "off")}.") : new(Fate.HadNone, $"Looked up: not all actions are {(on ? "on" : "off")}.");
    }

    private static async Task<TouchedResource> TouchedAsync(ChangeReads aws, JsonObject alarm)
    {
        var tags = await aws.AskAsync("cloudwatch", "ListTagsForResource", new() { ["ResourceARN"] = alarm["AlarmArn"].Text() }).ConfigureAwait(false);
        return new(What, Name(alarm), Name(alarm), $"{alarm["StateValue"].Text()}, actions {(alarm["ActionsEnabled"].Flag() ? "on" : "off")}", tags is null ? null : [.. Facts.Tags(tags["Tags"])]);
    }

    private static string Name(JsonObject alarm) => alarm["AlarmName"].Text();

    private static async Task<List<JsonObject>?> AlarmsAsync(ChangeReads aws, string[] names)
    {
        var body = await aws.AskAsync("cloudwatch", "DescribeAlarms", new() { ["AlarmNames"] = names.Json(), ["AlarmTypes"] = new JsonArray("MetricAlarm", "CompositeAlarm") }).ConfigureAwait(false);
        return body is null ? null : [.. body["MetricAlarms"].Objects(), .. body["CompositeAlarms"].Objects()];
    }
}
