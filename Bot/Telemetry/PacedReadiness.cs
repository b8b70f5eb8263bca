namespace Bot.Telemetry;

/// <summary>A check that asks something outside: at most every 30 seconds, since containers ask often, and one at a time.</summary>
internal abstract class PacedReadiness(TimeProvider clock) : IReadinessCheck
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30), Patience = TimeSpan.FromSeconds(3);
    private readonly SemaphoreSlim _one = new(1, 1);
    private long? _askedAt;
    private Verdict _verdict;

    public abstract string Name { get; }

    public async Task<string?> FaultAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (!_verdict.IsFinal && (_askedAt is not { } at || clock.GetElapsedTime(at) >= Every))
                (_verdict, _askedAt) = (await LookAsync(cancellation).ConfigureAwait(false), clock.GetTimestamp());
            return _verdict.Fault;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Asks.</summary>
    protected abstract Task<Verdict> AskAsync(CancellationToken cancellation);

    private async Task<Verdict> LookAsync(CancellationToken cancellation)
    {
        try
        {
            return await AskAsync(cancellation).WaitAsync(Patience, clock, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return Unanswered;
        }
    }

    /// <summary>What it means that no answer comes within 3 seconds.</summary>
    protected abstract Verdict Unanswered { get; }

    /// <summary>What was found.</summary>
    /// <param name="Fault">Why it is not ready; null where it is.</param>
    /// <param name="IsFinal">It need not be asked again.</param>
    internal readonly record struct Verdict(string? Fault, bool IsFinal = false);
}
