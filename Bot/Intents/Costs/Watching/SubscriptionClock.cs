using Bot.Channels;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Identity;

namespace Bot.Intents.Costs.Watching;

/// <summary>
/// Asks what is due, by sending its message through the inbox as the person who made the subscription: so it runs with their role and
/// the channel's guardrail as they are then, and its answer goes through the outbox. Every replica does so; the message's id is the
/// subscription's and the time's, which the inbox takes once.
/// </summary>
internal sealed partial class SubscriptionClock(Subscriptions subscriptions, Inbox inbox, ICallerResolver callers, TimeProvider clock, ILogger<SubscriptionClock> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        await WorkLoop.RunAsync(async () =>
        {
            if (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
                await AskDueAsync(stoppingToken).ConfigureAwait(false);
        }, e => NotAsked(log, e), clock, stoppingToken).ConfigureAwait(false);
    }

    /// <summary>Asks everything that is due now, each once: what was missed while nothing ran is made up for by its last time.</summary>
    /// <returns>How many were asked here.</returns>
    public async Task<int> AskDueAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var asked = 0;
        await foreach (var one in subscriptions.AllAsync(cancellation).ConfigureAwait(false))
        {
            if (one.Paused is null && one.Due <= now && await AskAsync(one, now, cancellation).ConfigureAwait(false))
                asked++;
        }
        return asked;
    }

    private async Task<bool> AskAsync(Subscription one, DateTimeOffset now, CancellationToken cancellation)
    {
        var message = one.At(one.Cadence.LastUpTo(now, one.Due));
        // Whoever lost their rights is told so by the turn, this once.
        var refusal = (await callers.ResolveAsync(message, cancellation).ConfigureAwait(false) as CallerResult.Unknown)?.Refusal;
        if (refusal is { IsPassing: true })
            return false;
        var taken = await inbox.AcceptAsync(message).ConfigureAwait(false);
        if (taken is Intake.Full or Intake.Unavailable)
            return false;
        // Only after it is stored: a crash in between asks it again, and the inbox knows it.
        await subscriptions.ChangeAsync(one.Id, s => s.Due > now ? null : s with { Due = s.Cadence.After(now), Paused = refusal?.Message }, cancellation).ConfigureAwait(false);
        return taken == Intake.Accepted;
    }

    [LoggerMessage(EventId = 620, Level = LogLevel.Error, Message = "What is due could not be asked; it is tried again")]
    private static partial void NotAsked(ILogger log, Exception exception);
}
