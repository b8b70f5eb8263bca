using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>Cost Anomaly Detection: individual alerts over SNS, and its EventBridge event.</summary>
internal sealed class CostAnomalyReader : INoticeReader
{
    public IReadOnlyList<Notification> Read(Envelope envelope)
    {
        var body = envelope.DetailType == "Anomaly Detected" ? envelope.Detail : envelope.Json;
        if (body is null || body["anomalyId"].Text() is not { Length: > 0 } id || body["impact"] is not JsonObject impact)
            return [];
        var total = impact["totalImpact"].Number() ?? 0;
        var cause = body["rootCauses"].Objects().FirstOrDefault();
        var service = cause?["service"].Text() is { Length: > 0 } named ? named : body["dimensionalValue"].Text();
        return [envelope.Notice("cost-anomaly", "cost anomaly", $"anomaly:{id}", $"Cost anomaly of ${total.ToString("0.00", CultureInfo.InvariantCulture)}{(service.Length > 0 ? $" in {service}" : "")}") with
        {
            Account = cause?["linkedAccount"].Text() is { Length: 12 } linked ? linked : body["accountId"].Text() is { Length: 12 } own ? own : envelope.Account,
            Region = cause?["region"].Text() ?? "",
            Severity = total >= 1000 ? Severity.High : Severity.Medium,
            Fields =
            [
                .. Fields.Of(body, "Monitor=monitorName", "From=anomalyStartDate", "To=anomalyEndDate", "Total impact ($)=impact.totalImpact", "Impact (%)=impact.totalImpactPercentage", "Spent ($)=impact.totalActualSpend", "Expected ($)=impact.totalExpectedSpend"),
                .. cause is null ? [] : Fields.Of(cause, "Service=service", "Account=linkedAccountName", "Region=region", "Usage=usageType"),
            ],
            Links = body["anomalyDetailsLink"].Text() is { Length: > 0 } link && link.StartsWith("https://", StringComparison.Ordinal) ? [new("Anomaly", link)] : [],
            Investigation = service.Length > 0 ? $"why did {service} costs rise this month?" : "why did costs rise this month?",
        }];
    }
}
