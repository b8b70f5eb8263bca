using System.Collections.Immutable;
using Bot.Conversations;
using Bot.Intents.Costs.Outlook;
using Bot.Intents.Costs.Query;
using Bot.Intents.Costs.Spend;
using Bot.Understanding;

namespace Bot.Intents.Costs.Watching;

/// <summary>Spend, or AWS's forecast of it, that passed an amount: in its period, or on single days.</summary>
internal static class SpendCheck
{
    /// <summary>Figures come up to a day late, so that a day is looked at more than once.</summary>
    private const int Days = 3;

    /// <param name="turn">With the question that the subscription asks.</param>
    public static async Task<CheckResult> RunAsync(Turn turn, Subscription one, CostOptions options, CancellationToken cancellation)
    {
        var (plan, failure) = await UsageGroups.ResolveAsync(turn, CostPlan.Of(turn, options), cancellation).ConfigureAwait(false);
        if (failure is not null)
            return new([], "", CostFailure.Of(failure));
        if (!one.IsDaily && (turn.Question.Topic == "forecast" || turn.Question.Shape == Shape.Forecast))
            return await ForeseenAsync(turn, one, cancellation).ConfigureAwait(false);
        var today = DateOnly.FromDateTime(turn.Now.UtcDateTime);
        var query = plan.Query with { Groups = [CostGroup.RecordType], Granularity = CostGranularity.Daily };
        if (one.IsDaily)
            query = query with { Period = new(today.AddDays(-Days), today.AddDays(1)) };
        var (ledger, unread) = await CostExplorer.ReadAsync(turn.Aws, query, cancellation).ConfigureAwait(false);
        if (ledger is null)
            return new([], "", CostFailure.Of(unread!));
        var asked = Statement.Words(one.Threshold!, ledger.Unit);
        var words = query.Words();
        ImmutableArray<Sighting> found = one.IsDaily
            ? [.. ledger.ByDay().Where(d => Statement.Passes(one.Threshold, d.Value)).Select(d => new Sighting(d.Key, $"**{Money.Text(d.Value, ledger.Unit)}** on {d.Key}{words}, net: {asked}."))]
            : Statement.Passes(one.Threshold, ledger.Total) ? [new(CostPeriod.Text(query.Period.Start), $"**{Money.Text(ledger.Total, ledger.Unit)}** {query.Period.Words()}{words}, net: {asked}.")] : [];
        return new(found, $"{Money.Text(one.IsDaily ? ledger.ByDay() is [.., var last] ? last.Value : 0 : ledger.Total, ledger.Unit)} {(one.IsDaily ? "on the latest day" : query.Period.Words())}{words}, net; asked was {asked}.")
        {
            Sources = Statement.Sources,
            Notes = Statement.Notes(plan with { Query = query }, ledger, null),
            Offers = [new("why", "Why?", "why did costs change this month?"), new("by-service", "By service", $"cost by service {query.Period.Words()}")],
        };
    }

    private static async Task<CheckResult> ForeseenAsync(Turn turn, Subscription one, CancellationToken cancellation)
    {
        var (foreseen, failure) = await Foreseen.ReadAsync(turn, cancellation).ConfigureAwait(false);
        if (foreseen is null)
            return new([], "", failure);
        var asked = Statement.Words(one.Threshold!, foreseen.Unit);
        var words = $"{foreseen.Whole.Words()}{foreseen.Words}";
        return new(
            Statement.Passes(one.Threshold, foreseen.Total) ? [new($"foreseen {CostPeriod.Text(foreseen.Whole.Start)}", $"**About {Money.Text(foreseen.Total, foreseen.Unit)} foreseen** {words}: {asked}.")] : [],
            $"about {Money.Text(foreseen.Total, foreseen.Unit)} foreseen {words}; asked was {asked}.")
        { Sources = Statement.Sources };
    }
}
