using Bot.Conversations.Stores.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace Bot.Benchmarks;

/// <summary>Fills a PostgreSQL store by COPY: a tenth of the conversations are older than 90 days.</summary>
internal static class PostgresFill
{
    /// <param name="database">An empty one.</param>
    /// <param name="rows">What to fill in.</param>
    public static async Task RunAsync(PostgresDatabase database, FilledRows rows)
    {
        await using var connection = await database.OpenConnectionAsync(CancellationToken.None).ConfigureAwait(false);
        var now = new DateTimeOffset(((DateTime)(await ValueAsync(connection, "select date_trunc('second', store_now())").ConfigureAwait(false))!).ToUniversalTime());
        DateTimeOffset At(int conversation) => now.AddDays(-rows.DaysAgo(conversation));
        await CopyAsync(connection, "conversations (id, key, workspace, exchanges, touched, active)", rows.Conversations, (copy, c) =>
        {
            var at = At(c);
            copy.Write(c + 1L, NpgsqlDbType.Bigint);
            copy.Write(FilledRows.Key(c), NpgsqlDbType.Text);
            copy.Write("slack:T01", NpgsqlDbType.Text);
            copy.Write((long)rows.Each, NpgsqlDbType.Bigint);
            copy.Write(at, NpgsqlDbType.TimestampTz);
            copy.Write(at.AddTicks(-(at.Ticks % TimeSpan.TicksPerHour)), NpgsqlDbType.TimestampTz);
        }).ConfigureAwait(false);
        await ValueAsync(connection, "select setval(pg_get_serial_sequence('conversations', 'id'), (select max(id) from conversations))").ConfigureAwait(false);
        await CopyAsync(connection, "exchanges (conversation, number, person, at, body)", rows.Messages, (copy, m) =>
        {
            var (conversation, number) = rows.Exchange(m);
            copy.Write(conversation + 1L, NpgsqlDbType.Bigint);
            copy.Write((long)number, NpgsqlDbType.Bigint);
            copy.Write(FilledRows.Person(conversation), NpgsqlDbType.Text);
            copy.Write(At(conversation), NpgsqlDbType.TimestampTz);
            copy.Write(StoreTurns.Body(m), NpgsqlDbType.Bytea);
        }).ConfigureAwait(false);
        await CopyAsync(connection, "participants (person, conversation, title, latest, exchanges)", rows.Conversations, (copy, c) =>
        {
            copy.Write(FilledRows.Person(c), NpgsqlDbType.Text);
            copy.Write(c + 1L, NpgsqlDbType.Bigint);
            copy.Write("a title", NpgsqlDbType.Text);
            copy.Write(At(c), NpgsqlDbType.TimestampTz);
            copy.Write((long)rows.Each, NpgsqlDbType.Bigint);
        }).ConfigureAwait(false);
        await CopyAsync(connection, "events (event, at)", rows.Messages, (copy, m) =>
        {
            copy.Write(FilledRows.Event(m), NpgsqlDbType.Text);
            copy.Write(At(rows.Exchange(m).Conversation), NpgsqlDbType.TimestampTz);
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

    private static async Task<object?> ValueAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync().ConfigureAwait(false);
    }
}
