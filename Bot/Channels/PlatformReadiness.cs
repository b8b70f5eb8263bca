using Bot.Telemetry;

namespace Bot.Channels;

/// <summary>
/// A platform does not refuse the bot's credentials. A new bot with a wrong secret takes no messages; once the platform took the
/// credentials, and while it does not answer, the bot is ready: what it takes in is kept and answered when the platform is back.
/// </summary>
/// <param name="platform">Its name.</param>
/// <param name="ask">Asks it: the fault is why it refuses them and what to do; final once it took them; neither where it does not answer.</param>
/// <param name="clock">Paces the asking.</param>
internal sealed class PlatformReadiness(string platform, Func<CancellationToken, Task<PacedReadiness.Verdict>> ask, TimeProvider clock) : PacedReadiness(clock)
{
    public override string Name => platform;

    protected override Verdict Unanswered => default;

    protected override Task<Verdict> AskAsync(CancellationToken cancellation) => ask(cancellation);
}
