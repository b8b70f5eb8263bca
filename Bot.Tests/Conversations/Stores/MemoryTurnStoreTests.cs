using Bot.Conversations.Stores;
using Bot.Tests.Testing;

namespace Bot.Tests.Conversations.Stores;

public sealed class MemoryTurnStoreTests : TurnStoreCompliance
{
    private readonly ManualClock _clock = new();

    private protected override ValueTask<ITurnStore> OpenAsync(InboxBounds bounds) => new(new MemoryTurnStore(_clock, bounds));

    private protected override ValueTask PassAsync(TimeSpan span)
    {
        _clock.Advance(span);
        return default;
    }
}
