using Bot.Conversations.Stores;

namespace Bot.Tests.Conversations.Stores;

public sealed class MemoryRecordsTests : RecordsCompliance
{
    private protected override Task<IRecords> OpenAsync() => Task.FromResult<IRecords>(new MemoryRecords(Clock));
}
