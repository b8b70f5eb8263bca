using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>Any other EventBridge event, of AWS, of partners or one's own.</summary>
internal sealed class EventBridgeReader : INoticeReader
{
    private const int MaxFields = 10;
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<Notification> Read(Envelope envelope)
    {
        if (envelope.DetailType.Length == 0 || envelope.Json!["source"].Text() is not { Length: > 0 } source)
            return [];
        var detail = envelope.Detail;
        var state = new[] { "state", "status", "State", "Status", "result" }.Select(n => detail[n] is JsonValue v ? v.Text() : "").FirstOrDefault(v => v.Length > 0) ?? "";
        var isBad = state.ToLowerInvariant() is "failed" or "error" or "fault" or "timedout" or "timed_out" or "aborted" or "cancelled" or "degraded" || envelope.DetailType.Contains("Fail", StringComparison.OrdinalIgnoreCase);
        var about = Fields.At(envelope.Json, "resources.0");
        return [envelope.Notice(source.StartsWith("aws.", StringComparison.Ordinal) ? source[4..] : source, envelope.DetailType, about.Length > 0 ? $"{source}:{about}" : $"{source}:{envelope.Id}",
            $"{envelope.DetailType}{(about.Length > 0 ? $": {Fields.Last(about)}" : "")}{(state.Length > 0 ? $" ({state})" : "")}") with
        {
            Severity = isBad ? Severity.High : Severities.Of(detail["severity"].Text(), Severity.Info),
            State = isBad ? NoticeState.Firing : NoticeState.Told,
            Fields = [.. detail.Where(m => m.Value is JsonValue).Take(MaxFields).Select(m => new NoticeField(m.Key, Short.Value(m.Value.Text()))).Where(f => f.Value.Length > 0)],
            Raw = Short.Text(detail.ToJsonString(Pretty)),
        }];
    }
}
