using System.Collections.Immutable;
using System.Globalization;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Alarms.Lists;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;

namespace Bot.Intents.Alarms.Metrics;

/// <summary>A metric of a named resource over a time: now, lowest, highest, and its line.</summary>
internal static class MetricAnswer
{
    private const int MaxResources = 5, MaxMetrics = 4;
    private static readonly TimeSpan s_unsaid = TimeSpan.FromHours(3);

    public static async Task<Answer> OfAsync(Turn turn, CancellationToken cancellation)
    {
        var question = turn.Question;
        var calls = new Calls(turn, cancellation);
        var regions = await RegionPlan.OfAsync(turn, turn.Caller.Account, cancellation).ConfigureAwait(false);
        var named = question.Entities.FirstOrDefault(e => e.Kind is EntityKind.Id or EntityKind.Name or EntityKind.Arn);
        var kind = ResourceRegistry.Find(named?.ResourceKind ?? "") ?? question.Resources?.Kinds.Select(ResourceRegistry.Find).OfType<ResourceKind>().FirstOrDefault(k => !MetricTable.Of(k.Name).IsEmpty);
        if (kind is null && named is { Kind: EntityKind.Name })
            kind = await SubjectFinder.KindOfAsync(calls, named.Text, regions, turn.Caller.Account).ConfigureAwait(false);
        if (kind is null || MetricTable.Of(kind.Name) is not { IsEmpty: false } known)
            return Answer.Say($"Which resource? Name a function, instance, load balancer, database, table, queue or service{(named is null ? "" : $"; I do not know what `{named.Text}` is")}.") with { Asked = "resource" };
        var metrics = MetricWords.Find(question.Text, known) is { IsEmpty: false } found ? found : [.. known.Take(MaxMetrics)];
        var rows = await SubjectFinder.FindAsync(calls, kind, named, regions, turn.Caller.Account).ConfigureAwait(false);
        if (rows.Count == 0)
            return NotFound(kind, named, regions, calls);
        var range = question.Time ?? new TimeRange(turn.Now - s_unsaid, turn.Now, "past 3 hours");
        var statistic = MetricWords.Statistic(question.Text);
        var wanted = rows.Take(MaxResources).SelectMany(r => metrics.Take(MaxMetrics).Select(m => new WantedMetric(r, m, statistic is "Sum" && !m.IsCount ? null : statistic)));
        var (points, failures) = await MetricReader.ReadAsync(turn, wanted, range.Start, range.End, MetricReader.PeriodFor(turn.Now, range.Start, range.End), cancellation).ConfigureAwait(false);
        return points.Count == 0 && failures.Count > 0 ? Failure.Of(failures[0]) : Say(turn, kind, rows, points, range, failures);
    }

    private static Answer Say(Turn turn, ResourceKind kind, List<Row> rows, List<MetricPoints> points, TimeRange range, List<CallOutcome> failures)
    {
        var period = AwsTime.Show(range.Start, range.End);
        var some = points.Where(p => p.Points.Length > 0).ToList();
        var lines = some.Select(p => Line(p, range.IsOpen || turn.Question.Time is null)).ToList();
        var silent = points.Where(p => p.Points.Length == 0).Select(p => p.Of.Metric.Name).Distinct().ToList();
        return new()
        {
            Text = some.Count == 0
                ? $"CloudWatch has no data of {string.Join(", ", silent)} for `{rows[0].Name}`, {period}, in {rows[0].Region}."
                : $"{string.Join("\n", lines)}\n{period}, {rows[0].Region}.",
            Charts = [.. some.GroupBy(p => p.Of.Metric.Name).Select(g => Draw(g, range))],
            Notes =
            [
                .. turn.Question.Time is null ? ["No time was said: the past 3 hours are shown."] : ImmutableArray<string>.Empty,
                .. silent.Count > 0 && some.Count > 0 ? [$"No data of {string.Join(", ", silent)}."] : ImmutableArray<string>.Empty,
                .. rows.Count > MaxResources ? [$"The first {MaxResources} of {rows.Count} are shown. Name one to see it."] : ImmutableArray<string>.Empty,
                .. AlarmList.Notes(failures),
            ],
            Mentions = [.. rows.Take(MaxResources).Select(r => new Mentioned(kind.Name, r.Id, r.Name, r.Region, r.Account))],
            Offers =
            [
                new("health", "Is it healthy?", $"is {kind.Title} {rows[0].Name} healthy in {rows[0].Region}?"),
                new("alarms", "Its alarms", $"what alarms are configured for {kind.Title} {rows[0].Name} in {rows[0].Region}?"),
                new("week", "Past 7 days", $"{string.Join(", ", some.Select(p => p.Of.Metric.Words.Split(',')[0]).Distinct().Take(1))} of {kind.Title} {rows[0].Name} over the past 7 days in {rows[0].Region}"),
            ],
            Sources = [new("CloudWatch metrics", $"https://{rows[0].Region}.console.aws.amazon.com/cloudwatch/home?region={rows[0].Region}#metricsV2:")],
        };
    }

    private static string Line(MetricPoints points, bool untilNow)
    {
        var metric = points.Of.Metric;
        var values = points.Points.Select(p => p.Value / metric.Divide).ToList();
        var highest = points.Points.MaxBy(p => p.Value);
        var name = $"{metric.Name} ({points.Of.Statistic ?? metric.Statistic}) of `{points.Of.Resource.Name}`";
        return metric.IsCount && points.Of.Statistic is null or "Sum"
            ? $"**{name}: {Number(values.Sum())} {metric.Unit} in all**, at most {Number(values.Max())} in a period at {AwsTime.Show(highest.At)} UTC, latest {Number(values[^1])}."
            : $"**{name}: {Number(values[^1])} {metric.Unit} {(untilNow ? "now" : "at the end")}**, between {Number(values.Min())} and {Number(values.Max())} (highest at {AwsTime.Show(highest.At)} UTC), on average {Number(values.Average())}.";
    }

    private static Chart Draw(IEnumerable<MetricPoints> several, TimeRange range)
    {
        var all = several.ToList();
        var times = all.SelectMany(p => p.Points.Select(x => x.At)).Distinct().Order().ToList();
        var metric = all[0].Of.Metric;
        var format = range.End - range.Start > TimeSpan.FromDays(2) ? "MM-dd HH:mm" : "HH:mm";
        return new(ChartKind.Line, $"{metric.Name} ({all[0].Of.Statistic ?? metric.Statistic})", metric.Unit, [.. times.Select(t => t.UtcDateTime.ToString(format, CultureInfo.InvariantCulture))],
            [.. all.Select(p =>
            {
                var at = p.Points.ToDictionary(x => x.At, x => x.Value / metric.Divide);
                return new Series(p.Of.Resource.Name, [.. times.Select(t => at.TryGetValue(t, out var v) ? v : double.NaN)]);
            })]);
    }

    private static Answer NotFound(ResourceKind kind, Entity? named, RegionPlan regions, Calls calls) => new()
    {
        Text = named is null ? $"There is no {kind.Title} in {regions.Words}." : $"There is no {kind.Title} `{named.Text}` in {regions.Words}.",
        Failed = true,
        Notes = [.. calls.Findings.Problems.Select(p => $"{p.Region}: {p.Code}: {p.Message}").Distinct()],
        Offers = [new("list", AlarmList.Short($"List the {kind.Title}s"), $"list {kind.Title}s in {regions.Names[0]}")],
    };

    internal static string Number(double value) => Math.Abs(value) switch
    {
        >= 1000 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.ToString("0.###", CultureInfo.InvariantCulture),
    };
}
