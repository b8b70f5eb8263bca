namespace Bot.Tests.Testing;

/// <summary>A clock that tests set. Timers run on the system's clock.</summary>
internal sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
