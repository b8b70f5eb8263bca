using System.Collections.Frozen;
using Bot.Answers;
using Bot.Channels;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Guardrails.Redaction;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Notifications.Posting;

/// <summary>Puts posts into the outbox: in order in a channel, each once, at the platform's pace.</summary>
internal sealed class NoticePosts(ITurnStore store, IEnumerable<IDelivery> deliveries, ChannelPlaces places, PostedMessages posted, TimeProvider clock)
{
    private readonly FrozenDictionary<Platform, IDelivery> _deliveries = deliveries.ToFrozenDictionary(d => d.Platform);

    /// <summary>Posts; what was delivered under this id before is not posted again.</summary>
    /// <param name="channel">The channel by the directory's id.</param>
    /// <param name="id">The delivery.</param>
    /// <param name="answer">What is said.</param>
    /// <param name="post">Where it hangs.</param>
    /// <param name="caller">As whom its graph was looked up; null for nobody.</param>
    /// <param name="calls">The calls made for it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>False where the channel is gone, or this bot does not serve its platform.</returns>
    public async Task<bool> PostAsync(string channel, string id, Answer answer, PostPlace? post, Caller? caller = null, IReadOnlyList<RecordedCall>? calls = null, CancellationToken cancellation = default)
    {
        if (places.Find(channel) is not var (_, place) || !_deliveries.TryGetValue(place.Platform, out var delivery))
            return false;
        if (await posted.FindAsync(id, cancellation).ConfigureAwait(false) is not null)
            return true;
        var message = new Message(id, place, NotificationIdentity.User, "", clock.GetUtcNow())
        {
            FromNotification = true,
            Post = post ?? new(),
        };
        var question = new Question { Text = "", Family = Family.Notifications, Shape = Shape.Text };
        var result = new TurnResult(question, AnswerRedaction.Apply(answer, message), [.. calls ?? []], caller, TimeSpan.Zero);
        await store.PostAsync(PlaceKey.Conversation(place), PlaceKey.Workspace(place), [new(id, DeliveryBody.Write(place.Platform, null, delivery.Render(id, message, result)))], cancellation).ConfigureAwait(false);
        return true;
    }
}
