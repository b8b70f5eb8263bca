using Bot.Conversations.Stores;
using Bot.Conversations.Stores.Postgres;
using Bot.Tests.Testing;

namespace Bot.Tests.Conversations.Stores.Postgres;

public sealed class PostgresHistoryTests(PostgresServer server) : HistoryCompliance
{
    private PostgresDatabase? _database;

    private protected override async ValueTask<ITurnStore> OpenAsync() =>
        new PostgresTurnStore(_database = new(await server.CreateDatabaseAsync()), TimeProvider.System);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }
}
