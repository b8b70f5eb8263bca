using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>GuardDuty findings.</summary>
internal sealed class GuardDutyReader : INoticeReader
{
    public IReadOnlyList<Notification> Read(Envelope envelope)
    {
        if (envelope.DetailType != "GuardDuty Finding")
            return [];
        var detail = envelope.Detail;
        var region = detail["region"].Text() is { Length: > 0 } own ? own : envelope.Region;
        var id = detail["id"].Text();
        return [envelope.Notice("guardduty", detail["type"].Text(), detail["arn"].Text() is { Length: > 0 } arn ? arn : $"guardduty:{id}", detail["title"].Text() is { Length: > 0 } title ? title : detail["type"].Text()) with
        {
            Account = detail["accountId"].Text() is { Length: 12 } account ? account : envelope.Account,
            Region = region,
            Text = Short.Text(detail["description"].Text()),
            Severity = Severities.OfTen(detail["severity"].Text(), Severity.High),
            State = Fields.At(detail, "service.archived") == "true" ? NoticeState.Resolved : NoticeState.Firing,
            Fields = Fields.Of(detail, "Type=type", "Resource=resource.resourceType", "Instance=resource.instanceDetails.instanceId", "User=resource.accessKeyDetails.userName", "Bucket=resource.s3BucketDetails.0.name", "From=service.action.networkConnectionAction.remoteIpDetails.ipAddressV4", "Times=service.count"),
            Resources = [.. new[] { Fields.At(detail, "resource.instanceDetails.instanceId"), Fields.At(detail, "resource.s3BucketDetails.0.arn") }.Where(r => r.Length > 0)],
            Links = [new("Finding", $"https://{region}.console.aws.amazon.com/guardduty/home?region={region}#/findings?macros=current&fId={Uri.EscapeDataString(id)}")],
        }];
    }
}
