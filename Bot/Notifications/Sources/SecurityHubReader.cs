using System.Text.Json.Nodes;
using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>Security Hub findings, all of them or those sent by a custom action.</summary>
internal sealed class SecurityHubReader : INoticeReader
{
    public IReadOnlyList<Notification> Read(Envelope envelope)
    {
        if (!envelope.DetailType.StartsWith("Security Hub Findings", StringComparison.Ordinal) && envelope.DetailType != "Findings Imported V2")
            return [];
        var action = envelope.Detail["actionName"].Text();
        return [.. envelope.Detail["findings"].Objects().Select((f, i) => Of(envelope, f, action, i))];
    }

    private static Notification Of(Envelope envelope, JsonObject finding, string action, int number)
    {
        var id = finding["Id"].Text();
        var region = finding["Region"].Text() is { Length: > 0 } own ? own : envelope.Region;
        var notice = envelope.Notice("securityhub", envelope.DetailType, id.Length > 0 ? id : $"securityhub:{envelope.Id}:{number}", finding["Title"].Text() is { Length: > 0 } title ? title : "Security Hub finding");
        return notice with
        {
            Id = number == 0 ? envelope.Id : $"{envelope.Id}#{number}",
            Account = finding["AwsAccountId"].Text() is { Length: 12 } account ? account : notice.Account,
            Region = region,
            Text = Short.Text(finding["Description"].Text()),
            Severity = Severities.Of(Fields.At(finding, "Severity.Label"), Severity.Medium),
            State = finding["RecordState"].Text() == "ARCHIVED" || Fields.At(finding, "Workflow.Status") is "RESOLVED" or "SUPPRESSED" || Fields.At(finding, "Compliance.Status") == "PASSED" ? NoticeState.Resolved : NoticeState.Firing,
            Fields = [.. Fields.Of(finding, "Product=ProductName", "Control=Compliance.SecurityControlId", "Compliance=Compliance.Status", "Status=Workflow.Status", "Fix=Remediation.Recommendation.Text"), .. action.Length > 0 ? new[] { new NoticeField("Sent by", action) } : []],
            Resources = [.. finding["Resources"].Objects().Select(r => r["Id"].Text()).Where(r => r.Length > 0).Take(20)],
            Links = [.. Fields.At(finding, "Remediation.Recommendation.Url") is { Length: > 0 } url && url.StartsWith("https://", StringComparison.Ordinal) ? new[] { new NoticeLink("How to fix it", url) } : [], new("Security Hub", $"https://{region}.console.aws.amazon.com/securityhub/home?region={region}#/findings")],
        };
    }
}
