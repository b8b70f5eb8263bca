using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>CloudFormation: a stack's own topic (lines of <c>Key='value'</c>) and EventBridge events.</summary>
internal sealed class CloudFormationReader : INoticeReader
{
    public IReadOnlyList<Notification> Read(Envelope envelope)
    {
        if (envelope.DetailType.StartsWith("CloudFormation ", StringComparison.Ordinal))
        {
            var detail = envelope.Detail;
            var id = detail["stack-id"].Text();
            return [Of(envelope, id, Name(id), detail["logical-resource-id"].Text(), Fields.At(detail, "status-details.status"), Fields.At(detail, "status-details.status-reason"), detail["resource-type"].Text())];
        }
        if (!envelope.Text.Contains("StackId='", StringComparison.Ordinal) || !envelope.Text.Contains("ResourceStatus='", StringComparison.Ordinal))
            return [];
        var values = Values(envelope.Text);
        string Get(string key) => values.GetValueOrDefault(key) ?? "";
        return [Of(envelope, Get("StackId"), Get("StackName"), Get("LogicalResourceId"), Get("ResourceStatus"), Get("ResourceStatusReason"), Get("ResourceType"))];
    }

    private static Notification Of(Envelope envelope, string id, string stack, string resource, string status, string reason, string type)
    {
        var isBad = status.Contains("FAILED", StringComparison.Ordinal) || status.Contains("ROLLBACK", StringComparison.Ordinal);
        var isStack = resource.Length == 0 || resource == stack || type == "AWS::CloudFormation::Stack";
        var parts = id.Split(':');
        var region = parts.Length > 5 ? parts[3] : envelope.Region;
        var notice = envelope.Notice("cloudformation", type.Length > 0 ? type : "stack", id.Length > 0 ? id : $"stack:{stack}", $"Stack {stack}{(isStack ? "" : $", {resource}")}: {status.ToLowerInvariant().Replace('_', ' ')}");
        return notice with
        {
            Account = parts.Length > 5 ? parts[4] : notice.Account,
            Region = region,
            Severity = isBad ? Severity.High : Severity.Info,
            State = isBad ? NoticeState.Firing : isStack && status.EndsWith("_COMPLETE", StringComparison.Ordinal) ? NoticeState.Resolved : NoticeState.Told,
            Text = Short.Text(reason),
            Fields = [new("Status", status), .. type.Length > 0 ? new[] { new NoticeField("Type", type) } : []],
            Resources = [id],
            Links = [new("Stack", $"https://{region}.console.aws.amazon.com/cloudformation/home?region={region}#/stacks/events?stackId={Uri.EscapeDataString(id)}")],
            Investigation = isBad && stack.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && stack.Length > 0 ? $"why did stack {stack} fail in {region}?" : "",
        };
    }

    private static Dictionary<string, string> Values(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            if (line.IndexOf("='", StringComparison.Ordinal) is > 0 and < 60 and var at)
                values.TryAdd(line[..at].Trim(), line[(at + 2)..].TrimEnd('\r', ' ').TrimEnd('\''));
        }
        return values;
    }

    private static string Name(string stackId) => stackId.Split('/') is [_, var name, ..] ? name : stackId;
}
