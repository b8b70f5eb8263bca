using Bot.Telemetry;

namespace Bot.Channels;

/// <summary>
/// A platform does not refuse the bot's credentials. A new bot with a wrong secret takes no messages; once the platform took the
/// credentials, and while it does not answer, the bot is ready: what it takes in is kept and answered when the platform is back.
/// </summary>
/// <param name="platform">Its name.</param>
/// <param name="refusal">Asks it; why it refuses them and what to do, or that nobody knows.</param>
/// <param name="clock">Paces the asking.</param>
internal sealed class PlatformReadiness(string platform, Func<CancellationToken, Task<PlatformReadiness.Verdict>> refusal, TimeProvider clock) : IReadinessCheck
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30), Patience = TimeSpan.FromSeconds(3);
    private readonly SemaphoreSlim _one = new(1, 1);
    private long? _askedAt;
    private Verdict _verdict;

    public string Name => platform;

    public async Task<string?> FaultAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (!_verdict.Taken && (_askedAt is not { } at || clock.GetElapsedTime(at) >= Every))
                (_verdict, _askedAt) = (await AskAsync(cancellation).ConfigureAwait(false), clock.GetTimestamp());
            return _verdict.Refusal;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<Verdict> AskAsync(CancellationToken cancellation)
    {
        try
        {
            return await refusal(cancellation).WaitAsync(Patience, clock, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return default;
        }
    }

    /// <summary>What the platform said.</summary>
    /// <param name="Taken">It took the credentials.</param>
    /// <param name="Refusal">Why it refuses them and what to do; null where it does not, or did not answer.</param>
    internal readonly record struct Verdict(bool Taken, string? Refusal);
}
