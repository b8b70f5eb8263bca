using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Query;
using Bot.Intents.Costs.Spend;
using Bot.Understanding;

namespace Bot.Intents.Costs.Outlook;

/// <summary>What will be spent: AWS's forecast, with what is spent already where the period has begun.</summary>
internal sealed class ForecastTopic : ICostTopic
{
    /// <summary>Percent of the outcomes that AWS expects within its bounds.</summary>
    private const int Interval = 80;
    /// <summary>How far daily and monthly forecasts reach.</summary>
    private const int DailyUpTo = 93;
    private const int MonthsAhead = 12;

    public ImmutableArray<string> Topics { get; } = ["forecast"];

    public async Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(turn.Now.UtcDateTime);
        var period = CostPeriod.Ahead(turn.Question.Time, today);
        if (period.End <= today)
            return Answer.Say($"A forecast looks ahead, and {period.Words()} is over. Ask what was spent then.") with { Offers = [new("spent", "What was spent?", $"what did we spend {period.Words()}?")] };
        if (period.Start > today.AddMonths(MonthsAhead))
            return Answer.Say($"AWS forecasts {MonthsAhead} months ahead at most, up to {CostPeriod.Text(today.AddMonths(MonthsAhead))}.");

        // "This month" is its beginning, spent, and its end, foreseen; the reader gives what is left of it.
        var month = new DateOnly(today.Year, today.Month, 1);
        var spentFrom = period.Start <= today && period.End == month.AddMonths(1) ? month : period.Start;
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
                return CostFailure.Of(failure!);
            }
            spent = ledger;
        }
        return await forecast.ConfigureAwait(false) is CallOutcome.Ok ok
            ? Say(turn, new(spentFrom, period.End), ahead, filters, metric, spent, ok.Body)
            : CostFailure.Of(await forecast.ConfigureAwait(false));
    }

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

    private static Answer Say(Turn turn, CostPeriod whole, CostPeriod ahead, ImmutableArray<CostFilter> filters, CostMetric metric, CostLedger? spent, JsonObject body)
    {
        var unit = body["Total"]?["Unit"].Text() is { Length: > 0 } named ? named : "USD";
        var rows = body["ForecastResultsByTime"].Objects().ToList();
        var (mean, low, high) = (Amount(body["Total"]?["Amount"]), rows.Sum(r => Amount(r["PredictionIntervalLowerBound"])), rows.Sum(r => Amount(r["PredictionIntervalUpperBound"])));
        var (already, words) = (spent?.Total ?? 0, string.Concat(filters.Select(f => f.Words())));
        var total = already + mean;
        var text = $"About **{Money.Text(total, unit)}** {whole.Words()}{words}";
        text += spent is null ? "." : $": {Money.Text(already, unit)} spent up to {CostPeriod.Text(ahead.Start.AddDays(-1))}, {Money.Text(mean, unit)} to come.";
        if (rows.Count > 0)
            text += $"\nWith {Interval} % certainty each day or month lies within its bounds; all low {Money.Text(already + low, unit)}, all high {Money.Text(already + high, unit)}.";
        if (turn.Question.Conditions.FirstOrDefault(c => c.Field == "amount") is { } threshold)
            text = Threshold(threshold, total, already + low, already + high, unit) + "\n" + text;
        return new()
        {
            Text = text,
            Tables = rows.Count is > 1 and <= 31 ? [Table(rows, unit)] : [],
            Charts = rows.Count > 1
                ? [new(ChartKind.Line, $"Forecast {ahead.Words()}", unit, [.. rows.Select(Day)],
                    [new("Forecast", Values(rows, "MeanValue")), new("Low", Values(rows, "PredictionIntervalLowerBound")), new("High", Values(rows, "PredictionIntervalUpperBound"))])]
                : [],
            Notes = [$"AWS's forecast of {metric.Words.Split(':')[0]} from past usage; it knows no credits, refunds and taxes to come. Days are UTC; currency {unit}."],
            Offers = [new("so-far", "Spent so far", "what did we spend this month by service?"), new("budgets", "Budgets", "are any budgets exceeded?"), new("save", "What can we save?", "what are my top cost optimization opportunities?")],
            Sources = Statement.Sources,
        };
    }

    private static string Threshold(Condition threshold, decimal mean, decimal low, decimal high, string unit)
    {
        var (passes, sure) = (Statement.Passes(threshold, mean), Statement.Passes(threshold, low) == Statement.Passes(threshold, high));
        return $"**{(passes ? "Yes" : "No")}{(sure ? "" : ", but it is close")}**: {Money.Text(mean, unit)} is foreseen; asked was {Statement.Words(threshold, unit)}.";
    }

    private static Table Table(List<JsonObject> rows, string unit) => new(
        "Forecast", [new("Period"), new($"Expected ({unit})", ColumnKind.Money), new("Low", ColumnKind.Money), new("High", ColumnKind.Money)],
        [.. rows.Select(r => ImmutableArray.Create(new Cell(Day(r)), Money.Cell(Amount(r["MeanValue"]), unit), Money.Cell(Amount(r["PredictionIntervalLowerBound"]), unit), Money.Cell(Amount(r["PredictionIntervalUpperBound"]), unit)))]);

    private static ImmutableArray<double> Values(List<JsonObject> rows, string member) => [.. rows.Select(r => (double)Math.Round(Amount(r[member]), 2))];

    private static string Day(JsonObject row) => row["TimePeriod"]?["Start"].Text() ?? "";

    private static decimal Amount(JsonNode? node) => decimal.TryParse(node.Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount : 0;
}
