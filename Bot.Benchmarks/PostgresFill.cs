using Bot.Conversations.Stores.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace Bot.Benchmarks;

/// <summary>Fills a PostgreSQL store by COPY: a tenth of the conversations are older than 90 days.</summary>
internal static class PostgresFill
{
    public static async Task RunAsync(PostgresDatabase database, int conversations, int messages)
    {
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None).ConfigureAwait(false);
        var each = Math.Max(1, messages / conversations);
        var first = await ScalarAsync(connection, "select coalesce(max(id), 0) + 1 from conversations").ConfigureAwait(false);
        var now = new DateTimeOffset(((DateTime)(await ValueAsync(connection, "select date_trunc('second', store_now())").ConfigureAwait(false))!).ToUniversalTime());
        DateTimeOffset At(int c) => now.AddDays(-(double)(conversations - c) / conversations * 100);
        await CopyAsync(connection, "conversations (id, key, workspace, exchanges, touched, active)", conversations, (copy, c) =>
        {
            var at = At(c);
            copy.Write(first + c, NpgsqlDbType.Bigint);
            copy.Write(StoreTurns.Filled(c), NpgsqlDbType.Text);
            copy.Write("slack:T01", NpgsqlDbType.Text);
            copy.Write((long)each, NpgsqlDbType.Bigint);
            copy.Write(at, NpgsqlDbType.TimestampTz);
            copy.Write(at.AddTicks(-(at.Ticks % TimeSpan.TicksPerHour)), NpgsqlDbType.TimestampTz);
        }).ConfigureAwait(false);
        await ScalarAsync(connection, "select setval(pg_get_serial_sequence('conversations', 'id'), (select max(id) from conversations))").ConfigureAwait(false);
        await CopyAsync(connection, "exchanges (conversation, number, person, at, body)", messages, (copy, m) =>
        {
            copy.Write(first + (m / each), NpgsqlDbType.Bigint);
            copy.Write((long)(m % each) + 1, NpgsqlDbType.Bigint);
            copy.Write($"slack:T01:U{m / each % 20_000}", NpgsqlDbType.Text);
            copy.Write(At(Math.Min(conversations - 1, m / each)), NpgsqlDbType.TimestampTz);
            copy.Write(StoreTurns.Body(m), NpgsqlDbType.Bytea);
        }).ConfigureAwait(false);
        await CopyAsync(connection, "participants (person, conversation, title, latest, exchanges)", conversations, (copy, c) =>
        {
            copy.Write($"slack:T01:U{c % 20_000}", NpgsqlDbType.Text);
            copy.Write(first + c, NpgsqlDbType.Bigint);
            copy.Write("a title", NpgsqlDbType.Text);
            copy.Write(At(c), NpgsqlDbType.TimestampTz);
            copy.Write((long)each, NpgsqlDbType.Bigint);
        }).ConfigureAwait(false);
        await CopyAsync(connection, "events (event, at)", messages, (copy, m) =>
        {
            copy.Write($"slack:Ev{m:x8}", NpgsqlDbType.Text);
            copy.Write(At(Math.Min(conversations - 1, m / each)), NpgsqlDbType.TimestampTz);
        }).ConfigureAwait(false);
        // What autovacuum and the checkpointer would have done by the time a store has grown so far.
        foreach (var sql in (string[])["vacuum analyze conversations", "vacuum analyze exchanges", "vacuum analyze participants", "vacuum analyze events", "checkpoint"])
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 3600 };
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }

    private static async Task CopyAsync(NpgsqlConnection connection, string table, int rows, Action<NpgsqlBinaryImporter, int> write)
    {
        var copy = await connection.BeginBinaryImportAsync($"copy {table} from stdin (format binary)").ConfigureAwait(false);
        await using (copy.ConfigureAwait(false))
        {
            copy.Timeout = TimeSpan.FromHours(1);
            for (var row = 0; row < rows; row++)
            {
                await copy.StartRowAsync().ConfigureAwait(false);
                write(copy, row);
            }
            await copy.CompleteAsync().ConfigureAwait(false);
        }
    }

    private static async Task<long> ScalarAsync(NpgsqlConnection connection, string sql) => (long)(await ValueAsync(connection, sql).ConfigureAwait(false))!;

    private static async Task<object?> ValueAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync().ConfigureAwait(false);
    }
}
