using System.Text.Json.Nodes;
using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>AWS Config: rules that are met or not, and changes of resources; as EventBridge events and over Config's own topic.</summary>
internal sealed class ConfigReader : INoticeReader
{
    public IReadOnlyList<Notification> Read(Envelope envelope)
    {
        var body = envelope.DetailType.StartsWith("Config ", StringComparison.Ordinal) ? envelope.Detail : envelope.Json;
        return body?["messageType"].Text() switch
        {
            "ComplianceChangeNotification" => [Compliance(envelope, body)],
            "ConfigurationItemChangeNotification" or "OversizedConfigurationItemChangeNotification" => [Change(envelope, body)],
            _ => [],
        };
    }

    private static Notification Compliance(Envelope envelope, JsonObject body)
    {
        var rule = body["configRuleName"].Text();
        var resource = body["resourceId"].Text();
        var state = Fields.At(body, "newEvaluationResult.complianceType");
        var isBad = state == "NON_COMPLIANT";
        var notice = envelope.Notice("config", "compliance", $"config:{rule}:{resource}", $"{resource} {(isBad ? "breaks" : "meets")} the rule {rule}");
        return notice with
        {
            Account = body["awsAccountId"].Text() is { Length: 12 } account ? account : notice.Account,
            Region = body["awsRegion"].Text() is { Length: > 0 } region ? region : notice.Region,
            Severity = isBad ? Severity.Medium : Severity.Info,
            State = isBad ? NoticeState.Firing : NoticeState.Resolved,
            Text = Short.Text(Fields.At(body, "newEvaluationResult.annotation")),
            Fields = Fields.Of(body, "Resource=resourceId", "Type=resourceType", "Rule=configRuleName", "Before=oldEvaluationResult.complianceType", "Now=newEvaluationResult.complianceType"),
            Resources = [resource],
        };
    }

    private static Notification Change(Envelope envelope, JsonObject body)
    {
        var item = body["configurationItem"] as JsonObject ?? body["configurationItemSummary"] as JsonObject ?? [];
        var resource = item["resourceName"].Text() is { Length: > 0 } name ? name : item["resourceId"].Text();
        var notice = envelope.Notice("config", "change", $"config-item:{item["resourceId"].Text()}:{envelope.Id}", $"{item["resourceType"].Text()} {resource}: {Fields.At(body, "configurationItemDiff.changeType").ToLowerInvariant()}");
        return notice with
        {
            Account = item["awsAccountId"].Text() is { Length: 12 } account ? account : notice.Account,
            Region = item["awsRegion"].Text() is { Length: > 0 } region ? region : notice.Region,
            Severity = Severity.Info,
            State = NoticeState.Told,
            Fields = [.. Fields.Of(item, "Resource=resourceId", "Type=resourceType", "Captured=configurationItemCaptureTime"), .. body["configurationItemDiff"]?["changedProperties"] is JsonObject changed ? new[] { new NoticeField("Changed", Short.Value(string.Join(", ", changed.Select(c => c.Key)))) } : []],
            Resources = [.. new[] { item["ARN"].Text(), item["resourceId"].Text() }.Where(r => r.Length > 0)],
        };
    }
}
