using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Query;
using Bot.Understanding;

namespace Bot.Intents.Costs.Commitments;

/// <summary>Savings Plans: whether they are used, what they cover, which there are.</summary>
internal sealed class SavingsPlansTopic : ICostTopic
{
    public ImmutableArray<string> Topics { get; } = ["savings-plans"];

    public Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation) => CommitmentWords.Of(turn.Question) switch
    {
        CommitmentAsked.Coverage => CoverageAsync(turn, cancellation),
        CommitmentAsked.Inventory => InventoryAsync(turn, cancellation),
        _ => UtilizationAsync(turn, cancellation),
    };

    private static async Task<Answer> UtilizationAsync(Turn turn, CancellationToken cancellation)
    {
        var period = CommitmentWords.Period(turn);
        var outcome = await turn.Aws.CallAsync("ce", "GetSavingsPlansUtilization", new() { ["TimePeriod"] = CostQuery.Bounds(period) }, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok { Body: var body })
            return CostFailure.Of(outcome);
        var used = body["Total"]?["Utilization"];
        var percent = used?["UtilizationPercentage"].Number() ?? 0;
        var (commitment, unused) = (CommitmentWords.Amount(used?["TotalCommitment"]), CommitmentWords.Amount(used?["UnusedCommitment"]));
        var saved = CommitmentWords.Amount(body["Total"]?["Savings"]?["NetSavings"]);
        return new()
        {
            Text = $"{CommitmentWords.YesNo(turn.Question, percent)}**{Money.Percent(percent)}** of the Savings Plans' commitment was used {period.Words()}: {Money.Text(commitment - unused, "USD")} of {Money.Text(commitment, "USD")}; {Money.Text(unused, "USD")} was paid for nothing.\nAgainst on-demand prices they {(saved < 0 ? "cost" : "saved")} {Money.Text(Math.Abs(saved), "USD")} net.",
            Offers = [new("coverage", "What is covered?", $"how much of our usage is covered by savings plans {period.Words()}"), new("list", "Which plans?", "list our savings plans")],
            Sources = CommitmentWords.Sources,
        };
    }

    private static async Task<Answer> CoverageAsync(Turn turn, CancellationToken cancellation)
    {
        var period = CommitmentWords.Period(turn);
        var parameters = new JsonObject { ["TimePeriod"] = CostQuery.Bounds(period), ["GroupBy"] = new JsonArray(new JsonObject { ["Type"] = "DIMENSION", ["Key"] = "SERVICE" }) };
        var filters = CostPlan.Filters(turn, []);
        if (CostFilter.Expression(filters) is { } filter)
            parameters["Filter"] = filter;
        var outcome = await turn.Aws.CallAllAsync("ce", "GetSavingsPlansCoverage", parameters, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok { Body: var body })
            return CostFailure.Of(outcome);
        var rows = body["SavingsPlansCoverages"].Objects()
            .GroupBy(r => r["Attributes"]?["SERVICE"].Text() ?? "", StringComparer.Ordinal)
            .Select(g => (Service: g.Key, Covered: g.Sum(r => CommitmentWords.Amount(r["Coverage"]?["SpendCoveredBySavingsPlans"])), All: g.Sum(r => CommitmentWords.Amount(r["Coverage"]?["TotalCost"]))))
            .OrderByDescending(r => r.All).ToList();
        var (covered, all) = (rows.Sum(r => r.Covered), rows.Sum(r => r.All));
        if (all == 0)
            return Answer.Say($"There was no usage {period.Words()}{string.Concat(filters.Select(f => f.Words()))} that Savings Plans can cover.") with { Sources = CommitmentWords.Sources };
        return new()
        {
            Text = $"**{Money.Share(covered, all).Text}** of the usage that Savings Plans can cover was covered {period.Words()}{string.Concat(filters.Select(f => f.Words()))}: {Money.Text(covered, "USD")} of {Money.Text(all, "USD")}; {Money.Text(all - covered, "USD")} was paid on demand.",
            Tables = [new("Coverage by service", [new("Service"), new("Covered (USD)", ColumnKind.Money), new("On demand (USD)", ColumnKind.Money), new("Coverage", ColumnKind.Number)],
                [.. rows.Select(r => ImmutableArray.Create<Cell>(r.Service.Length > 0 ? r.Service : "All", Money.Cell(r.Covered, "USD"), Money.Cell(r.All - r.Covered, "USD"), Money.Share(r.Covered, r.All)))])],
            Offers = [new("buy", "Which should we buy?", "which savings plans should we purchase?"), new("use", "Are they used?", $"savings plan utilization {period.Words()}")],
            Sources = CommitmentWords.Sources,
        };
    }

    private static async Task<Answer> InventoryAsync(Turn turn, CancellationToken cancellation)
    {
        var outcome = await turn.Aws.CallAllAsync("savingsplans", "DescribeSavingsPlans", cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok { Body: var body })
            return CostFailure.Of(outcome);
        var plans = body["savingsPlans"].Objects()
            .Where(p => CommitmentWords.EndsWithin(turn, p["end"].Text()))
            .OrderBy(p => p["end"].Text(), StringComparer.Ordinal).ToList();
        var active = plans.Count(p => p["state"].Text() == "active");
        return new()
        {
            Text = plans.Count == 0 ? $"No Savings Plan{CommitmentWords.Ending(turn)}." : $"**{plans.Count}** Savings Plan{(plans.Count == 1 ? "" : "s")}{CommitmentWords.Ending(turn)}, {active} active.",
            Tables = plans.Count == 0 ? [] : [new("Savings Plans", [new("Plan"), new("Type"), new("Commitment an hour", ColumnKind.Money), new("Payment"), new("State"), new("Ends", ColumnKind.Time)],
                [.. plans.Select(p => ImmutableArray.Create<Cell>(
                    p["savingsPlanId"].Text(), p["savingsPlanType"].Text(), Money.Cell(CommitmentWords.Amount(p["commitment"]), p["currency"].Text() is { Length: > 0 } unit ? unit : "USD"),
                    p["paymentOption"].Text(), p["state"].Text(), p["end"].Text() is { Length: >= 10 } end ? end[..10] : ""))])],
            Offers = [new("use", "Are they used?", "savings plan utilization last month")],
            Sources = CommitmentWords.Sources,
        };
    }
}
