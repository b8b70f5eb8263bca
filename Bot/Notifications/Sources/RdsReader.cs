using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>RDS events: EventBridge and RDS's own event subscriptions.</summary>
internal sealed class RdsReader : INoticeReader
{
    private static readonly string[] BadWords = ["failover", "failure", "shutdown", "shut down", "low storage", "storage-full", "recovery", "crash", "unreachable", "has exceeded", "out of memory", "incompatible", "stopped", "full"];

    public IReadOnlyList<Notification> Read(Envelope envelope)
    {
        var isOwn = envelope.Json?["Event Source"].Text().StartsWith("db-", StringComparison.Ordinal) == true;
        if (!isOwn && !envelope.DetailType.StartsWith("RDS ", StringComparison.Ordinal))
            return [];
        var detail = isOwn ? envelope.Json! : envelope.Detail;
        var id = detail[isOwn ? "Source ID" : "SourceIdentifier"].Text();
        var message = detail[isOwn ? "Event Message" : "Message"].Text();
        var arn = detail[isOwn ? "Source ARN" : "SourceArn"].Text();
        var isBad = BadWords.Any(w => message.Contains(w, StringComparison.OrdinalIgnoreCase)) && !message.Contains("completed", StringComparison.OrdinalIgnoreCase);
        return [envelope.Notice("rds", isOwn ? "RDS event" : envelope.DetailType, $"rds:{(arn.Length > 0 ? arn : id)}", $"{id}: {message}") with
        {
            Severity = isBad ? Severity.High : Severity.Info,
            State = isBad ? NoticeState.Firing : NoticeState.Told,
            Text = Short.Text(message),
            Fields = Fields.Of(detail, "Event=Event ID", "Event=EventID", "Categories=EventCategories", "Categories=Event Categories", "Type=SourceType"),
            Resources = [.. new[] { arn, id }.Where(r => r.Length > 0)],
            Investigation = isBad && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && id.Length > 0 ? $"is database {id} healthy?" : "",
        }];
    }
}
