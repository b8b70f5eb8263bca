using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Identity;
using Bot.Identity.Resolution;

namespace Bot.Channels.Slack.Ingress;

/// <summary>Where the bot takes part: threads in which it was asked before, in channels whose entry lets it follow up without a mention.</summary>
internal sealed class ThreadMembership(ITurnStore store, DirectorySource? directory = null)
{
    /// <summary>Whether a message without a mention is meant for the bot.</summary>
    public async Task<bool> TakesPartAsync(Message message)
    {
        if (directory is null || Sender.EntryOf(message, directory.Current.Channels) is not { AnswersInThreads: true } || IsForSomebodyElse(message.Text))
            return false;
        return await store.KnowsAsync(PlaceKey.Conversation(message.Place), CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>It begins with somebody's name.</summary>
    private static bool IsForSomebodyElse(string text) => text.AsSpan().TrimStart().StartsWith("<@") || text.AsSpan().TrimStart().StartsWith("<!");
}
