using Bot.Conversations.Stores;
using Bot.Conversations.Stores.Postgres;
using Bot.Tests.Testing;

namespace Bot.Tests.Conversations.Stores.Postgres;

public sealed class PostgresRecordsTests(PostgresServer server) : RecordsCompliance
{
    private PostgresDatabase? _database;

    private protected override async Task<IRecords> OpenAsync() => new PostgresRecords(_database = new(await server.CreateDatabaseAsync()), Clock);

    public override async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
        await base.DisposeAsync();
    }
}
