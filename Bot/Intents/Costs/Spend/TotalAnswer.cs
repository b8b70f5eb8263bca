using System.Globalization;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Costs.Query;
using Bot.Understanding;

namespace Bot.Intents.Costs.Spend;

/// <summary>One number, said as gross and net, with its parts by charge type.</summary>
internal static class TotalAnswer
{
    public static Answer Of(Turn turn, CostPlan plan, CostLedger charges)
    {
        var query = plan.Query;
        var total = charges.Total;
        var what = $"{query.Period.Words()}{query.Words()}";
        var amount = Money.Text(total, charges.Unit);
        var text = turn.Question.Shape == Shape.YesNo || plan.Threshold is not null
            ? YesNo(plan, total, charges.Unit, what)
            : charges.Rows.Count == 0 ? $"**Nothing** was spent {what}." : $"**{amount}** {what}, net.";
        if (Charges.Words(charges) is { Length: > 0 } parts)
            text += $"\n{parts}";
        var days = charges.ByDay();
        return new()
        {
            Text = text,
            Tables = charges.ByKey().Count > 1 ? [RowsAnswer.Rows(query.Period, charges, CostGroup.RecordType, null, null)] : [],
            Charts = query.Granularity == CostGranularity.Daily && days.Count > 1 && charges.Rows.Any(r => r.Amount != 0)
                ? [new(ChartKind.Bar, $"Spend per day {query.Period.Words()}", charges.Unit, [.. days.Select(d => d.Key)], [new("Net", [.. days.Select(d => (double)Math.Round(d.Value, 2))])])]
                : [],
            Notes = Statement.Notes(plan, charges, null),
            Offers =
            [
                new("by-service", "By service", "split that by service"),
                new("by-region", "By Region", "and per region?"),
                new("why", "Why did it change?", "why did it change?"),
            ],
            Sources = Statement.Sources,
        };
    }

    private static string YesNo(CostPlan plan, decimal total, string unit, string what)
    {
        if (plan.Threshold is { } threshold)
            return $"**{(Statement.Passes(threshold, total) ? "Yes" : "No")}**: {Money.Text(total, unit)} {what}, net; asked was {Statement.Words(threshold, unit)}.";
        return decimal.Round(total, 2) == 0 ? $"**No**: {(total == 0 ? "nothing was spent" : string.Create(CultureInfo.InvariantCulture, $"only {Money.Text(total, unit)}"))} {what}." : $"**Yes**: {Money.Text(total, unit)} {what}, net.";
    }
}
