using System.Globalization;
using Bot.Conversations.Stores;
using Bot.Conversations.Stores.Postgres;
using Bot.Tests.Testing;

namespace Bot.Tests.Conversations.Stores.Postgres;

/// <summary>The compliance of the PostgreSQL store. Its time is moved by putting another function in the place of <c>store_now</c>.</summary>
public sealed class PostgresTurnStoreTests(PostgresServer server) : TurnStoreCompliance
{
    private PostgresDatabase? _database;
    private TimeSpan _passed;

    private protected override async ValueTask<ITurnStore> OpenAsync(InboxBounds bounds)
    {
        _database = new(await server.CreateDatabaseAsync());
        return new PostgresTurnStore(_database, TimeProvider.System, bounds);
    }

    private protected override async ValueTask PassAsync(TimeSpan span)
    {
        _passed += span;
        await using var connection = await _database!.OpenConnectionAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture, $"create or replace function store_now() returns timestamptz language sql volatile as 'select clock_timestamp() + interval ''{_passed.TotalSeconds} seconds'''");
        await command.ExecuteNonQueryAsync(Stop);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }
}
