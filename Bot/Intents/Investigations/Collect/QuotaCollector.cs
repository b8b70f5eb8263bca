using System.Globalization;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Metrics;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Quotas that what was seen may have run into.</summary>
internal static class QuotaCollector
{
    private static readonly string[] Words = ["LimitExceeded", "quota", "VcpuLimit", "limit of", "maximum number of", "InsufficientFreeAddresses"];

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
        if (limit <= 0 || !read.TryGetValue(wanted, out var found) || found.Points.IsEmpty)
            return;
        var most = found.Points.Max(p => p.Value);
        foreach (var thing in throttled.Where(t => t.Spot == spot))
        {
            @case.Book.Add(most >= 0.9 * limit
                ? new("quota.concurrency", thing, string.Create(CultureInfo.InvariantCulture, $"the account ran {most:0} of at most {limit:0} functions at once"), found.Call) { From = found.Points.First(p => p.Value >= 0.9 * limit).At }
                : new("quota.read", thing, string.Create(CultureInfo.InvariantCulture, $"the account ran at most {most:0} of {limit:0} functions at once"), found.Call));
        }
    }
}
