using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Commitments;

/// <summary>Reservations: whether they are used, what they cover, which there are and when they end.</summary>
internal sealed class ReservationsTopic : ICostTopic
{
    public ImmutableArray<string> Topics { get; } = ["reservations"];

    public Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation) => CommitmentWords.Of(turn.Question) switch
    {
        CommitmentAsked.Coverage => CoverageAsync(turn, cancellation),
        CommitmentAsked.Inventory => InventoryAsync(turn, cancellation),
        _ => UtilizationAsync(turn, cancellation),
    };

    private static async Task<Answer> UtilizationAsync(Turn turn, CancellationToken cancellation)
    {
        var period = CommitmentWords.Period(turn);
        var outcome = await turn.Aws.CallAllAsync("ce", "GetReservationUtilization", new() { ["TimePeriod"] = CostQuery.Bounds(period) }, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok { Body: var body })
            return CostFailure.Of(outcome);
        var total = body["Total"];
        var percent = total?["UtilizationPercentage"].Number() ?? 0;
        var (bought, unused) = (total?["PurchasedHours"].Number() ?? 0, total?["UnusedHours"].Number() ?? 0);
        return new()
        {
            Text = bought == 0
                ? $"No reservation was in force {period.Words()}."
                : $"{CommitmentWords.YesNo(turn.Question, percent)}**{Money.Percent(percent)}** of the reserved hours were used {period.Words()}: {bought - unused:N0} of {bought:N0}; {unused:N0} hours ran empty.",
            Offers = [new("coverage", "What is covered?", $"reservation coverage {period.Words()}"), new("ending", "Which end soon?", "which reserved instances expire in the next 60 days")],
            Sources = CommitmentWords.Sources,
        };
    }

    private static async Task<Answer> CoverageAsync(Turn turn, CancellationToken cancellation)
    {
        var period = CommitmentWords.Period(turn);
        var outcome = await turn.Aws.CallAllAsync("ce", "GetReservationCoverage", new() { ["TimePeriod"] = CostQuery.Bounds(period) }, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok { Body: var body })
            return CostFailure.Of(outcome);
        var hours = body["Total"]?["CoverageHours"];
        var (all, reserved) = (hours?["TotalRunningHours"].Number() ?? 0, hours?["ReservedHours"].Number() ?? 0);
        return new()
        {
            Text = all == 0
                ? $"No instance ran {period.Words()} that reservations can cover."
                : $"**{Money.Percent(reserved / all * 100)}** of the running hours were covered by reservations {period.Words()}: {reserved:N0} of {all:N0}; {all - reserved:N0} ran on demand or under Savings Plans.",
            Offers = [new("use", "Are they used?", $"reservation utilization {period.Words()}")],
            Sources = CommitmentWords.Sources,
        };
    }

    private static async Task<Answer> InventoryAsync(Turn turn, CancellationToken cancellation)
    {
        // Reservations are good for one Region, and forgotten ones lie where nobody looks.
        ImmutableArray<string> regions = turn.Question.Regions.Names.IsDefaultOrEmpty ? [.. await turn.Aws.RegionsAsync(null, cancellation).ConfigureAwait(false)] : turn.Question.Regions.Names;
        var outcomes = await Task.WhenAll(regions.Select(async r => (Region: r, Outcome: await turn.Aws.CallAllAsync("ec2", "DescribeReservedInstances", region: r, cancellation: cancellation).ConfigureAwait(false)))).ConfigureAwait(false);
        if (outcomes.All(o => o.Outcome is not CallOutcome.Ok))
            return CostFailure.Of(outcomes[0].Outcome);
        var found = outcomes.SelectMany(o => o.Outcome is CallOutcome.Ok ok ? ok.Body["ReservedInstances"].Objects().Select(r => (o.Region, Item: r)) : [])
            .Where(r => r.Item["State"].Text() is "active" or "queued" && CommitmentWords.EndsWithin(turn, r.Item["End"].Text()))
            .OrderBy(r => r.Item["End"].Text(), StringComparer.Ordinal).ToList();
        var denied = outcomes.Where(o => o.Outcome is not CallOutcome.Ok).Select(o => o.Region).ToList();
        return new()
        {
            Text = found.Count == 0
                ? $"No reserved instance{CommitmentWords.Ending(turn)} in {(regions.Length > 3 ? $"any of {regions.Length} Regions" : string.Join(", ", regions))}."
                : $"**{found.Sum(r => r.Item["InstanceCount"].Number() ?? 1):N0}** reserved instances in {found.Count} reservation{(found.Count == 1 ? "" : "s")}{(CommitmentWords.Ending(turn) is { Length: > 0 } ? CommitmentWords.Ending(turn).Replace(" ends", " end", StringComparison.Ordinal) : "")}.",
            Tables = found.Count == 0 ? [] : [new("EC2 reservations", [new("Reservation"), new("Type"), new("Count", ColumnKind.Number), new("Class"), new("Payment"), new("Ends", ColumnKind.Time), new("Region")],
                [.. found.Select(r => Row(r.Region, r.Item))])],
            Notes = [.. regions.Length > 3 ? [$"Looked at in {regions.Length} Regions."] : ImmutableArray<string>.Empty, .. denied.Count > 0 ? [$"Not read, since refused: {string.Join(", ", denied)}."] : ImmutableArray<string>.Empty],
            Offers = [new("use", "Are they used?", "do we use our reserved instances fully?")],
            Sources = CommitmentWords.Sources,
            Mentions = [.. found.Select(r => new Mentioned("reserved-instance", r.Item["ReservedInstancesId"].Text(), r.Item["ReservedInstancesId"].Text(), r.Region, turn.Caller.Account))],
        };
    }

    private static ImmutableArray<Cell> Row(string region, JsonObject item) =>
    [
        item["ReservedInstancesId"].Text(), item["InstanceType"].Text(), new(item["InstanceCount"].Text(), item["InstanceCount"].Number()), item["OfferingClass"].Text(),
        item["OfferingType"].Text(), item["End"].Text() is { Length: >= 10 } end ? end[..10] : "", region,
    ];
}
