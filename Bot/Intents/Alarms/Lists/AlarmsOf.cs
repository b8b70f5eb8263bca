using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;

namespace Bot.Intents.Alarms.Lists;

/// <summary>Alarms that meet conditions, those that watch a resource among them. Metric and composite alarms both.</summary>
internal static class AlarmsOf
{
    /// <summary>The resource whose alarms are asked for; null where none is named.</summary>
    public static Entity? Watched(Question question) =>
        question.Entities.FirstOrDefault(e => e.ResourceKind is not (null or "alarm" or "cloudwatch-alarm") && e.Kind is EntityKind.Id or EntityKind.Name or EntityKind.Arn);

    public static async Task<Answer> ListAsync(Turn turn, CancellationToken cancellation)
    {
        var regions = await AlarmQuestions.RegionsAsync(turn, cancellation).ConfigureAwait(false);
        var watched = Watched(turn.Question) is { } entity ? new TargetText(entity.Text).Short : null;
        var conditions = (turn.Question.Resources?.Where ?? []).Where(c => c.Operator != ConditionOperator.Exists || c.Field != "name").ToList();
        var state = conditions.Find(c => c is { Field: "state", Operator: ConditionOperator.Equal });
        var (alarms, failures) = await AlarmQuestions.FindAsync(turn, regions, () => Parameters(state?.Value), cancellation).ConfigureAwait(false);
        if (failures.Count == regions.Count)
            return Failure.Of(failures[0]);
        alarms.RemoveAll(a => watched is not null && !Watches(a, watched));
        var calls = new Calls(turn, cancellation);
        alarms = await MeetingAsync(calls, alarms, conditions).ConfigureAwait(false);
        alarms.Sort((a, b) => (a.State == "ALARM") == (b.State == "ALARM") ? Nullable.Compare(b.Since, a.Since) : a.State == "ALARM" ? -1 : 1);
        var answer = Say(turn, regions, alarms, watched, failures, conditions);
        // Alarms whose tags could not be read are not alarms without the tag.
        if (calls.Findings.Problems.FirstOrDefault() is not { } problem)
            return answer;
        var untagged = $"The tags of alarms could not be read in {problem.Region}: {problem.Message}";
        return alarms.Count == 0
            ? new() { Text = untagged, Failed = true, Refused = calls.Findings.Denial, Offers = answer.Offers }
            : answer with { Notes = [.. answer.Notes, untagged] };
    }

    /// <summary>Those that meet all conditions. Their tags, where a condition is on one, come from the tagging API.</summary>
    private static async Task<List<FoundAlarm>> MeetingAsync(Calls calls, List<FoundAlarm> alarms, List<Condition> conditions)
    {
        var kind = ResourceRegistry.Find("alarm")!;
        var rows = alarms.Select(a => (Alarm: a, Row: new Row(kind, a.Document, a.Region, calls.Turn.Caller.Account, a.Evidence))).ToList();
        var fields = conditions.Select(c => c.Field).Where(f => f == "tags" || f.StartsWith("tag:", StringComparison.OrdinalIgnoreCase)).ToList();
        // What the other conditions leave is asked for its tags.
        rows.RemoveAll(r => !conditions.TrueForAll(c => fields.Contains(c.Field) || Filter.Meets(r.Row, c)));
        if (fields.Count > 0)
            await Task.WhenAll(rows.GroupBy(r => new Spot(r.Row.Region, r.Row.Account)).Select(g => new DetailSource(calls).FillAsync(kind, g.Key, [.. g.Select(r => r.Row)], fields))).ConfigureAwait(false);
        return [.. rows.Where(r => conditions.TrueForAll(c => Filter.Meets(r.Row, c))).Select(r => r.Alarm)];
    }

    /// <summary>Those among some that watch a resource, said; null where none does.</summary>
    public static Answer? OfResource(Turn turn, IReadOnlyList<string> regions, IEnumerable<FoundAlarm> alarms, string resource) =>
        alarms.Where(a => Watches(a, resource)).ToList() is { Count: > 0 } watching ? Say(turn, regions, watching, resource, [], []) : null;

