using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>Why a period cost more or less than another: the parts of the difference by several cuts, each adding up to it, and what happened meanwhile.</summary>
internal static class Drivers
{
    private const int MaxRows = 10, MaxNamed = 6;

    /// <summary>How many requests to Cost Explorer it takes at least: three cuts, of two periods unless they meet, the anomalies, and of months AWS's own drivers.</summary>
    public static int Requests(CostPlan plan) => plan.Before is { IsMonths: true } before && before.End == plan.Query.Period.Start ? 5 : 7;

    public static async Task<Answer> AnswerAsync(Turn turn, CostPlan plan, CancellationToken cancellation)
    {
        var query = plan.Query with { Granularity = CostGranularity.Monthly };
        var before = plan.Before!.Value;
        var isOneService = query.Filters.Any(f => f is { Key: "SERVICE", Negated: false, Values.Length: 1 });
        ImmutableArray<CostGroup> fine = isOneService ? [CostGroup.UsageType, CostGroup.Region] : [CostGroup.Service, CostGroup.UsageType];
        ImmutableArray<CostGroup> coarse = [CostGroup.Region, CostGroup.Account];

        var byUsage = TwoPeriods.ReadAsync(turn.Aws, query with { Groups = fine }, before, cancellation);
        var byPlace = TwoPeriods.ReadAsync(turn.Aws, query with { Groups = coarse }, before, cancellation);
        var byCharge = TwoPeriods.ReadAsync(turn.Aws, query with { Groups = [CostGroup.RecordType] }, before, cancellation);
        var byAws = AwsDrivers.FindAsync(turn, query, before, cancellation);
        var (usageBefore, usageNow, failure) = await byUsage.ConfigureAwait(false);
        var (placeBefore, placeNow, _) = await byPlace.ConfigureAwait(false);
        var (chargeBefore, chargeNow, _) = await byCharge.ConfigureAwait(false);
        if (usageBefore is null || usageNow is null)
        {
            await byAws.ConfigureAwait(false);
            return CostFailure.Of(failure!);
        }

        var first = Difference.Of(usageBefore, usageNow, fine[0]);
        var pairs = Difference.OfPairs(usageBefore, usageNow);
        var places = placeBefore is null || placeNow is null ? null : Difference.Of(placeBefore, placeNow, CostGroup.Region);
        var charges = chargeBefore is null || chargeNow is null ? null : Difference.Of(chargeBefore, chargeNow, CostGroup.RecordType);
        var happened = await Happenings.FindAsync(turn, query.Period, first, places, cancellation).ConfigureAwait(false);

        var tables = ImmutableArray.CreateBuilder<Table>();
        tables.Add(first.Table($"By {fine[0].Words}", fine[0].Title, before, query.Period, MaxRows));
        tables.Add(pairs.Table($"By {fine[0].Words} and {fine[1].Words}", "What", before, query.Period, MaxRows));
        if (places is { Drivers.Length: > 1 })
            tables.Add(places.Table("By Region", "Region", before, query.Period, MaxRows));
        if (charges is { Drivers.Length: > 1 } && charges.Drivers.Any(c => c.Name is not "Usage" && c.Change != 0))
            tables.Add(charges.Table("By charge type", "Charge type", before, query.Period, MaxRows));
        var aws = await byAws.ConfigureAwait(false);
        if (!aws.Named.IsEmpty)
            tables.Add(new Difference(aws.Named, first.Before, first.Now, first.Unit).Table("What AWS names", "Driver", before, query.Period, MaxNamed));
        if (happened.Table is { } events)
            tables.Add(events);

        return new()
        {
            Text = Words(before, query, first, pairs, happened),
            Tables = tables.ToImmutable(),
            Notes =
            [
                .. Statement.Notes(plan with { Query = query }, usageNow, chargeNow),
                .. before.Days != query.Period.Days ? [$"The periods differ in length: {before.Days} and {query.Period.Days} days."] : ImmutableArray<string>.Empty,
                .. !isOneService && aws.Gap(pairs) is { } gap ? [gap] : ImmutableArray<string>.Empty,
                .. happened.Notes,
            ],
            Offers =
            [
                .. first.Drivers is [var top, ..] && !isOneService && top.Name.Length > 0 ? [new Offer("daily", "Day by day", $"{top.Name} cost per day {(query.Period.IsMonth ? query.Period.Words() : "in the past 30 days")}")] : ImmutableArray<Offer>.Empty,
                new("save", "What can we save?", "what are my top cost optimization opportunities?"),
                new("anomalies", "Anomalies", "any cost anomalies this month?"),
            ],
            Sources = Statement.Sources,
        };
    }

    private static string Words(CostPeriod before, CostQuery query, Difference first, Difference pairs, Happening happened)
    {
        var text = $"{Comparison.Titles(before, query.Period)}{query.Words()}: {first.Words()}{query.Kind}.";
        if (first.Change == 0)
            return text;
        var same = first.Drivers.Where(d => Math.Sign(d.Change) == Math.Sign(first.Change)).Take(3).ToList();
        if (same.Count > 0)
            text += $"\n{(first.Change > 0 ? "Up" : "Down")} by: {string.Join("; ", same.Select(d => $"{d.Name} {Money.Change(d.Change, first.Unit)} ({Money.Share(d.Change, first.Change).Text} of the difference)"))}.";
        if (first.Drivers.FirstOrDefault(d => Math.Sign(d.Change) == -Math.Sign(first.Change)) is { Name: not null } against)
            text += $" Against it: {against.Name} {Money.Change(against.Change, first.Unit)}.";
        if (pairs.Drivers.FirstOrDefault(d => Math.Sign(d.Change) == Math.Sign(first.Change)) is { Name: not null } finest)
            text += $"\nMost of all: `{finest.Name}`, {Money.Text(finest.Before, first.Unit)} → {Money.Text(finest.Now, first.Unit)}.";
        return happened.Words.Length > 0 ? $"{text}\n{happened.Words}" : text;
    }
}
