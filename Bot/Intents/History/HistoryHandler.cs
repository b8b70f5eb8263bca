using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Understanding;
using Bot.Understanding.Histories;

namespace Bot.Intents.History;

/// <summary>Answers what is asked of the conversations themselves. A person sees, takes along and deletes their own only.</summary>
internal sealed class HistoryHandler(IHistory history, ConversationFinder finder, ConversationDeletion deletion, PersonalExport export) : IIntentHandler
{
    public ImmutableArray<Family> Families { get; } = [Family.History];

    public async Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation) => turn.Question.Topic switch
    {
        HistoryTopics.List => await ListAsync(turn, cancellation).ConfigureAwait(false),
        HistoryTopics.Resume => await ResumeAsync(turn, cancellation).ConfigureAwait(false),
        HistoryTopics.Delete => await deletion.AskAsync(turn, Meant(turn), cancellation).ConfigureAwait(false),
        HistoryTopics.Erase => deletion.AskErase(),
        HistoryTopics.Confirm when turn.Conversation.Last is { } asked => await deletion.ConfirmedAsync(turn, asked, cancellation).ConfigureAwait(false),
        HistoryTopics.Confirm or HistoryTopics.Cancel => Answer.Say("Nothing was deleted."),
        HistoryTopics.Export => await export.OfAsync(turn, cancellation).ConfigureAwait(false),
        _ => ConversationTables.This(turn.Conversation.Exchanges),
    };

    private static string Meant(Turn turn) => turn.Question.Entities is [var one, ..] ? one.Text : HistoryTopics.ThisOne;

    private async Task<Answer> ListAsync(Turn turn, CancellationToken cancellation)
    {
        var (here, elsewhere) = await finder.ListAsync(turn, cancellation).ConfigureAwait(false);
        return ConversationTables.List(here, elsewhere, turn.Now);
    }

    private async Task<Answer> ResumeAsync(Turn turn, CancellationToken cancellation)
    {
        var found = await finder.FindAsync(turn, Meant(turn), cancellation).ConfigureAwait(false);
        if (found is not [var one])
            return found.Count == 0 ? ConversationDeletion.NotFound(Meant(turn)) : ConversationDeletion.Several(found, turn.Now);
        if (one.Conversation == PlaceKey.Conversation(turn.Message.Place))
            return new() { Text = $"**\"{one.Title}\" is this conversation.** Just go on." };
        var stored = await history.ReadAsync(turn.Caller.Person, one.Conversation, ConversationResume.Taken, cancellation).ConfigureAwait(false);
        return ConversationResume.Of(one, stored, Privacy.MayShow(one.Conversation, turn.Message.Place));
    }
}
