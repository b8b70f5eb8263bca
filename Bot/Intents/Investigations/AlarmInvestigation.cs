using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Alarms;
using Bot.Intents.Investigations.Collect;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Metrics;
using Bot.Intents.Investigations.Say;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations;

/// <summary>Why an alarm fires: from the alarm to the resources behind it, and into the investigation.</summary>
internal static partial class AlarmInvestigation
{
    private static readonly TimeSpan Usual = TimeSpan.FromHours(3), Lead = TimeSpan.FromMinutes(100), Longest = TimeSpan.FromHours(24);

    /// <summary>Investigates an alarm that was found; a composite one through the children that fire.</summary>
    /// <param name="spent">Calls that finding it took.</param>
    public static async Task<Answer> OfAsync(Turn turn, FoundAlarm alarm, CancellationToken cancellation, int spent = 0)
    {
        var calls = new Calls(turn, cancellation) { Remembers = true };
        var @case = new Case(calls, WindowOf(turn, alarm), Case.MaxCalls - spent) { Alarm = alarm };
        var spot = new Spot(alarm.Region, turn.Question.Accounts.IsEmpty ? turn.Caller.Account : turn.Question.Accounts[0]);
        var leaves = alarm.Document["AlarmRule"] is null ? [alarm] : await ChildrenAsync(turn, alarm, cancellation).ConfigureAwait(false);
        var watched = new List<Wanted>();
        foreach (var leaf in leaves)
        {
            foreach (var metric in AlarmSubjects.Metrics(leaf))
            {
                var named = AlarmSubjects.Of(metric, spot) ?? await BehindFilterAsync(@case, metric, spot).ConfigureAwait(false);
                var thing = await SubjectFinder.FindAsync(@case, named ?? new Thing("metric", metric["MetricName"].Text(), metric["MetricName"].Text(), "", spot)).ConfigureAwait(false);
                thing = @case.Add(thing);
                if (!@case.Subjects.Contains(thing))
                    @case.Subjects.Add(thing);
                watched.Add(AlarmSubjects.Watched(leaf, metric, thing));
            }
        }
        if (@case.Subjects.Count == 0)
            @case.Subjects.Add(@case.Add(new("alarm", alarm.Name, alarm.Name, alarm.Document["AlarmArn"].Text(), spot)));
        var conclusion = await Investigator.RunAsync(@case, watched).ConfigureAwait(false);
        return CounterCheck.IsAsked(turn.Question) ? await CounterCheck.OfAsync(@case, conclusion, watched).ConfigureAwait(false) : Diagnosis.Of(@case, conclusion);
    }

    /// <summary>From well before it fired until now; of one that fires for days, the hours around its beginning.</summary>
    private static Window WindowOf(Turn turn, FoundAlarm alarm)
    {
        if (turn.Question.Time is { IsOnset: false } asked)
            return new(asked.Start, asked.End < turn.Now ? asked.End : turn.Now, true);
        var since = alarm.State == "ALARM" ? alarm.Since : null;
        if (since is not { } began || turn.Now - began <= Usual - Lead)
            return new(turn.Now - Usual, turn.Now, false);
        return turn.Now - began <= Longest ? new(began - Lead, turn.Now, false) : new(began - Usual, began + Usual, false);
    }

    private static async Task<List<FoundAlarm>> ChildrenAsync(Turn turn, FoundAlarm composite, CancellationToken cancellation)
    {
        var names = RuleNames().Matches(composite.Document["AlarmRule"].Text()).Select(m => m.Groups["name"].Value).Select(n => n[(n.LastIndexOf(":alarm:", StringComparison.Ordinal) is var at && at >= 0 ? at + 7 : 0)..]).Distinct().Take(100).ToArray();
        if (names.Length == 0)
            return [];
        var (found, _) = await AlarmQuestions.FindAsync(turn, [composite.Region], () => new JsonObject { ["AlarmNames"] = new JsonArray([.. names.Select(n => (JsonNode)n)]) }, cancellation).ConfigureAwait(false);
        var firing = found.Where(a => a.State == "ALARM").ToList();
        return firing.Count > 0 ? firing : found;
    }

    /// <summary>A metric without dimensions may be counted from a log: the group tells whose.</summary>
    private static async Task<Thing?> BehindFilterAsync(Case @case, JsonObject metric, Spot spot)
    {
        if (metric["Namespace"].Text().StartsWith("AWS/", StringComparison.Ordinal))
            return null;
        var outcome = await @case.Calls.AskAsync("logs", "DescribeMetricFilters", new() { ["metricName"] = metric["MetricName"].Text(), ["metricNamespace"] = metric["Namespace"].Text() }, spot, 1).ConfigureAwait(false);
        var group = outcome is CallOutcome.Ok ok ? ok.Body["metricFilters"].Objects().FirstOrDefault()?["logGroupName"].Text() ?? "" : "";
        return group.StartsWith("/aws/lambda/", StringComparison.Ordinal) ? Thing.Named(ResourceRegistry.Find("lambda-function")!, group["/aws/lambda/".Length..], spot) : null;
    }

    [GeneratedRegex("""(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*"?(?<name>[^")]+?)"?\s*\)""")]
    private static partial Regex RuleNames();
}
