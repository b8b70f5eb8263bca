using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>Which part of the bill, or of a part of it, something is: services, Regions, accounts, tags, usage types, ways of buying.</summary>
internal static partial class ShareAnswer
{
    /// <summary>From the widest to the narrowest: of "spot in EC2", spot is the part and EC2 the whole.</summary>
    private static readonly string[] s_order = ["SERVICE", "REGION", "LINKED_ACCOUNT", "PLATFORM", "PURCHASE_TYPE", "INSTANCE_TYPE", "USAGE_TYPE", "OPERATION", "RECORD_TYPE"];

    public static bool CanAnswer(CostPlan plan) => plan.Query.Filters.Any(f => !f.Negated && !f.Values.IsEmpty);

    public static async Task<Answer> AnswerAsync(Turn turn, CostPlan plan, CancellationToken cancellation)
    {
        var said = plan.Query.Filters.Where(f => !f.Negated && !f.Values.IsEmpty).ToList();
        if (said is [{ Key: "SERVICE" } services])
            return await ServicesAsync(turn, plan, services, cancellation).ConfigureAwait(false);
        // "Of our bill" is of all of it; otherwise the narrowest is the part. A service that only helps to name a part goes with it.
        List<CostFilter> part = WholeBill().IsMatch(turn.Question.Text) ? said : [said.MaxBy(f => f.Kind == CostGroupKind.Dimension ? Array.IndexOf(s_order, f.Key) : s_order.Length)!, .. said.Where(f => f.Title is "")];
        var query = plan.Query with { Groups = [CostGroup.RecordType], Granularity = CostGranularity.Monthly };
        var whole = query with { Filters = [.. query.Filters.Where(f => !part.Contains(f))] };
        var reading = CostExplorer.ReadAsync(turn.Aws, query, cancellation);
        var all = await CostExplorer.ReadAsync(turn.Aws, whole, cancellation).ConfigureAwait(false);
        var own = await reading.ConfigureAwait(false);
        if (own.Ledger is not { } ledger || all.Ledger is not { } bill)
            return CostFailure.Of((own.Failure ?? all.Failure)!);
        var name = string.Concat(part.Select(f => f.Words())).Trim();
        return new()
        {
            Text = $"**{Money.Share(ledger.Total, bill.Total).Text}** of the bill {query.Period.Words()}{whole.Words()} is {(name.StartsWith("for ", StringComparison.Ordinal) ? name[4..] : name)}: {Money.Text(ledger.Total, ledger.Unit)} of {Money.Text(bill.Total, ledger.Unit)}{query.Kind}.",
            Tables =
            [
                new($"Share, {query.Period.Title()}", [new("What"), new($"Cost ({ledger.Unit})", ColumnKind.Money), new("Share", ColumnKind.Number)],
                [
                    [name, Money.Cell(ledger.Total, ledger.Unit), Money.Share(ledger.Total, bill.Total)],
                    ["the rest", Money.Cell(bill.Total - ledger.Total, ledger.Unit), Money.Share(bill.Total - ledger.Total, bill.Total)],
                    ["Total", Money.Cell(bill.Total, ledger.Unit), Money.Share(bill.Total, bill.Total)],
                ]),
            ],
            Notes = Statement.Notes(plan with { Query = query }, ledger, null),
            Offers = [new("all", "All services", $"cost by service {query.Period.Words()}")],
            Sources = Statement.Sources,
        };
    }

    private static async Task<Answer> ServicesAsync(Turn turn, CostPlan plan, CostFilter services, CancellationToken cancellation)
    {
        var query = plan.Query with { Groups = [CostGroup.Service], Granularity = CostGranularity.Monthly, Filters = plan.Query.Filters.Remove(services) };
        var (ledger, failure) = await CostExplorer.ReadAsync(turn.Aws, query, cancellation).ConfigureAwait(false);
        if (ledger is null)
            return CostFailure.Of(failure!);
        var part = ledger.ByKey().Where(s => services.Values.Contains(s.Key)).Sum(s => s.Value);
        var name = string.Join(", ", services.Values);
        return new()
        {
            Text = $"**{Money.Share(part, ledger.Total).Text}** of the bill {query.Period.Words()}{query.Words()} is {name}: {Money.Text(part, ledger.Unit)} of {Money.Text(ledger.Total, ledger.Unit)}{query.Kind}.",
            Tables = [RowsAnswer.Rows(query.Period, ledger, CostGroup.Service, turn.Question.Top, null)],
            Notes = Statement.Notes(plan with { Query = query }, ledger, null),
            Offers = [new("split", "Split it", $"{services.Values[0]} cost by usage type {query.Period.Words()}"), new("all", "All services", $"cost by service {query.Period.Words()}")],
            Sources = Statement.Sources,
        };
    }

    [GeneratedRegex(@"\bof\s+(our|the|my|all|total)?\s*(total|aws|overall|whole|entire|monthly)?\s*(bill|spend|spending|costs?|invoice)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WholeBill();
}
