namespace Bot.Notifications.Sources;

/// <summary>Knows the messages of one source.</summary>
internal interface INoticeReader
{
    /// <summary>What the message says; none where it is not of this source.</summary>
    IReadOnlyList<Notification> Read(Envelope envelope);
}
