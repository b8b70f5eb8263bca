using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Intents.Costs.Outlook;

/// <summary>A budget as AWS describes it.</summary>
/// <param name="Per">Its time unit: <c>a month</c>.</param>
internal sealed record Budget(string Name, decimal Limit, decimal Actual, decimal? Forecast, string Unit, string Per)
{
    public double Used => Limit == 0 ? Actual > 0 ? double.PositiveInfinity : 0 : (double)(Actual / Limit);

    public string Text(decimal amount) => Money.Text(amount, Unit);

    /// <summary>The first day of the period that a time lies in, for telling its periods apart.</summary>
    public string PeriodStart(DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        return Costs.Query.CostPeriod.Text(Per switch
        {
            "a day" => day,
            "a quarter" => new(day.Year, (day.Month - 1) / 3 * 3 + 1, 1),
            "a year" => new(day.Year, 1, 1),
            _ => new(day.Year, day.Month, 1),
        });
    }

    public static Budget Of(JsonObject budget)
    {
        var spend = budget["CalculatedSpend"];
        return new(
            budget["BudgetName"].Text(), Amount(budget["BudgetLimit"]) ?? 0, Amount(spend?["ActualSpend"]) ?? 0, Amount(spend?["ForecastedSpend"]),
            budget["BudgetLimit"]?["Unit"].Text() is { Length: > 0 } unit ? unit : "USD",
            budget["TimeUnit"].Text() switch { "DAILY" => "a day", "QUARTERLY" => "a quarter", "ANNUALLY" => "a year", _ => "a month" });
    }

    private static decimal? Amount(JsonNode? spend) => decimal.TryParse(spend?["Amount"].Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount : null;
}
