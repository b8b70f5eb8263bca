namespace Bot;

/// <summary>A clock that stands still, so that a run is repeatable. Timers run on the system's clock.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
