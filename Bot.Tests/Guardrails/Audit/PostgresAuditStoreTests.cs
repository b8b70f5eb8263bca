using Bot.Conversations.Stores.Postgres;
using Bot.Guardrails.Audit;
using Bot.Tests.Testing;

namespace Bot.Tests.Guardrails.Audit;

public sealed class PostgresAuditStoreTests(PostgresServer server) : AuditStoreCompliance, IAsyncDisposable
{
    private PostgresDatabase? _database;

    private protected override async Task<IAuditStore> OpenAsync() => new PostgresAuditStore(_database ??= new(await server.CreateDatabaseAsync()));

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }
}
