using System.Collections.Immutable;
using System.Globalization;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Costs.Query;
using Bot.Understanding;

namespace Bot.Intents.Costs.Spend;

/// <summary>Spend over time: by day, week (Monday to Sunday) or month, in all or by the largest rows of a group.</summary>
internal static class CourseAnswer
{
    private const int MaxRows = 100;
    private const int MaxSeries = 5;

    public static Answer Of(Turn turn, CostPlan plan, string unit, CostLedger ledger, CostLedger? check)
    {
        var query = plan.Query;
        var what = $"{query.Period.Words()}{query.Words()}";
        var points = Points(WithoutToday(ledger, turn.Now), unit);
        if (points.Count == 0)
            return new() { Text = $"Cost Explorer has no figures {what}.", Notes = Statement.Notes(plan, ledger, check), Sources = Statement.Sources };
        // A week or month that still runs is neither the least nor a part of the average.
        var isRunning = unit != "day" && points.Count > 1 && query.Period.End > DateOnly.FromDateTime(turn.Now.UtcDateTime);
        var isCutAtFirst = points.Count > 2 && (unit == "month" && query.Period.Start.Day != 1 || unit == "week" && query.Period.Start.DayOfWeek != DayOfWeek.Monday);
        var over = points[(isCutAtFirst ? 1 : 0)..(isRunning ? ^1 : ^0)];
        var most = points.MaxBy(p => p.Amount);
        var least = over.MinBy(p => p.Amount);
        var total = Money.Text(ledger.Total, ledger.Unit);
        var average = Money.Text(over.Sum(p => p.Amount) / over.Count, ledger.Unit);
        var running = isRunning ? $"; {points[^1].Label} so far {Money.Text(points[^1].Amount, ledger.Unit)}" : "";
        var text = turn.Question.Shape == Shape.Top
            ? $"**{most.Label}**, {Money.Text(most.Amount, ledger.Unit)}: the most expensive {unit} {what}. On average {average} a {unit}, in all {total}{query.Kind}{running}."
            : $"**{total}** {what}{query.Kind}: on average {average} a {unit}, the most {Money.Text(most.Amount, ledger.Unit)} ({most.Label}), the least {Money.Text(least.Amount, ledger.Unit)} ({least.Label}){running}.";
        var passing = points.Where(p => Statement.Passes(plan.Threshold, p.Amount)).ToList();
        if (plan.Threshold is { } threshold)
            text = $"**{passing.Count}** of {points.Count} {unit}s cost {Statement.Words(threshold, ledger.Unit)} {what}.";
        if (check is not null && Charges.Words(check, query) is { Length: > 0 } parts)
            text += $"\n{parts}";
        return new()
        {
            Text = text,
            Tables = query.Groups.IsEmpty ? [Table(unit, plan, turn.Question, ledger, passing, points, over)] : [Table(unit, plan, turn.Question, ledger, passing, points, over), CoursePivot.Of(unit, query, ledger, [.. points.Select(p => p.Label)], day => Label(day, unit))],
            Charts = points.Count > 1 ? [plan.IsCumulative ? Cumulated(unit, query, ledger, points) : Chart(unit, query, ledger, points)] : [],
            Notes = Statement.Notes(plan, ledger, check),
            Offers = [new("by-service", "By service", "split that by service"), new("why", "Why did it change?", "why did it change?"), new("forecast", "What will it be?", "forecast for this month")],
            Sources = Statement.Sources,
        };
    }

