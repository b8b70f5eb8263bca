using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Costs.Query;
using Bot.Intents.Costs.Spend;
using Bot.Understanding;

namespace Bot.Intents.Costs.Outlook;

/// <summary>What will be spent: AWS's forecast, with what is spent already where the period has begun.</summary>
internal sealed class ForecastTopic(CostOptions options) : ICostTopic
{
    public ImmutableArray<string> Topics { get; } = ["forecast"];

    public async Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation)
    {
        if (UnitAnswer.Asked(turn.Question) is not null)
            return await UsageForecast.AnswerAsync(turn, options, cancellation).ConfigureAwait(false);
        var (foreseen, failure) = await Foreseen.ReadAsync(turn, cancellation).ConfigureAwait(false);
        return foreseen is null ? failure! : Say(turn, foreseen);
    }

    private static Answer Say(Turn turn, Foreseen f)
    {
        var (unit, rows) = (f.Unit, f.Rows);
        var text = $"About **{Money.Text(f.Total, unit)}** {f.Whole.Words()}{f.Words}";
        text += f.Spent is null ? "." : $": {Money.Text(f.Already, unit)} spent up to {CostPeriod.Text(f.Ahead.Start.AddDays(-1))}, {Money.Text(f.Mean, unit)} to come.";
        if (rows.Count > 0)
            text += $"\nWith {Foreseen.Interval} % certainty each day or month lies within its bounds; all low {Money.Text(f.Already + f.Low, unit)}, all high {Money.Text(f.Already + f.High, unit)}.";
        if (turn.Question.Conditions.FirstOrDefault(c => c.Field == "amount") is { } threshold)
            text = Threshold(threshold, f.Total, f.Already + f.Low, f.Already + f.High, unit) + "\n" + text;
        return new()
        {
            Text = text,
            Tables = rows.Count is > 1 and <= 31 ? [Table(rows, unit)] : [],
            Charts = rows.Count > 1
                ? [new(ChartKind.Line, $"Forecast {f.Ahead.Words()}", unit, [.. rows.Select(Day)],
                    [new("Forecast", Values(rows, "MeanValue")), new("Low", Values(rows, "PredictionIntervalLowerBound")), new("High", Values(rows, "PredictionIntervalUpperBound"))])]
                : [],
            Notes = [$"AWS's forecast of {f.Metric.Words.Split(':')[0]} from past usage; it knows no credits, refunds and taxes to come. Days are UTC; currency {unit}.", .. turn.Question.GroupBy.IsEmpty ? ImmutableArray<string>.Empty : ["AWS forecasts a total, of the whole bill or of one service, Region, account or tag; not by group. Ask for one: \"forecast for EC2 next month\"."]],
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
        [.. rows.Select(r => ImmutableArray.Create(new Cell(Day(r)), Money.Cell(Foreseen.Amount(r["MeanValue"]), unit), Money.Cell(Foreseen.Amount(r["PredictionIntervalLowerBound"]), unit), Money.Cell(Foreseen.Amount(r["PredictionIntervalUpperBound"]), unit)))]);

    private static ImmutableArray<double> Values(List<JsonObject> rows, string member) => [.. rows.Select(r => (double)Math.Round(Foreseen.Amount(r[member]), 2))];

    private static string Day(JsonObject row) => row["TimePeriod"]?["Start"].Text() ?? "";
}
