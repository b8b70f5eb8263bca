using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Insight.Costs;

/// <summary>GetCostForecast and GetUsageForecast: the last four weeks by weekday, carried on with their growth.</summary>
internal static class CostForecasts
{
    public static JsonObject Forecast(DemoCall call, bool usage)
    {
        var ledger = call.World.Part<Ledger>().Reading(call.World);
        var (from, to) = CostPeriod.Of(call);
        var today = DateOnly.FromDateTime(call.Now.UtcDateTime);
        if (from < today) throw CostExpression.Invalid("Start date must be on or after the current date");
        var test = new CostExpression(ledger.Categories).Parse(call.Input["Filter"] as JsonObject);
        var amortized = call.Must("Metric").Contains("AMORTIZED", StringComparison.OrdinalIgnoreCase);
        var days = new decimal[56];
        foreach (var record in ledger.Records)
        {
            var back = ledger.End.DayNumber - record.Day.DayNumber;
            if (back is >= 1 and <= 56 && CostAccess.Sees(call, record.Line.Account) && record.Line.RecordType is not ("Credit" or "Refund" or "Tax" or "Support") && test(record.Line, null))
                days[back - 1] += usage ? record.Quantity : amortized ? record.Amortized : record.Unblended;
        }
        if (days.All(d => d == 0)) throw new DemoException("DataUnavailableException", "Insufficient amount of historical data to generate forecast");
        var (recent, before) = (days[..28].Sum(), days[28..].Sum());
        var growth = before == 0 ? 0 : Math.Clamp((double)((recent - before) / before), -0.3, 0.3);
        var width = (call.Number("PredictionIntervalLevel") ?? 80) / 100m * 0.12m;
        var rows = new JsonArray();
        decimal total = 0, sum = 0;
        var start = from;
        var monthly = call.Text("Granularity") == "MONTHLY";
        for (var day = from; day < to; day = day.AddDays(1))
        {
            var ahead = day.DayNumber - ledger.End.DayNumber;
            var sameWeekday = Enumerable.Range(0, 4).Average(w => days[6 - ahead % 7 + w * 7]);
            sum += decimal.Round(sameWeekday * (decimal)Math.Pow(1 + growth, ahead / 28.0 + 0.5), 6);
            if (monthly && day.AddDays(1).Day != 1 && day.AddDays(1) < to) continue;
            rows.Add(new JsonObject
            {
                ["TimePeriod"] = CostQueries.Period((start, day.AddDays(1))),
                ["MeanValue"] = CostQueries.Text(sum),
                ["PredictionIntervalLowerBound"] = CostQueries.Text(sum * (1 - width)),
                ["PredictionIntervalUpperBound"] = CostQueries.Text(sum * (1 + width)),
            });
            (total, sum, start) = (total + sum, 0, day.AddDays(1));
        }
        return new JsonObject { ["Total"] = CostQueries.Amount(total, usage ? "N/A" : "USD"), ["ForecastResultsByTime"] = rows };
    }
}
