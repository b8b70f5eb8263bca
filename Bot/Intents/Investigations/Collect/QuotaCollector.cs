using System.Globalization;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Metrics;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Quotas that what was seen may have run into.</summary>
internal static class QuotaCollector
{
    private const int MaxTakers = 490;
    private static readonly string[] Words = ["LimitExceeded", "quota", "VcpuLimit", "limit of", "reached the limit on", "maximum number of", "InsufficientFreeAddresses"];

    public static async Task CollectAsync(Case @case)
    {
        // What AWS itself says in the reason of a failure needs no further call.
        foreach (var fact in @case.Book.Facts.Where(f => f.Source is "state" or "log" && !f.Sign.EndsWith(".read", StringComparison.Ordinal) && Words.Any(w => f.Text.Contains(w, StringComparison.OrdinalIgnoreCase)) && f.Sign is "state.launch-failed" or "state.no-capacity" or "state.node-issue" or "state.resource-failed"))
            @case.Book.Add(fact with { Sign = "quota.reached" });
        var throttled = @case.Readings.Where(r => r is { IsBad: true, Rule.Name: "Throttles", Thing.Kind: "lambda-function" }).Select(r => r.Thing).ToList();
        if (throttled.Count == 0 || @case.Left < 2)
            return;
        var spot = throttled[0].Spot;
        var outcome = await @case.Calls.AskAsync("lambda", "GetAccountSettings", [], spot, 1).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
        {
            @case.Book.Miss(Gaps.Of("the account's Lambda limits", outcome));
            return;
        }
        var limit = ok.Body["AccountLimit"]?["ConcurrentExecutions"].Number() ?? 0;
        var rule = new MetricRule("ConcurrentExecutions", "Maximum", MetricRole.Saturation, Bad.High, "calls at once in the account");
        var wanted = new Wanted(throttled[0], rule, "AWS/Lambda", []);
        var read = await MetricCall.ReadAsync(@case, [wanted], @case.Window.Start, @case.Window.End, @case.Window.Period).ConfigureAwait(false);
        if (limit <= 0)
            return;
        // The account's own metric may be missing; what its functions ran together tells the same.
        if (!read.TryGetValue(wanted, out var found) || found.Points.IsEmpty)
        {
            await TakersAsync(@case, throttled.Where(t => t.Spot == spot).ToList(), limit, spot, saysAccount: true).ConfigureAwait(false);
            return;
        }
        var most = found.Points.Max(p => p.Value);
        if (most >= 0.9 * limit && throttled.Any(t => t.Spot == spot))
            await TakersAsync(@case, throttled.Where(t => t.Spot == spot).ToList(), limit, spot, saysAccount: false).ConfigureAwait(false);
        foreach (var thing in throttled.Where(t => t.Spot == spot))
        {
            @case.Book.Add(most >= 0.9 * limit
                ? new("quota.concurrency", thing, string.Create(CultureInfo.InvariantCulture, $"the account ran {most:0} of at most {limit:0} functions at once"), found.Call) { From = found.Points.First(p => p.Value >= 0.9 * limit).At }
                : new("quota.read", thing, string.Create(CultureInfo.InvariantCulture, $"the account ran at most {most:0} of {limit:0} functions at once"), found.Call));
        }
    }

    /// <summary>Who takes the account's concurrency: functions are throttled by what others run.</summary>
    private static async Task TakersAsync(Case @case, List<Thing> throttled, double limit, Spot spot, bool saysAccount)
    {
        if (@case.Left < 3 || ResourceRegistry.Find("lambda-function") is not { } kind)
            return;
        var rule = new MetricRule("ConcurrentExecutions", "Maximum", MetricRole.Saturation, Bad.High, "calls at once");
        var rows = await new Finder(@case.Calls).RowsAsync(kind, spot, Selection.All).ConfigureAwait(false);
        var wanted = rows.Select(Thing.Of).OrderBy(t => t.Name, StringComparer.Ordinal).Take(MaxTakers).Select(t => new Wanted(t, rule, "AWS/Lambda", [KeyValuePair.Create("FunctionName", t.Name)])).ToList();
        var read = await MetricCall.ReadAsync(@case, wanted, @case.Window.Start, @case.Window.End, @case.Window.Period).ConfigureAwait(false);
        if (saysAccount && read.Values.SelectMany(v => v.Points).GroupBy(p => p.At).Select(g => (At: g.Key, All: g.Sum(p => p.Value))).Where(g => g.All >= 0.9 * limit).OrderBy(g => g.At).ToList() is [var first, ..])
        {
            foreach (var thing in throttled)
                @case.Book.Add(new("quota.concurrency", thing, string.Create(CultureInfo.InvariantCulture, $"the account's functions ran {first.All:0} times at once together, of at most {limit:0}"), read.Values.First(v => !v.Points.IsEmpty).Call) { From = first.At });
        }
        var most = read.Where(r => !r.Value.Points.IsEmpty).Select(r => (r.Key.Thing, Most: r.Value.Points.Max(p => p.Value), r.Value)).OrderByDescending(r => r.Most).ThenBy(r => r.Thing.Key, StringComparer.Ordinal).FirstOrDefault();
        if (most.Thing is null || most.Most < 0.5 * limit)
            return;
        var taker = @case.Add(most.Thing);
        foreach (var thing in throttled)
            @case.Join(thing, taker, Tie.DependsOn);
        @case.Book.Add(new("quota.taken", taker, string.Create(CultureInfo.InvariantCulture, $"{taker.Name} ran {most.Most:0} times at once, of {limit:0} that the whole account may"), most.Value.Call) { From = most.Value.Points.First(p => p.Value >= 0.5 * limit).At });
    }
}
