using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Metrics;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Who uses up the rate of an API that all of an account share: CloudTrail says who calls it since then.</summary>
/// <remarks>It records calls that manage; those that carry data (items, messages, objects) have rates of their own.</remarks>
internal static partial class ApiTakers
{
    private const int MaxPages = 2, Least = 10, TimesOwn = 2;
    private const double Share = 0.5;

    public static async Task CollectAsync(Case @case, int reserve)
    {
        if (@case.Onset is not { } onset || @case.Left <= reserve + MaxPages + 1)
            return;
        var throttled = @case.Book.Facts.Where(f => f.Sign == "log.throttled").Select(f => (Thing: @case.Known(f.Thing), Name: Operation().Match(f.Said).Groups["name"].Value)).Where(t => t.Name.Length > 0)
            .OrderBy(t => !@case.Subjects.Contains(t.Thing)).ThenBy(t => t.Thing.Key, StringComparer.Ordinal).FirstOrDefault();
        if (throttled.Thing is not { } victim)
            return;
        var outcome = await @case.Calls.AskAsync("cloudtrail", "LookupEvents", new()
        {
            ["StartTime"] = MetricCall.Iso(onset),
            ["EndTime"] = MetricCall.Iso(@case.Window.End),
            ["LookupAttributes"] = new JsonArray(new JsonObject { ["AttributeKey"] = "EventName", ["AttributeValue"] = throttled.Name }),
        }, victim.Spot, MaxPages).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
        {
            @case.Book.Miss(Gaps.Of($"who calls {throttled.Name}", outcome));
            return;
        }
        // A function's session bears its name.
        var callers = ok.Body["Events"].Objects().Select(e => e["Username"].Text()).Where(u => u.Length > 0).GroupBy(u => u).Select(g => (Name: g.Key, Calls: g.Count())).OrderByDescending(c => c.Calls).ThenBy(c => c.Name, StringComparer.Ordinal).ToList();
        var (all, own) = (callers.Sum(c => c.Calls), callers.FirstOrDefault(c => c.Name == victim.Name).Calls);
        if (callers.Count == 0 || callers[0] is var most && (most.Name == victim.Name || most.Calls < Least || most.Calls < Share * all || most.Calls < TimesOwn * own))
            return;
        var taker = await SubjectFinder.FindAsync(@case, Thing.Named(ResourceRegistry.Find("lambda-function")!, callers[0].Name, victim.Spot)).ConfigureAwait(false);
        if (taker.Row is null)
            return;
        taker = @case.Add(taker);
        @case.Join(victim, taker, Tie.DependsOn);
        @case.Book.Add(new("quota.api-taken", taker, string.Create(CultureInfo.InvariantCulture, $"{taker.Name}: made {callers[0].Calls} of the {all} calls of {throttled.Name} that CloudTrail shows since {onset:HH:mm}; {victim.Name} made {own}"), ok.Call.Id));
        @case.Settle();
    }

    /// <summary>As the SDKs word it: <c>when calling the GetParameter operation</c>, <c>operation error SSM: GetParameter</c>.</summary>
    [GeneratedRegex(@"when calling the (?<name>[A-Z][A-Za-z0-9]+) operation|operation error [A-Za-z0-9 ]+: (?<name>[A-Z][A-Za-z0-9]+)")]
    private static partial Regex Operation();
}
