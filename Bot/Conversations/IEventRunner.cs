using Bot.Channels;

namespace Bot.Conversations;

/// <summary>Runs messages that nobody wrote, on a platform where nobody waits for an answer: the engine gives them its order, leases, tries and dead letters.</summary>
internal interface IEventRunner
{
    Platform Platform { get; }

    /// <summary>Does what the event asks for; may be called again for the same event after a crash.</summary>
    Task RunAsync(Message message, CancellationToken cancellation);
}
