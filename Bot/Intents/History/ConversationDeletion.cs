using Bot.Answers;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Understanding;
using Bot.Understanding.Histories;

namespace Bot.Intents.History;

/// <summary>Deletes conversations, or everything of a person; each only after a yes of the same person to what was shown to them.</summary>
internal sealed class ConversationDeletion(IHistory history, ConversationFinder finder, IEnumerable<IPersonalData> others)
{
    private const string NotBack = "It cannot be brought back.";

    public async Task<Answer> AskAsync(Turn turn, string meant, CancellationToken cancellation)
    {
        if (meant == HistoryTopics.AllOfThem)
        {
            var (list, elsewhere) = await finder.ListAsync(turn, cancellation).ConfigureAwait(false);
            return list.Count + elsewhere == 0
                ? new() { Text = "**There is nothing to delete**: you have no conversations." }
                : Confirm($"**Delete all your {ConversationTables.Count(list.Count + elsewhere, "conversation")}**, here and everywhere else? {NotBack}", []);
        }
        if (meant == HistoryTopics.ThisOne)
        {
            var here = PlaceKey.Conversation(turn.Message.Place);
            return Confirm($"**Delete what you asked in this conversation, and my answers?** {NotBack} What others asked here stays, and what this channel shows is not mine to take back.", [new(HistoryTopics.Kind, here, "this conversation", "", "")]);
        }
        var found = await finder.FindAsync(turn, meant, cancellation).ConfigureAwait(false);
        return found switch
        {
            [] => NotFound(meant),
            [var one] => Confirm($"**Delete \"{one.Title}\"** with your {ConversationTables.Count(one.Exchanges, "question")} in it? {NotBack}", [ConversationTables.Mention(one)]),
            _ => Several(found, turn.Now),
        };
    }

    public Answer AskErase() => Confirm($"**Erase everything of yours**: {string.Join("; ", Erasable)}? {NotBack}", []) with { Notes = [.. Staying] };

    private IEnumerable<string> Erasable => others.Select(o => o.Name).Where(n => n.Length > 0).Prepend("your questions and my answers in every conversation");

    private IEnumerable<string> Staying => others.Select(o => o.Stays).OfType<string>()
        .Append("What the platform itself shows stays there. The ids of your latest messages, by which I know a repeated one, go after 7 days; they hold no words.");

    /// <summary>Carries out what the exchange asked to be confirmed.</summary>
    public async Task<Answer> ConfirmedAsync(Turn turn, Exchange asked, CancellationToken cancellation)
    {
        if (asked.From != turn.Message.From.Id)
            return new() { Text = "Only the person who asked for it can confirm that.", Refused = new("not-permitted", "approval", "Only the person who asked for it can confirm that.") };
        var person = turn.Caller.Person;
        if (asked.Question.Topic == HistoryTopics.Erase)
        {
            var erased = await history.DeleteAsync(person, null, cancellation).ConfigureAwait(false);
            foreach (var other in others)
                await other.EraseAsync(turn.Caller, turn.Message.Place, cancellation).ConfigureAwait(false);
            return new()
            {
                Text = $"**Done.** {ConversationTables.Count(erased, "question")} with {(erased == 1 ? "its answer" : "their answers")} {(erased == 1 ? "is" : "are")} erased{string.Concat(Erasable.Skip(1).Select(e => "; so are " + e))}. This exchange is not kept either.",
                Notes = [.. Staying],
                IsForgotten = true,
            };
        }
        var one = asked.Answer.Mentions.FirstOrDefault(m => m.Kind == HistoryTopics.Kind)?.Id;
        if (one is null && asked.Question.Entities is not [{ Text: HistoryTopics.AllOfThem }])
            return NotFound("that");
        var deleted = await history.DeleteAsync(person, one, cancellation).ConfigureAwait(false);
        return new() { Text = $"**Deleted.** {ConversationTables.Count(deleted, "question")} with {(deleted == 1 ? "its answer" : "their answers")} {(deleted == 1 ? "is" : "are")} gone.", Offers = [ConversationTables.Conversations] };
    }

    public static Answer NotFound(string meant) => new()
    {
        Text = $"**I find no conversation of yours for \"{ConversationTables.Line(meant)}\"** that may be shown here.",
        Failed = true,
        Offers = [ConversationTables.Conversations],
    };

    public static Answer Several(IReadOnlyList<ConversationSummary> found, DateTimeOffset now) =>
        ConversationTables.List(found, 0, now) with { Text = $"**{found.Count} of your conversations fit.** Which one? Name its number.", Asked = "conversation" };

    private static Answer Confirm(string text, System.Collections.Immutable.ImmutableArray<Mentioned> what) => new()
    {
        Text = text,
        Asked = HistoryTopics.Confirmation,
        Mentions = what,
        Offers = [new("yes", "Yes, delete", "yes", OfferKind.Confirm), new("no", "No, keep", "no")],
    };
}
