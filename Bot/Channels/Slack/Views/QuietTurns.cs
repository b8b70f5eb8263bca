using System.Collections.Immutable;
using Bot.Channels.Slack.Ingress;
using Bot.Conversations;

namespace Bot.Channels.Slack.Views;

/// <summary>Questions that the bot asks itself for a person, to fill what it shows them: judged, limited and audited as if they had asked, and kept in no conversation.</summary>
internal sealed class QuietTurns(IServiceProvider services, TimeProvider clock)
{
    private const string Thread = "quiet";

    public Task<TurnResult> AskAsync(string workspace, string user, string question, CancellationToken cancellation)
    {
        var message = new Message($"quiet-{Guid.NewGuid():N}", SlackIds.PlaceOf(workspace, user, Thread), new(user, user), question, clock.GetUtcNow());
        // Not a parameter: endpoints are made where no turns can be run, too.
        return services.GetRequiredService<TurnRunner>().RunAsync(message, Conversation.Empty, null, cancellation);
    }
}
