using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>Auto Scaling: EventBridge events, and a group's own notifications.</summary>
internal sealed class AutoScalingReader : INoticeReader
{
    public IReadOnlyList<Notification> Read(Envelope envelope)
    {
        var isOwn = envelope.Json?["Event"].Text().StartsWith("autoscaling:", StringComparison.Ordinal) == true;
        var isEvent = envelope.DetailType.StartsWith("EC2 Instance Launch", StringComparison.Ordinal) || envelope.DetailType.StartsWith("EC2 Instance Terminate", StringComparison.Ordinal) || envelope.DetailType.StartsWith("EC2 Instance-", StringComparison.Ordinal) || envelope.DetailType.StartsWith("EC2 Auto Scaling", StringComparison.Ordinal);
        if (!isOwn && !isEvent)
            return [];
        var detail = isOwn ? envelope.Json! : envelope.Detail;
        var what = isOwn ? detail["Event"].Text()["autoscaling:".Length..].Replace('_', ' ').ToLowerInvariant() : envelope.DetailType;
        var group = detail["AutoScalingGroupName"].Text();
        var isBad = what.Contains("error", StringComparison.OrdinalIgnoreCase) || what.Contains("unsuccessful", StringComparison.OrdinalIgnoreCase) || what.Contains("failed", StringComparison.OrdinalIgnoreCase);
        return [envelope.Notice("autoscaling", what, isBad ? $"autoscaling:{group}:failed" : $"autoscaling:{group}:{detail["ActivityId"].Text()}", $"Auto Scaling group {group}: {what}") with
        {
            Severity = isBad ? Severity.High : Severity.Info,
            State = isBad ? NoticeState.Firing : NoticeState.Told,
            Text = Short.Text(detail["StatusMessage"].Text() is { Length: > 0 } status ? status : detail["Description"].Text()),
            Fields = Fields.Of(detail, "Instance=EC2InstanceId", "Cause=Cause", "Subnet=Details.Subnet ID", "Zone=Details.Availability Zone"),
            Resources = [.. new[] { group, detail["EC2InstanceId"].Text() }.Where(r => r.Length > 0)],
            Investigation = isBad && group.Length > 0 && group.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? $"why does auto scaling group {group} fail to launch instances?" : "",
        }];
    }
}
