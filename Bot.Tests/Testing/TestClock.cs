namespace Bot.Tests.Testing;

/// <summary>A clock that tests set. Timers run on the system's clock.</summary>
internal sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public void Advance(TimeSpan span) => Now += span;

    public override DateTimeOffset GetUtcNow() => Now;
}
