using Bot.Conversations.Stores.Migrations;
using Npgsql;

namespace Bot.Conversations.Stores.Postgres;

/// <summary>Brings a database to the program's version: all pending steps in one transaction, under a lock that all replicas ask for.</summary>
internal static class PostgresMigrator
{
    /// <summary>Any constant will do, as long as it is Wheelhouse's alone.</summary>
    private const long LockKey = 0x7768_6565_6c68;

    /// <summary>A step may rewrite a large table.</summary>
    private const int TimeoutSeconds = 3600;

    /// <returns>The version that it had before.</returns>
    /// <exception cref="StoreException">The database is newer than the program.</exception>
    public static async Task<int> RunAsync(NpgsqlConnection connection, MigrationSet migrations, CancellationToken cancellation)
    {
        // Most starts find nothing to do; they must not wait for a replica that does something.
        if (await VersionAsync(connection, cancellation).ConfigureAwait(false) is var found && !migrations.After(found).Any())
            return found;

        var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await ExecuteAsync(connection, $"select pg_advisory_xact_lock({LockKey})", cancellation).ConfigureAwait(false);
            await ExecuteAsync(connection, "create table if not exists schema_version (version int primary key, name text not null, applied timestamptz not null default now())", cancellation).ConfigureAwait(false);
            var before = await VersionAsync(connection, cancellation).ConfigureAwait(false);
            foreach (var migration in migrations.After(before))
            {
                await ExecuteAsync(connection, migration.Sql, cancellation).ConfigureAwait(false);
                var note = new NpgsqlCommand("insert into schema_version (version, name) values ($1, $2)", connection) { Parameters = { new() { Value = migration.Version }, new() { Value = migration.Name } } };
                await using (note.ConfigureAwait(false))
                    await note.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            }
            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            return before;
        }
    }

    private static async Task<int> VersionAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var exists = new NpgsqlCommand("select to_regclass('schema_version') is not null", connection);
        await using (exists.ConfigureAwait(false))
        {
            if (!(bool)(await exists.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!)
                return 0;
        }
        var version = new NpgsqlCommand("select coalesce(max(version), 0) from schema_version", connection);
        await using (version.ConfigureAwait(false))
            return (int)(await version.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = TimeoutSeconds };
        await using (command.ConfigureAwait(false))
            await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
