using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Query;
using Bot.Intents.Costs.Spend;

namespace Bot.Intents.Costs.Outlook;

/// <summary>What will be used: AWS forecasts usage types of one unit at a time, so the unit must be said or be the only one.</summary>
internal static class UsageForecast
{
    private const int LookBack = 30;
    private const int MaxTypes = 50;

    public static async Task<Answer> AnswerAsync(Turn turn, CostOptions options, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(turn.Now.UtcDateTime);
        var period = CostPeriod.Ahead(turn.Question.Time, today);
        var ahead = new CostPeriod(period.Start < today ? today : period.Start, period.End);
        if (ahead.End <= ahead.Start)
            return Answer.Say($"A forecast looks ahead, and {period.Words()} is over.");
        var recent = new CostPeriod(today.AddDays(-LookBack), today);
        var (plan, failed) = await UsageGroups.ResolveAsync(turn, CostPlan.Of(turn, options) is var p ? p with { Query = p.Query with { Period = recent, Groups = [] } } : p, cancellation).ConfigureAwait(false);
        if (failed is not null)
            return CostFailure.Of(failed);
        var (rows, _, _, failure) = await UsageRows.ReadAsync(turn.Aws, plan.Query, cancellation).ConfigureAwait(false);
        if (rows is null)
            return CostFailure.Of(failure!);
        var words = UnitWords.Of(turn.Question.Conditions.FirstOrDefault(c => c.Field == "unit")?.Value ?? "");
        var units = rows.Where(r => r is { Unit: not "N/A", Quantity: > 0 } && (words is null || words.Units.Contains(r.Unit, StringComparer.Ordinal))).GroupBy(r => r.Unit).OrderByDescending(g => g.Sum(r => r.Cost)).ToList();
        if (units.Count == 0)
            return Answer.Say($"Nothing was used in the last {LookBack} days{plan.Query.Words()} that could be forecast.") with { Sources = Statement.Sources };
        if (units.Count > 1 && words is null)
        {
            return new()
            {
                Text = $"In which unit? In the last {LookBack} days there was usage in {string.Join(", ", units.Take(6).Select(u => $"{u.Key} ({UnitWords.Quantity(u.Sum(r => r.Quantity))})"))}; AWS forecasts one at a time. Name a usage type, or \"how many GB\", \"how many hours\", \"how many requests\".",
                Asked = "unit",
                Offers = [.. units.SelectMany(u => u).OrderByDescending(r => r.Cost).Take(4).Select((r, i) => new Offer($"type-{i}", r.Type.Length > 38 ? r.Type[..38] : r.Type, $"usage quantity forecast of {r.Type} {period.Words()}"))],
            };
        }
        var types = units[0].Select(r => r.Type).Distinct().Take(MaxTypes).ToImmutableArray();
        return await AskAsync(turn, plan.Query, ahead, types, units[0].Key, units[0].Sum(r => r.Quantity), cancellation).ConfigureAwait(false);
    }

    private static async Task<Answer> AskAsync(Turn turn, CostQuery query, CostPeriod ahead, ImmutableArray<string> types, string unit, decimal recent, CancellationToken cancellation)
    {
        var filters = query.Filters.RemoveAll(f => f.Key == "USAGE_TYPE").Add(CostFilter.Dimension("USAGE_TYPE", types));
        var parameters = new JsonObject
        {
            ["TimePeriod"] = CostQuery.Bounds(ahead),
            ["Metric"] = CostMetric.Usage.Forecast,
            ["Granularity"] = ahead.IsMonths ? "MONTHLY" : "DAILY",
            ["Filter"] = CostFilter.Expression(filters),
            ["PredictionIntervalLevel"] = Foreseen.Interval,
        };
        var outcome = await turn.Aws.CallAsync("ce", "GetUsageForecast", parameters, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok { Body: var body })
            return CostFailure.Of(outcome);
        var rows = body["ForecastResultsByTime"].Objects().ToList();
        var mean = Foreseen.Amount(body["Total"]?["Amount"]);
        return new()
        {
            Text = $"About **{UnitWords.Quantity(mean)} {unit}** will be used {ahead.Words()}{string.Concat(query.Filters.Where(f => f.Key != "USAGE_TYPE").Select(f => f.Words()))}; in the last {LookBack} days it was {UnitWords.Quantity(recent)} {unit}.",
            Charts = rows.Count > 1 ? [new(ChartKind.Line, $"Usage forecast {ahead.Words()}", unit, [.. rows.Select(r => r["TimePeriod"]?["Start"].Text() ?? "")], [new("Forecast", [.. rows.Select(r => (double)Foreseen.Amount(r["MeanValue"]))])])] : [],
            Notes = [$"AWS's forecast from past usage, of {types.Length} usage type{(types.Length == 1 ? "" : "s")} ({string.Join(", ", types.Take(4))}{(types.Length > 4 ? ", …" : "")}). A GB-Mo is one GB kept for a month. Days are UTC."],
            Offers = [new("cost", "What will it cost?", "forecast for this month")],
            Sources = Statement.Sources,
        };
    }
}
