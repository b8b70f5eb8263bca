using Bot.Conversations.Stores;
using Bot.Notifications.Doors.Sns;
using Bot.Notifications.Sources;

namespace Bot.Notifications.Doors;

/// <summary>Takes in what passed its door: once each, durably, before the sender is told so.</summary>
internal sealed partial class NotificationIntake(ITurnStore store, NoticeReaders readers, NotificationMetrics metrics, TimeProvider clock, ILogger<NotificationIntake> log)
{
    public Task<IntakeAnswer> TakeAsync(SnsMessage message) =>
        TakeAsync([.. readers.Read(new(message.MessageId, message.TopicArn, message.Message, message.At)
        {
            Subject = message.Subject,
            Account = message.TopicArn.Split(':')[4],
            Region = SnsHosts.RegionOf(message.TopicArn) ?? "",
        })]);

    public Task<IntakeAnswer> TakeAsync(Notification notice) => TakeAsync([notice]);

    /// <summary>Takes what one request brought. What was taken before it fell short is known when the sender sends again.</summary>
    public async Task<IntakeAnswer> TakeAsync(IReadOnlyList<Notification> notices)
    {
        var isNew = false;
        foreach (var notice in notices)
        {
            var clean = NoticeRedaction.Apply(notice.At == default ? notice with { At = clock.GetUtcNow() } : notice);
            Intake taken;
            try
            {
                taken = await store.AcceptAsync(NoticeEvent.Arrived(clean).ToInbox(), CancellationToken.None).ConfigureAwait(false);
            }
            catch (StoreException e)
            {
                NotStored(log, e);
                return IntakeAnswer.Busy("It could not be stored; send it again.");
            }
            if (taken is Intake.Full or Intake.Unavailable)
                return IntakeAnswer.Busy("Too much waits; send it again.");
            isNew |= taken == Intake.Accepted;
            if (taken == Intake.Accepted)
                metrics.Taken(clean.Source);
        }
        return isNew ? IntakeAnswer.Taken : IntakeAnswer.Known;
    }

    [LoggerMessage(EventId = 702, Level = LogLevel.Error, Message = "A notification could not be stored; its sender is asked to send it again")]
    private static partial void NotStored(ILogger log, Exception exception);
}
