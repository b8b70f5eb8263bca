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
            : IsLate(turn, query.Period, charges) ? $"Cost Explorer has **no figures yet** {what}: they come up to 24 hours after the day. Ask for an earlier day, or again tomorrow."
            : charges.Rows.Count == 0 ? $"**Nothing** was spent {what}." : $"**{amount}** {what}{query.Kind}.";
        if (Charges.Words(charges, query) is { Length: > 0 } parts)
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
            Offers = IsLate(turn, query.Period, charges) ? [new("week", "The last 7 days", "cost per day in the past 7 days"), new("month", "This month", "what did we spend this month?")] :
            [
                new("by-service", "By service", "split that by service"),
                new("by-region", "By Region", "and per region?"),
                new("why", "Why did it change?", "why did it change?"),
            ],
            Sources = Statement.Sources,
        };
    }

    /// <summary>Nothing is there of yesterday or today, which AWS's data may not have reached.</summary>
    private static bool IsLate(Turn turn, CostPeriod period, CostLedger charges) =>
        charges.Total == 0 && charges.Rows.All(r => r.Amount == 0) && period.Start >= DateOnly.FromDateTime(turn.Now.UtcDateTime).AddDays(-1);

    private static string YesNo(CostPlan plan, decimal total, string unit, string what)
    {
        if (plan.Threshold is { } threshold)
            return $"**{(Statement.Passes(threshold, total) ? "Yes" : "No")}**: {Money.Text(total, unit)} {what}{plan.Query.Kind}; asked was {Statement.Words(threshold, unit)}.";
        return decimal.Round(total, 2) == 0 ? $"**No**: {(total == 0 ? "nothing was spent" : string.Create(CultureInfo.InvariantCulture, $"only {Money.Text(total, unit)}"))} {what}." : $"**Yes**: {Money.Text(total, unit)} {what}{plan.Query.Kind}.";
    }
}
