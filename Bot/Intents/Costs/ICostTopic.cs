using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;

namespace Bot.Intents.Costs;

/// <summary>Answers the cost questions of some topics.</summary>
internal interface ICostTopic
{
    /// <summary>Topics of the reader: <c>spend</c>, <c>forecast</c>, <c>budgets</c>, ….</summary>
    ImmutableArray<string> Topics { get; }

    Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation);
}
