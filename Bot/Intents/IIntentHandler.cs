using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Understanding;

namespace Bot.Intents;

/// <summary>Answers the questions of one or more families. Knows no channel.</summary>
internal interface IIntentHandler
{
    ImmutableArray<Family> Families { get; }

    /// <summary>Answers the turn's question.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="cancellation">The turn's own time limit, not the inbound request's.</param>
    Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation);
}
