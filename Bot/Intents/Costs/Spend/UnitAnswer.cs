using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Costs.Query;
using Bot.Understanding;

namespace Bot.Intents.Costs.Spend;

/// <summary>What was used, and what one of it cost: per GB, per request, per hour of use, per instance, by usage type.</summary>
internal static class UnitAnswer
{
    private const int MaxRows = 30;
    private const int HoursADay = 24;
    /// <summary>Usage types that count the hours of a machine that runs.</summary>
    private static readonly string[] Machines = ["BoxUsage", "SpotUsage", "HostBoxUsage", "DedicatedUsage", "InstanceUsage", "NodeUsage", "ESInstance"];

    /// <summary>The unit asked for; null where none is.</summary>
    public static string? Asked(Question question) =>
        question.Conditions.FirstOrDefault(c => c.Field == "per")?.Value ?? (question.Conditions.Any(c => c is { Field: "metric", Value: "UsageQuantity" }) ? "" : null);

    public static async Task<Answer> AnswerAsync(Turn turn, CostPlan plan, string asked, CancellationToken cancellation)
    {
        var (rows, unit, estimated, failure) = await UsageRows.ReadAsync(turn.Aws, plan.Query, cancellation).ConfigureAwait(false);
        if (rows is null)
            return CostFailure.Of(failure!);
        var isUsage = !plan.Query.Metric.IsMoney;
        var what = $"{plan.Query.Period.Words()}{plan.Query.Words()}";
        var counted = asked == "instance" ? [.. rows.Where(r => Array.Exists(Machines, m => r.Type.Contains(m, StringComparison.Ordinal)))] : UnitWords.Of(asked) is { } words ? [.. rows.Where(r => words.Units.Contains(r.Unit, StringComparer.Ordinal))] : rows.Where(r => r.Unit != "N/A").ToList();
        counted.RemoveAll(r => r.Quantity == 0);
        if (counted.Count == 0)
            return Answer.Say($"Nothing was used {what}{(UnitWords.Of(asked) is { } none ? $" that AWS counts in {none.Title}s" : asked == "instance" ? " that AWS counts in hours of machines" : "")}.") with { Notes = plan.Notes, Sources = Statement.Sources };
        var left = rows.Sum(r => r.Cost) - counted.Sum(r => r.Cost);
        return new()
        {
            Text = asked == "instance" ? Instances(plan.Query.Period, counted, unit, what) : Lines(counted, unit, asked, what, isUsage),
            Tables = [Table(plan, counted, unit)],
            Notes =
            [
                .. plan.Notes,
                $"{char.ToUpperInvariant(CostMetric.Unblended.Words[0])}{CostMetric.Unblended.Words[1..]}. Days are UTC; currency {unit}. A GB-Mo is one GB kept for a month.",
                .. left != 0 ? [$"{Money.Text(left, unit)} of it {(asked.Length > 0 ? "is counted in other units, or has" : "has")} no quantity (fees, credits, tax), and is left out."] : ImmutableArray<string>.Empty,
                .. estimated ? ["Estimated: the month is not closed, and the latest day can be up to 24 hours late."] : ImmutableArray<string>.Empty,
            ],
            Offers = [new("by-usage", "Costs by usage type", "split that by usage type"), new("daily", "Day by day", "now daily")],
            Sources = Statement.Sources,
        };
    }

    private static string Lines(List<UsageRow> rows, string currency, string asked, string what, bool isUsage)
    {
        var words = UnitWords.Of(asked);
        var lines = rows.GroupBy(r => r.Unit).Select(g => (Unit: g.Key, Quantity: g.Sum(r => r.Quantity), Cost: g.Sum(r => r.Cost))).OrderByDescending(g => g.Cost).Take(6).Select(g =>
        {
            var one = words is { Size: > 1 } ? words.Title == "TB" ? g.Unit.Replace("GB", "TB", StringComparison.Ordinal) : words.Title : UnitWords.One(g.Unit);
            var price = $"{UnitWords.Price(g.Cost / g.Quantity * (words?.Size ?? 1), currency)} per {one}";
            var quantity = $"{UnitWords.Quantity(g.Quantity)} {(UnitWords.One(g.Unit) is var said && said != g.Unit ? $"{said}s" : g.Unit)}";
            return isUsage ? $"**{quantity}** for {Money.Text(g.Cost, currency)}, {price}" : $"**{price}**: {Money.Text(g.Cost, currency)} for {quantity}";
        }).ToList();
        return $"{lines[0]}, {what}.{string.Concat(lines.Skip(1).Select(l => $"\n{l}."))}";
    }

    /// <summary>The machines that ran on average: their hours by the hours of the period.</summary>
    private static string Instances(CostPeriod period, List<UsageRow> rows, string currency, string what)
    {
        var (hours, cost) = (rows.Sum(r => r.Quantity), rows.Sum(r => r.Cost));
        var average = hours / (period.Days * HoursADay);
        return $"**{Money.Text(cost / average, currency)} per instance** {what}: {Money.Text(cost, currency)} for {UnitWords.Quantity(average)} instances on average ({UnitWords.Quantity(hours)} hours), {UnitWords.Price(cost / hours, currency)} an hour.";
    }

    private static Table Table(CostPlan plan, List<UsageRow> rows, string currency)
    {
        var shown = rows.Take(MaxRows).ToList();
        var cells = shown.Select(r => ImmutableArray.Create<Cell>(r.Type, new(UnitWords.Quantity(r.Quantity), (double)r.Quantity), r.Unit, Money.Cell(r.Cost, currency), new(UnitWords.Price(r.Cost / r.Quantity, currency), (double)(r.Cost / r.Quantity)))).ToList();
        if (shown.Count < rows.Count)
            cells.Add([$"{rows.Count - shown.Count} others", "", "", Money.Cell(rows.Skip(MaxRows).Sum(r => r.Cost), currency), ""]);
        cells.Add(["Total", "", "", Money.Cell(rows.Sum(r => r.Cost), currency), ""]);
        return new($"Usage, {plan.Query.Period.Title()}", [new("Usage type"), new("Quantity", ColumnKind.Number), new("Unit"), new($"Cost ({currency})", ColumnKind.Money), new("Per unit", ColumnKind.Money)], [.. cells]);
    }
}
