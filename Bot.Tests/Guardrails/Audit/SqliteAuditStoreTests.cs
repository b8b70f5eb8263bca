using Bot.Conversations.Stores.Sqlite;
using Bot.Guardrails.Audit;
using Bot.Tests.Conversations.Stores.Sqlite;

namespace Bot.Tests.Guardrails.Audit;

public sealed class SqliteAuditStoreTests : AuditStoreCompliance, IDisposable
{
    private readonly SqliteFile _file = new();
    private SqliteDatabase? _database;

    private protected override Task<IAuditStore> OpenAsync() => Task.FromResult<IAuditStore>(new SqliteAuditStore(_database ??= _file.Open()));

    public void Dispose()
    {
        _database?.Dispose();
        _file.Dispose();
    }
}
