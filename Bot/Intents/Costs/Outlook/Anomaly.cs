using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Identity;
using Bot.Intents.Costs.Query;
using Bot.Understanding;

namespace Bot.Intents.Costs.Outlook;

/// <summary>A cost anomaly as AWS describes it.</summary>
/// <param name="Id">AWS's id.</param>
/// <param name="Service">Of its first root cause; empty where AWS names none.</param>
/// <param name="Cause">Service, usage type and Region, for people.</param>
/// <param name="To">Empty while it goes on.</param>
internal sealed record Anomaly(string Id, string Service, string Cause, string Account, string From, string To, decimal Impact, decimal Expected)
{
    /// <summary>The anomalies of a period, the largest first; the call that failed where there are none to be had.</summary>
    /// <param name="aws">Asked.</param>
    /// <param name="period">By their days.</param>
    /// <param name="bound">Only those with such an impact; null for all.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<(List<Anomaly> Found, CallOutcome? Failure)> FindAsync(AwsSession aws, CostPeriod period, Condition? bound, CancellationToken cancellation)
    {
        var parameters = new JsonObject { ["DateInterval"] = new JsonObject { ["StartDate"] = CostPeriod.Text(period.Start), ["EndDate"] = CostPeriod.Text(period.End.AddDays(-1)) } };
        if (bound is not null && Operator(bound.Operator) is { } compare && double.TryParse(bound.Value, CultureInfo.InvariantCulture, out var least))
            parameters["TotalImpact"] = new JsonObject { ["NumericOperator"] = compare, ["StartValue"] = least };
        var outcome = await aws.CallAllAsync("ce", "GetAnomalies", parameters, cancellation: cancellation).ConfigureAwait(false);
        return outcome is CallOutcome.Ok ok ? ([.. ok.Body["Anomalies"].Objects().Select(Of).OrderByDescending(a => a.Impact)], null) : ([], outcome);
    }

    public static Anomaly Of(JsonObject anomaly)
    {
        var cause = anomaly["RootCauses"].Objects().FirstOrDefault();
        var parts = new[] { cause?["Service"].Text() ?? anomaly["DimensionValue"].Text(), cause?["UsageType"].Text(), cause?["Region"].Text() };
        return new(
            anomaly["AnomalyId"].Text(), cause?["Service"].Text() ?? "", string.Join(", ", parts.Where(p => !string.IsNullOrEmpty(p))), cause?["LinkedAccount"].Text() ?? "",
            Day(anomaly["AnomalyStartDate"]), Day(anomaly["AnomalyEndDate"]),
            (decimal)(anomaly["Impact"]?["TotalImpact"].Number() ?? 0), (decimal)(anomaly["Impact"]?["TotalExpectedSpend"].Number() ?? 0));
    }

    private static string Day(JsonNode? time) => time.Text() is { Length: >= 10 } text ? text[..10] : "";

    private static string? Operator(ConditionOperator condition) => condition switch
    {
        ConditionOperator.Greater => "GREATER_THAN",
        ConditionOperator.GreaterOrEqual => "GREATER_THAN_OR_EQUAL",
        ConditionOperator.Less => "LESS_THAN",
        ConditionOperator.LessOrEqual => "LESS_THAN_OR_EQUAL",
        ConditionOperator.Equal => "EQUAL",
        _ => null,
    };
}
