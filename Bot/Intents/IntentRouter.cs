using System.Collections.Frozen;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Resources.Special;
using Bot.Intents.Rights;
using Bot.Understanding;
using Bot.Understanding.Families;

namespace Bot.Intents;

/// <summary>Hands a turn to the handler of its family; what words alone forbid, or what is missing, is answered here.</summary>
internal sealed class IntentRouter(IEnumerable<IIntentHandler> handlers, RightsHandler? rights = null)
{
    private readonly FrozenDictionary<Family, IIntentHandler> _handlers =
        handlers.SelectMany(h => h.Families.Select(f => (Family: f, Handler: h))).ToFrozenDictionary(p => p.Family, p => p.Handler);

    public async Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation)
    {
        var answer = await AnswerAsync(turn, cancellation).ConfigureAwait(false);
        return turn.Caller.Notices.IsEmpty ? answer : answer with { Notes = answer.Notes.AddRange(turn.Caller.Notices) };
    }

    private Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation)
    {
        if (turn.Question.Unsafe is { } unsafeWords)
            return Task.FromResult(UnsafeAnswer.For(unsafeWords));
        if (turn.Question.Missing is { } missing)
            return Alarms.WhichOne.Is(turn.Question) ? Alarms.WhichOne.AskAsync(turn, missing, cancellation) : Task.FromResult(new Answer { Text = missing.Ask, Asked = missing.Detail });
        if (rights is not null && turn.Question is { Family: Family.Identity, Topic: RightsReader.Topic })
            return rights.HandleAsync(turn, cancellation);
        var family = InventoryQuestions.Holds(turn.Question) || CreatorAnswer.Answers(turn.Question) ? Family.Resources : turn.Question.Family;
        return _handlers.TryGetValue(family, out var handler)
            ? handler.HandleAsync(turn, cancellation)
            : Task.FromResult(new Answer { Text = $"I read this as a question about {turn.Question.Family.ToString().ToLowerInvariant()}, which I cannot answer yet.", Failed = true });
    }
}
