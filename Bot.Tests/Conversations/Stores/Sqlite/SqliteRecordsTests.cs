using Bot.Conversations.Stores;
using Bot.Conversations.Stores.Sqlite;

namespace Bot.Tests.Conversations.Stores.Sqlite;

public sealed class SqliteRecordsTests : RecordsCompliance
{
    private readonly SqliteFile _file = new();
    private SqliteDatabase? _database;

    private protected override Task<IRecords> OpenAsync() => Task.FromResult<IRecords>(new SqliteRecords(_database = _file.Open(), Clock));

    [Fact]
    public async Task Records_AreThere_WhenTheFileIsOpenedAgain()
    {
        await Records.PutAsync("k", "a", "1", 0, null, None);
        _database!.Dispose();
        _database = _file.Open();
        Assert.Equal(new("a", "1", 1), await new SqliteRecords(_database, Clock).GetAsync("k", "a", None));
    }

    public override async ValueTask DisposeAsync()
    {
        _database?.Dispose();
        _file.Dispose();
        await base.DisposeAsync();
    }
}
