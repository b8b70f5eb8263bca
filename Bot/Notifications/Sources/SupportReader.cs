using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>Support cases. Their buttons are questions and changes of the support family.</summary>
internal sealed class SupportReader : INoticeReader
{
    public IReadOnlyList<Notification> Read(Envelope envelope)
    {
        if (envelope.DetailType is not ("Support Case Update" or "Support Case Notification"))
            return [];
        var detail = envelope.Detail;
        var shown = detail["display-id"].Text();
        var what = detail["event-name"].Text();
        var isClosed = what == "ResolveCase";
        return [envelope.Notice("support", envelope.DetailType, $"case:{(detail["case-id"].Text() is { Length: > 0 } id ? id : shown)}", $"Support case {shown} {Words(what)}") with
        {
            Severity = Severity.Medium,
            State = isClosed ? NoticeState.Resolved : NoticeState.Told,
            Fields = Fields.Of(detail, "Case=display-id", "From=origin", "Event=event-name"),
            Links = [new("Case", $"https://support.console.aws.amazon.com/support/home#/case/?displayId={Uri.EscapeDataString(shown)}")],
            Actions = shown.Length is 0 or > 30 || !shown.All(char.IsAsciiDigit) ? [] : [new("Show the case", $"show support case {shown}"), .. isClosed ? [] : new[] { new NoticeAction("Resolve the case", $"resolve support case {shown}") }],
        }];
    }

    private static string Words(string what) => what switch { "CreateCase" => "was opened", "ResolveCase" => "was resolved", "ReopenCase" => "was opened again", "AddCommunicationToCase" => "has a new message", _ => "was updated" };
}
