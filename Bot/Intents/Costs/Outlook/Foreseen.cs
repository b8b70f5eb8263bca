using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Outlook;

/// <summary>AWS's forecast of a period, with what is spent of it already.</summary>
/// <param name="Whole">The period, its spent part included.</param>
/// <param name="Ahead">The part to come.</param>
/// <param name="Spent">By charge type; null where nothing of it is over.</param>
/// <param name="Mean">Expected of the part to come.</param>
/// <param name="Words">The filters in words.</param>
/// <param name="Rows">By day or month, as AWS wrote them.</param>
internal sealed record Foreseen(CostPeriod Whole, CostPeriod Ahead, CostMetric Metric, CostLedger? Spent, decimal Mean, string Unit, string Words, List<JsonObject> Rows)
{
    /// <summary>Percent of the outcomes that AWS expects within its bounds.</summary>
    public const int Interval = 80;
    /// <summary>How far daily and monthly forecasts reach.</summary>
    private const int DailyUpTo = 93, MonthsAhead = 12;

    public decimal Already => Spent?.Total ?? 0;
    public decimal Total => Already + Mean;
    public decimal Low => Rows.Sum(r => Amount(r["PredictionIntervalLowerBound"]));
    public decimal High => Rows.Sum(r => Amount(r["PredictionIntervalUpperBound"]));

    /// <summary>Of the question's period and filters; or why there is none.</summary>
    public static async Task<(Foreseen? Found, Answer? Failure)> ReadAsync(Turn turn, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(turn.Now.UtcDateTime);
        var period = CostPeriod.Ahead(turn.Question.Time, today);
        if (period.End <= today)
            return (null, Answer.Say($"A forecast looks ahead, and {period.Words()} is over. Ask what was spent then.") with { Offers = [new("spent", "What was spent?", $"what did we spend {period.Words()}?")] });
        if (period.Start > today.AddMonths(MonthsAhead))
            return (null, Answer.Say($"AWS forecasts {MonthsAhead} months ahead at most, up to {CostPeriod.Text(today.AddMonths(MonthsAhead))}."));

        // "This month" is its beginning, spent, and its end, foreseen; the reader gives what is left of it.
        var month = new DateOnly(today.Year, today.Month, 1);
        var words = turn.Question.Time?.Words ?? "";
        var spentFrom = period.Start > today ? period.Start
            : words.Contains("quarter", StringComparison.OrdinalIgnoreCase) && period.End.Day == 1 ? period.End.AddMonths(-3)
            : words.Contains("year", StringComparison.OrdinalIgnoreCase) && period.End.Day == 1 ? period.End.AddYears(-1)
            : period.End == month.AddMonths(1) ? month : period.Start;
        if (spentFrom > today)
            spentFrom = period.Start;
        var ahead = new CostPeriod(period.Start < today ? today : period.Start, period.End);
        var filters = CostPlan.Filters(turn, []);
        var metric = CostMetric.Of(turn.Question.Conditions.FirstOrDefault(c => c.Field == "metric")?.Value);

        var forecast = turn.Aws.CallAsync("ce", "GetCostForecast", Parameters(ahead, metric, filters), cancellation: cancellation);
        CostLedger? spent = null;
        if (spentFrom < ahead.Start)
        {
            var query = new CostQuery(new(spentFrom, ahead.Start), CostGranularity.Monthly, metric, [CostGroup.RecordType], filters);
            var (ledger, failure) = await CostExplorer.ReadAsync(turn.Aws, query, cancellation).ConfigureAwait(false);
            if (ledger is null)
            {
                await forecast.ConfigureAwait(false);
                return (null, CostFailure.Of(failure!));
            }
            spent = ledger;
        }
        var outcome = await forecast.ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok { Body: var body })
            return (null, CostFailure.Of(outcome));
        var unit = body["Total"]?["Unit"].Text() is { Length: > 0 } named ? named : "USD";
        return (new(new(spentFrom, period.End), ahead, metric, spent, Amount(body["Total"]?["Amount"]), unit, string.Concat(filters.Select(f => f.Words())), [.. body["ForecastResultsByTime"].Objects()]), null);
    }

    public static decimal Amount(JsonNode? node) => decimal.TryParse(node.Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount : 0;

    private static JsonObject Parameters(CostPeriod ahead, CostMetric metric, ImmutableArray<CostFilter> filters)
    {
        var parameters = new JsonObject
        {
            ["TimePeriod"] = CostQuery.Bounds(ahead),
            ["Metric"] = metric.Forecast,
            ["Granularity"] = ahead.Days <= DailyUpTo && !ahead.IsMonths ? "DAILY" : "MONTHLY",
            ["PredictionIntervalLevel"] = Interval,
        };
        if (CostFilter.Expression(filters) is { } filter)
            parameters["Filter"] = filter;
        return parameters;
    }
}
