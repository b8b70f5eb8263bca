using System.Globalization;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Understanding.Histories;

namespace Bot.Intents.History;

/// <summary>Finds the conversation that a person means among their own.</summary>
internal sealed class ConversationFinder(IHistory history)
{
    private const int Max = 5_000;

    /// <summary>Those of the person's conversations that may be shown at the turn's place, latest first; and how many there are elsewhere.</summary>
    public async Task<(IReadOnlyList<ConversationSummary> Here, int Elsewhere)> ListAsync(Turn turn, CancellationToken cancellation)
    {
        var all = await history.ListAsync(turn.Caller.Person, Max, cancellation).ConfigureAwait(false);
        var here = all.Where(c => Privacy.MayShow(c.Conversation, turn.Message.Place)).ToList();
        return (here, all.Count - here.Count);
    }

    /// <summary>The one meant by its number in the list shown last, else in the list as it is now, or by words of its title. Several where the words fit several.</summary>
    public async Task<IReadOnlyList<ConversationSummary>> FindAsync(Turn turn, string meant, CancellationToken cancellation)
    {
        var (list, _) = await ListAsync(turn, cancellation).ConfigureAwait(false);
        if (int.TryParse(meant, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            if (Shown(turn.Conversation) is { } shown)
                return shown.ElementAtOrDefault(number - 1) is { } key ? [.. list.Where(c => c.Conversation == key)] : [];
            return number >= 1 && number <= list.Count ? [list[number - 1]] : [];
        }
        var exact = list.Where(c => c.Title.Equals(meant, StringComparison.OrdinalIgnoreCase)).ToList();
        return exact.Count > 0 ? exact : [.. list.Where(c => c.Title.Contains(meant, StringComparison.OrdinalIgnoreCase))];
    }

    private static List<string>? Shown(Conversation conversation) =>
        conversation.Exchanges.LastOrDefault(e => e.Question is { Family: Understanding.Family.History, Topic: HistoryTopics.List }) is { } listing
            ? [.. listing.Answer.Mentions.Where(m => m.Kind == HistoryTopics.Kind).Select(m => m.Id)]
            : null;
}
