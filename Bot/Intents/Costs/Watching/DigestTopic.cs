using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Outlook;
using Bot.Intents.Costs.Query;
using Bot.Intents.Costs.Spend;
using Bot.Understanding.Watching;

namespace Bot.Intents.Costs.Watching;

/// <summary>The costs of a stretch of time on one page: what, against before, what moved, what is foreseen, what needs a look.</summary>
internal sealed class DigestTopic : ICostTopic
{
    private const int MaxRows = 8;

    public ImmutableArray<string> Topics { get; } = [WatchTopics.Digest];

    public async Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(turn.Now.UtcDateTime);
        var period = CostPeriod.Of(turn.Question.Time, today);
        var before = SpendTopic.Earlier(period);
        var granularity = period.IsMonths ? CostGranularity.Monthly : CostGranularity.Daily;
        // Both periods in one request: they meet.
        var query = new CostQuery(new(before.Start, period.End), granularity, CostMetric.Unblended, [CostGroup.Service, CostGroup.RecordType], []);
        var reading = CostExplorer.ReadAsync(turn.Aws, query, cancellation);
        var anomalies = Anomaly.FindAsync(turn.Aws, period, null, cancellation);
        var month = Foreseen.ReadAsync(turn with { Question = turn.Question with { Time = null, Conditions = [] } }, cancellation);
        var budgets = turn.Aws.CallAllAsync("budgets", "DescribeBudgets", new() { ["AccountId"] = turn.Caller.Account }, cancellation: cancellation);
        var (ledger, failure) = await reading.ConfigureAwait(false);
        var (detected, _) = await anomalies.ConfigureAwait(false);
        var (foreseen, _) = await month.ConfigureAwait(false);
        var limits = await budgets.ConfigureAwait(false) is CallOutcome.Ok ok ? [.. ok.Body["Budgets"].Objects().Select(Budget.Of)] : new List<Budget>();
        if (ledger is null)
            return CostFailure.Of(failure!);

        var (earlier, now) = (ledger.Within(before), ledger.Within(period));
        var difference = Difference.Of(earlier, now, CostGroup.Service);
        var charges = now.BySecond();
        return new()
        {
            Text = string.Join('\n', Lines(period, before, difference, charges, foreseen, detected, limits).Where(l => l.Length > 0)),
            Tables = [difference.Table($"By service, {period.Title()}", "Service", before, period, MaxRows)],
            Charts = Chart(period, granularity, now),
            Notes = Statement.Notes(new(query with { Period = period }, before, null, null), now, null),
            Offers =
            [
                new("why", "Why did it change?", $"why did costs change {period.Words()}?"),
                new("save", "What can we save?", "what are my top cost optimization opportunities?"),
                .. detected.Count > 0 ? [new Offer("anomalies", "Anomalies", $"any cost anomalies {period.Words()}?")] : ImmutableArray<Offer>.Empty,
            ],
            Sources = Statement.Sources,
        };
    }

    private static IEnumerable<string> Lines(CostPeriod period, CostPeriod before, Difference difference, CostLedger charges, Foreseen? foreseen, List<Anomaly> detected, List<Budget> budgets)
    {
        var unit = difference.Unit;
        yield return $"**{Money.Text(difference.Now, unit)}** {period.Words()}, net: {Money.Change(difference.Change, unit)} ({Money.Growth(difference.Before, difference.Now)}) against {before.Title()}.";
        yield return Charges.Words(charges, new(period, CostGranularity.Daily, CostMetric.Unblended, [], []));
        if (difference.Drivers.Where(d => d.Change != 0).Take(3).ToList() is { Count: > 0 } moved)
            yield return $"Moved most: {string.Join("; ", moved.Select(d => $"{d.Name} {Money.Change(d.Change, unit)} (now {Money.Text(d.Now, unit)})"))}.";
        if (foreseen is { Spent: not null })
            yield return $"This month so far {Money.Text(foreseen.Already, foreseen.Unit)}; about **{Money.Text(foreseen.Total, foreseen.Unit)}** foreseen for all of it.";
        yield return detected.Count == 0 ? "" : $"Anomalies: {detected.Count}, {Money.Text(detected.Sum(a => a.Impact), "USD")} above what was expected; the largest {detected[0].Cause}.";
        var over = budgets.Where(b => b.Actual > b.Limit || b.Forecast > b.Limit).OrderByDescending(b => b.Used).ToList();
        yield return over.Count == 0 ? "" : $"Budgets passed or foreseen to be: {string.Join(", ", over.Take(5).Select(b => $"{b.Name} ({Money.Percent(b.Used * 100)})"))}{(over.Count > 5 ? $" and {over.Count - 5} more" : "")}.";
    }

    private static ImmutableArray<Chart> Chart(CostPeriod period, CostGranularity granularity, CostLedger now)
    {
        var days = now.ByDay();
        return granularity == CostGranularity.Daily && days.Count > 1
            ? [new(ChartKind.Bar, $"Spend per day {period.Words()}", now.Unit, [.. days.Select(d => d.Key)], [new("Net", [.. days.Select(d => (double)Math.Round(d.Value, 2))])])]
            : [];
    }
}