    private static Table Table(string unit, CostPlan plan, Question question, CostLedger ledger, List<Point> points, List<Point> all, List<Point> whole)
    {
        var rows = question.Top is { } top ? points.OrderByDescending(p => p.Amount).Take(top).ToList() : points;
        var shown = rows.Take(MaxRows).ToList();
        var isChange = unit != "day" && all.Count > 1;
        var sums = Sums(all);
        Cell Last(Point point)
        {
            var at = all.IndexOf(point);
            return plan.IsCumulative ? Money.Cell(sums[at], ledger.Unit) : at == 0 || !whole.Contains(all[at - 1]) || !whole.Contains(point) ? (Cell)"" : new Cell($"{Money.Change(point.Amount - all[at - 1].Amount, ledger.Unit)} ({Money.Growth(all[at - 1].Amount, point.Amount)})", (double)(point.Amount - all[at - 1].Amount));
        }
        ImmutableArray<Cell> Row(string name, decimal amount, Cell last) => plan.IsCumulative || isChange ? [name, Money.Cell(amount, ledger.Unit), Money.Share(amount, ledger.Total), last] : [name, Money.Cell(amount, ledger.Unit), Money.Share(amount, ledger.Total)];
        var cells = shown.Select(p => Row(p.Label, p.Amount, plan.IsCumulative || isChange ? Last(p) : "")).ToList();
        var other = ledger.Total - shown.Sum(p => p.Amount);
        if (shown.Count < points.Count || other != 0)
            cells.Add(Row("others", other, ""));
        cells.Add(Row("Total", ledger.Total, ""));
        return new($"By {unit}, {plan.Query.Period.Title()}",
            [new(char.ToUpperInvariant(unit[0]) + unit[1..]), new($"Cost ({ledger.Unit})", ColumnKind.Money), new("Share", ColumnKind.Number), .. plan.IsCumulative ? [new("Since the beginning", ColumnKind.Money)] : isChange ? [new("Change", ColumnKind.Money)] : ImmutableArray<Column>.Empty], [.. cells]);
    }

    /// <summary>The sum up to and with each point.</summary>
    private static List<decimal> Sums(List<Point> points)
    {
        var sum = 0m;
        return [.. points.Select(p => sum += p.Amount)];
    }

    private static Chart Cumulated(string unit, CostQuery query, CostLedger ledger, List<Point> points) =>
        new(ChartKind.Line, $"Spend since the beginning, by {unit}, {query.Period.Title()}", ledger.Unit, [.. points.Select(p => p.Label)], [new("Net", [.. Sums(points).Select(s => (double)Math.Round(s, 2))])]);

    private static Chart Chart(string unit, CostQuery query, CostLedger ledger, List<Point> points)
    {
        var labels = points.Select(p => p.Label).ToImmutableArray();
        if (query.Groups.IsEmpty)
            return new(points.Count > 31 ? ChartKind.Line : ChartKind.Bar, $"Spend per {unit} {query.Period.Words()}", ledger.Unit, labels, [new("Net", [.. points.Select(p => (double)Math.Round(p.Amount, 2))])]);
        var keys = ledger.ByKey().OrderByDescending(k => Math.Abs(k.Value)).Take(MaxSeries).Select(k => k.Key).ToList();
        var cells = new Dictionary<(string Label, string Key), decimal>();
        var (day, label) = ("", "");
        foreach (var row in ledger.Rows)
        {
            if (!ReferenceEquals(row.Day, day))
                (day, label) = (row.Day, Label(row.Day, unit));
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(cells, (label, keys.Contains(row.Key) ? row.Key : "\0"), out _) += row.Amount;
        }
        Series Line(string name, string key) => new(name, [.. labels.Select(l => (double)Math.Round(cells.GetValueOrDefault((l, key)), 2))]);
        var series = keys.Select(k => Line(RowsAnswer.Name(ledger, query.Groups[0], k), k)).ToList();
        if (cells.Keys.Any(c => c.Key == "\0"))
            series.Add(Line("Others", "\0"));
        return new(points.Count > 62 ? ChartKind.Line : ChartKind.Stacked, $"Spend per {unit} by {query.Groups[0].Words}", ledger.Unit, labels, [.. series]);
    }

    /// <summary>Today without figures is not a day without spend: AWS's data is up to 24 hours late.</summary>
    private static CostLedger WithoutToday(CostLedger ledger, DateTimeOffset now)
    {
        var today = CostPeriod.Text(DateOnly.FromDateTime(now.UtcDateTime));
        return ledger.Days is [.., var last] && last == today && !ledger.Rows.Any(r => r.Day == today && r.Amount != 0) ? ledger with { Days = ledger.Days.RemoveAt(ledger.Days.Length - 1) } : ledger;
    }

    private static List<Point> Points(CostLedger ledger, string unit) =>
        [.. ledger.ByDay().GroupBy(d => Label(d.Key, unit), StringComparer.Ordinal).Select(g => new Point(g.Key, g.Sum(d => d.Value)))];

    private static string Label(string day, string unit)
    {
        if (unit == "day" || !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return day;
        if (unit == "quarter")
            return $"{date.Year} Q{(date.Month + 2) / 3}";
        return unit == "month" ? date.ToString("yyyy-MM", CultureInfo.InvariantCulture) : $"week of {CostPeriod.Text(date.AddDays(-(((int)date.DayOfWeek + 6) % 7)))}";
    }

    private readonly record struct Point(string Label, decimal Amount);
}
