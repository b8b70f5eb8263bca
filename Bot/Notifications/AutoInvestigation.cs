using Bot.Channels;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Notifications.Incidents;
using Bot.Notifications.Posting;
using Bot.Notifications.Rules;

namespace Bot.Notifications;

/// <summary>When a card has arrived, and its rule says so, the bot asks itself why, in the card's thread: a message like any other, in nobody's name.</summary>
internal sealed partial class AutoInvestigation(Func<Inbox> inbox, ITurnStore store, IncidentStore incidents, NotificationRulesSource rules, ChannelPlaces places, TimeProvider clock, ILogger<AutoInvestigation> log) : IDeliveryListener
{
    public async Task DeliveredAsync(string delivery, string? platformId, CancellationToken cancellation)
    {
        if (PostIds.OfCard(delivery) is not var (channel, id) || await incidents.FindAsync(channel, id, cancellation).ConfigureAwait(false) is not { } incident)
            return;
        if (!rules.Current.Find(incident.Rule).Investigate || incident.Latest.State != NoticeState.Firing || incident.Latest.Investigation.Length == 0 || places.Find(channel) is not var (_, place))
            return;
        var message = new Message($"why:{delivery}", InThread(place, platformId), NotificationIdentity.User, incident.Latest.Investigation, clock.GetUtcNow())
        {
            FromNotification = true,
            Account = incident.Latest.Account is { Length: > 0 } account ? account : null,
            Region = incident.Latest.Region is { Length: > 0 } region ? region : null,
        };
        if (await inbox().AcceptAsync(message).ConfigureAwait(false) is Intake.Full or Intake.Unavailable)
            NotAsked(log, id);
    }

    public async Task DroppedAsync(string delivery, string reason, CancellationToken cancellation)
    {
        if (PostIds.OfCard(delivery) is var (channel, _))
            await store.AcceptAsync(new NoticeEvent($"undelivered:{delivery}", channel, NoticeStep.Undelivered) { Subject = delivery }.ToInbox(), cancellation).ConfigureAwait(false);
    }

    private static Place InThread(Place place, string? platformId) => place.Platform switch
    {
        Platform.Slack when platformId is { Length: > 0 } => place with { Thread = platformId },
        Platform.Teams when platformId is { Length: > 0 } => place with { Thread = $"{place.Channel};messageid={platformId}" },
        _ => place,
    };

    [LoggerMessage(EventId = 707, Level = LogLevel.Warning, Message = "{Incident} is not investigated by itself: too much waits")]
    private static partial void NotAsked(ILogger log, string incident);
}
