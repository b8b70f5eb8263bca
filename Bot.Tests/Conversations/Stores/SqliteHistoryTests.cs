using Bot.Conversations.Stores;
using Bot.Conversations.Stores.Sqlite;
using Bot.Tests.Testing;

namespace Bot.Tests.Conversations.Stores;

public sealed class SqliteHistoryTests : HistoryCompliance
{
    private readonly ManualClock _clock = new();
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("wheelhouse-").FullName;
    private SqliteDatabase? _database;

    private protected override ValueTask<ITurnStore> OpenAsync()
    {
        if (SqliteLibrary.Fault is { } fault)
            Assert.Skip(fault);
        _database = SqliteDatabase.Open(Path.Combine(_folder, "w.db"));
        return new(new SqliteTurnStore(_database, _clock));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _database?.Dispose();
        System.IO.Directory.Delete(_folder, recursive: true);
    }
}
