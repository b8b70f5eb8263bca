using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Investigations.Replay;
using Bot.Understanding;
using Bot.Understanding.Alerts;

namespace Bot.Intents.Investigations;

/// <summary>Answers what fails and why: the same investigation as for alarms and health, from the resources that the message names.</summary>
internal sealed class TroubleshootingHandler(InvestigationLog investigations) : IIntentHandler
{
    public ImmutableArray<Family> Families { get; } = [Family.Troubleshooting];

    public Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation) =>
        turn.Question.Topic is InvestigationWords.Replay or InvestigationWords.Export && turn.Question.Conditions.Any(c => c.Field == InvestigationWords.IdField)
            ? ReplayAnswers.OfAsync(turn, investigations, cancellation)
            : investigations.RunAsync(turn, cancellation);
}
