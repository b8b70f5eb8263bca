using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Understanding;

namespace Bot.Intents.Investigations;

/// <summary>Answers what fails and why: the same investigation as for alarms and health, from the resources that the message names.</summary>
internal sealed class TroubleshootingHandler : IIntentHandler
{
    public ImmutableArray<Family> Families { get; } = [Family.Troubleshooting];

    public Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation) => HealthInvestigation.OfAsync(turn, cancellation);
}
