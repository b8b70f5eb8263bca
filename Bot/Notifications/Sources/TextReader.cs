namespace Bot.Notifications.Sources;

/// <summary>Plain text, and whatever else nobody knows: shown as it came.</summary>
internal sealed class TextReader : INoticeReader
{
    public IReadOnlyList<Notification> Read(Envelope envelope) => [Of(envelope)];

    public static Notification Of(Envelope envelope)
    {
        var lines = envelope.Text.Split('\n', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var title = envelope.Subject is { Length: > 0 } subject ? subject : lines.Length > 0 ? lines[0] : "(an empty message)";
        // Each message is its own: nobody knows what it is about.
        return envelope.Notice("text", "text", $"text:{envelope.Id}", title) with
        {
            Text = Short.Text(envelope.Subject is null && lines.Length > 1 && title.Length < Short.MaxTitle ? lines[1] : envelope.Text),
            Severity = Severity.Low,
            State = NoticeState.Told,
        };
    }
}
