using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Costs.Query;
using Bot.Understanding;

namespace Bot.Intents.Costs.Spend;

/// <summary>What one thing of the account cost that is named rather than given by its id: Cost Explorer knows ARNs and ids, most of which end in the name.</summary>
/// <param name="Name">As it was said.</param>
/// <param name="Service">The service that it is billed under.</param>
internal sealed record NamedResource(string Name, string Service)
{
    /// <summary>How far back Cost Explorer knows single resources.</summary>
    private const int Days = 14;

    /// <summary>Null where nothing is named, or it is no resource.</summary>
    public static NamedResource? Of(Question question)
    {
        if (question.Conditions.Any(c => c.Field.StartsWith("tag:", StringComparison.Ordinal) || c.Field.StartsWith("category:", StringComparison.Ordinal)))
            return null;
        var named = question.Entities.FirstOrDefault(e => e is { Kind: EntityKind.Name, ResourceKind: not (null or "account" or "region") });
        return named?.ResourceKind is { } kind && CostService.OfKind(kind) is { } service ? new(named.Text, service) : null;
    }

    public static async Task<Answer> AnswerAsync(Turn turn, NamedResource named, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(turn.Now.UtcDateTime);
        var period = new CostPeriod(today.AddDays(1 - Days), today.AddDays(1));
        var query = new CostQuery(period, CostGranularity.Daily, CostMetric.Unblended, [CostGroup.Resource], [CostFilter.Dimension("SERVICE", [named.Service])]);
        var (ledger, failure) = await CostExplorer.ReadAsync(turn.Aws, query, cancellation).ConfigureAwait(false);
        if (ledger is null)
            return CostFailure.Of(failure!);
        var mine = ledger.Rows.Where(r => IsNamed(r.Key, named.Name)).ToList();
        if (mine.Count == 0)
        {
            return new()
            {
                Text = $"Cost Explorer knows no resource `{named.Name}` in {named.Service} {period.Words()}. It knows resources by id or ARN, for {Days} days; what has only a name tag (EC2 instances) must be asked for by its id.",
                Offers = [new("all", "All of them", $"{named.Service} cost by resource")],
                Sources = Statement.Sources,
            };
        }
        var own = new CostLedger(mine, ledger.IsEstimated, ledger.Unit) { Days = ledger.Days };
        var days = own.ByDay();
        return new()
        {
            Text = $"**{Money.Text(own.Total, own.Unit)}** {period.Words()} for `{named.Name}`, net: {Money.Text(own.Total / Math.Max(1, days.Count(d => d.Value != 0)), own.Unit)} a day, {Money.Share(own.Total, ledger.Total).Text} of {named.Service}.",
            Charts = days.Count > 1 ? [new(ChartKind.Bar, $"{named.Name} per day", own.Unit, [.. days.Select(d => d.Key)], [new("Net", [.. days.Select(d => (double)Math.Round(d.Value, 2))])])] : [],
            Notes = [$"Cost Explorer keeps single resources for {Days} days.", .. Statement.Notes(new(query, null, null, null), own, null)],
            Offers = [new("all", "All of them", $"{named.Service} cost by resource")],
            Sources = Statement.Sources,
        };
    }

    private static bool IsNamed(string key, string name) =>
        key.EndsWith(name, StringComparison.OrdinalIgnoreCase) && (key.Length == name.Length || key[^(name.Length + 1)] is ':' or '/');
}
