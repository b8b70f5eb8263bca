using System.Collections.Concurrent;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Identity;
using Bot.Identity.Resolution;

namespace Bot.Channels.Slack.Ingress;

/// <summary>Where the bot takes part: threads in which it was asked before, in channels whose entry lets it follow up without a mention.</summary>
internal sealed class ThreadMembership(ITurnStore store, DirectorySource? directory = null)
{
    private const int MaxJoined = 10_000;
    /// <summary>Threads whose first turn may not have ended yet, so that the store does not know them.</summary>
    private readonly ConcurrentDictionary<string, byte> _joined = new(StringComparer.Ordinal);

    /// <summary>Notes that a message was taken in there.</summary>
    public void Join(Place place)
    {
        if (_joined.Count >= MaxJoined)
            _joined.Clear();
        _joined[PlaceKey.Conversation(place)] = 0;
    }

    /// <summary>Whether a message without a mention is meant for the bot.</summary>
    public async Task<bool> TakesPartAsync(Message message)
    {
        if (directory is null || Sender.EntryOf(message, directory.Current.Channels) is not { AnswersInThreads: true } || IsForSomebodyElse(message.Text))
            return false;
        var key = PlaceKey.Conversation(message.Place);
        return _joined.ContainsKey(key) || (await store.LoadAsync(key, 1, CancellationToken.None).ConfigureAwait(false)).Count > 0;
    }

    /// <summary>It begins with somebody's name.</summary>
    private static bool IsForSomebodyElse(string text) => text.AsSpan().TrimStart().StartsWith("<@") || text.AsSpan().TrimStart().StartsWith("<!");
}