    private static Answer Say(Turn turn, IReadOnlyList<string> regions, List<FoundAlarm> alarms, string? watched, List<CallOutcome> failures, List<Condition> asked)
    {
        var that = string.Concat(
            watched is null ? "" : $" that watch{(alarms.Count == 1 ? "es" : "")} `{watched}`",
            asked.Count == 0 ? "" : $" with {string.Join(" and ", asked.Select(Words))}");
        var text = alarms.Count == 0 ? $"No alarm{that} in {AlarmList.Where(regions)}." : $"**{alarms.Count} alarm{(alarms.Count == 1 ? "" : "s")}**{that} in {AlarmList.Where(regions)}.";
        if (turn.Question.Shape == Shape.YesNo)
            text = (alarms.Count == 0 ? "**No**: " : "**Yes**: ") + char.ToLowerInvariant(text[0]) + text[1..];
        return new()
        {
            Text = text,
            Tables = alarms.Count == 0 ? [] : [AlarmList.Rows(alarms, turn.Now, withState: true)],
            Notes = AlarmList.Notes(failures),
            Mentions = [.. alarms.Take(50).Select(a => new Mentioned("cloudwatch-alarm", a.Name, a.Name, a.Region, turn.Caller.Account))],
            Offers =
            [
                .. alarms.Where(a => a.State == "ALARM").Take(1).Select(a => new Offer("why", AlarmList.Short($"Why {a.Name}?"), $"why is alarm {a.Name} firing in {a.Region}?")),
                .. watched is null ? ImmutableArray<Offer>.Empty : [new("health", "Is it healthy?", $"is {watched} healthy?")],
                .. regions.Count == 1 ? [new("all", "In all Regions", "the same in all regions")] : ImmutableArray<Offer>.Empty,
            ],
            Sources = [new("CloudWatch alarms", $"https://{regions[0]}.console.aws.amazon.com/cloudwatch/home?region={regions[0]}#alarmsV2:")],
        };
    }

    /// <summary>The alarm has the resource among its dimensions, or, being composite, in its rule.</summary>
    public static bool Watches(FoundAlarm alarm, string resource)
    {
        var dimensions = alarm.Document["Dimensions"].Objects().Concat(alarm.Document["Metrics"].Objects().SelectMany(m => m["MetricStat"]?["Metric"]?["Dimensions"].Objects() ?? []));
        return dimensions.Any(d => d["Value"].Text() is var value && (value == resource || value.Split('/').Contains(resource)));
    }

    private static JsonObject Parameters(string? state) => state is null ? [] : new() { ["StateValue"] = state };

    private static string Words(Condition condition)
    {
        var field = condition.Field.Replace("_enabled", "", StringComparison.Ordinal).Replace('_', ' ');
        return condition.Operator switch
        {
            ConditionOperator.Equal when condition.Field.StartsWith("tag:", StringComparison.Ordinal) => $"tag {condition.Field[4..]}=`{condition.Value}`",
            ConditionOperator.Missing => $"no {field}",
            ConditionOperator.Exists => $"any {field}",
            ConditionOperator.Equal when condition.Value is "true" or "false" => $"{field} {(condition.Value == "true" ? "on" : "off")}",
            ConditionOperator.Equal => $"{field} `{condition.Value}`",
            ConditionOperator.NotEqual => $"{field} other than `{condition.Value}`",
            ConditionOperator.StartsWith => $"{field} starting with `{condition.Value}`",
            ConditionOperator.Contains => $"{field} containing `{condition.Value}`",
            ConditionOperator.Less or ConditionOperator.LessOrEqual when condition.Field is "updated" or "modified" => $"its state unchanged since {condition.Value}",
            ConditionOperator.Greater or ConditionOperator.GreaterOrEqual when condition.Field is "updated" or "modified" => $"a state change since {condition.Value}",
            ConditionOperator.Less or ConditionOperator.LessOrEqual => $"{field} below {condition.Value}",
            ConditionOperator.Greater or ConditionOperator.GreaterOrEqual => $"{field} above {condition.Value}",
            _ => $"{field} {condition.Operator} {condition.Value}",
        };
    }
}
