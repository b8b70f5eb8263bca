using Bot.Conversations.Stores;
using Bot.Tests.Testing;

namespace Bot.Tests.Conversations.Stores;

public sealed class MemoryHistoryTests : HistoryCompliance
{
    private readonly ManualClock _clock = new();

    private protected override ValueTask<ITurnStore> OpenAsync() => new(new MemoryTurnStore(_clock, new(100, 100)));
}
