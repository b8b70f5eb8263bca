using System.Collections.Immutable;
using Bot.Answers;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Reason;

namespace Bot.Intents.Investigations.Say;

/// <summary>What happened when: metrics, changes, logs and states on one axis.</summary>
internal static class Timeline
{
    private const int MaxRows = 14;

    public static ImmutableArray<Table> Of(Case @case, Conclusion conclusion)
    {
        var cited = conclusion.Causes.SelectMany(c => c.Claim.Evidence).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        var rows = @case.Book.Facts.Where(f => f.From is not null && f.Source is not "blame" and not "quota" && f.From >= @case.Window.Start.AddHours(-3) && (f.IsSymptom || cited.Contains(f.Id) || f.Source is "change" or "event" || f.Source is "metric" or "silence"))
            .OrderByDescending(f => cited.Contains(f.Id)).ThenByDescending(f => f.IsSymptom).ThenByDescending(f => f.From).Take(MaxRows).OrderBy(f => f.From).ThenBy(f => f.Id, StringComparer.Ordinal).ToList();
        var tables = ImmutableArray.CreateBuilder<Table>();
        if (rows.Count > 0)
        {
            tables.Add(new("Timeline (UTC)", [new("Time", ColumnKind.Time), new("What"), new("From"), new("Fact")],
                [.. rows.Select(f => ImmutableArray.Create<Cell>(new Cell($"{f.From:yyyy-MM-dd HH:mm}", f.From!.Value.ToUnixTimeSeconds()), f.Text, Source(f), new Cell(f.Id, Url: f.Url)))]));
        }
        var readings = @case.Readings.Where(r => @case.Subjects.Contains(r.Thing) && !r.Points.IsEmpty).OrderByDescending(r => r.IsBad).Take(20).ToList();
        if (readings.Count > 0)
        {
            tables.Add(new("Metrics", [new("Resource"), new("Metric"), new("Now", ColumnKind.Number), new("Before", ColumnKind.Number), new("Verdict")],
                [.. readings.Select(r => ImmutableArray.Create<Cell>(r.Thing.Name, r.Rule.Title, Number(r.Level / r.Rule.Divide), r.Before is { } b ? Number(b / r.Rule.Divide) : "", r.IsBad ? r.Rule.Role == Metrics.MetricRole.Load ? "unusual" : "bad" : "as usual"))]));
        }
        return tables.ToImmutable();
    }

    private static Cell Number(double value) => new(Metrics.MetricCollector.Number(value), value);

    private static string Source(Fact fact) => fact.Source switch { "metric" or "silence" => "metric", "change" => "CloudTrail", "log" => "logs", "event" => "AWS Health", "cost" => "Cost Explorer", _ => "state" };
}
