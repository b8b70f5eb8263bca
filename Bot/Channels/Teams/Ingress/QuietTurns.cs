using Bot.Conversations;

namespace Bot.Channels.Teams.Ingress;

/// <summary>Questions that the bot asks itself for a person, to fill what it shows them: judged, limited and audited as if they had asked, and kept in no conversation.</summary>
internal sealed class QuietTurns(IServiceProvider services, TimeProvider clock)
{
    /// <summary>Asks as the person, in the chat or channel they act in.</summary>
    public Task<TurnResult> AskAsync(Activity activity, string question, CancellationToken cancellation)
    {
        var message = activity.Says($"quiet-{Guid.NewGuid():N}", question, clock.GetUtcNow());
        // Not a parameter: endpoints are made where no turns can be run, too.
        return services.GetRequiredService<TurnRunner>().RunAsync(message, Conversation.Empty, null, cancellation);
    }
}
