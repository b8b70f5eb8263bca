using System.Runtime.CompilerServices;
using Npgsql;

namespace Bot.Conversations.Stores.Postgres;

/// <summary>Records in PostgreSQL. Expiry follows the bot's clock, as the times were given by it.</summary>
internal sealed class PostgresRecords(PostgresDatabase database, TimeProvider clock) : IRecords
{
    public Task<StoredRecord?> GetAsync(string kind, string key, CancellationToken cancellation) =>
        database.UseAsync(async (connection, stop) =>
        {
            var get = connection.Command("select json, version from records where kind = $1 and key = $2 and (expires is null or expires > $3)", kind, key, clock.GetUtcNow());
            await using (get.ConfigureAwait(false))
            {
                var reader = await get.ExecuteReaderAsync(stop).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                    return await reader.ReadAsync(stop).ConfigureAwait(false) ? new StoredRecord(key, reader.GetString(0), reader.GetInt64(1)) : null;
            }
        }, cancellation);

    /// <remarks>Not tried again when the connection breaks: a second try could not tell its own write from another's.</remarks>
    public Task<bool> PutAsync(string kind, string key, string json, long expected, DateTimeOffset? expires, CancellationToken cancellation) =>
        database.UseOnceAsync(async (connection, stop) =>
        {
            var put = connection.Command(
                expected == 0
                    ? """
                      insert into records (kind, key, json, version, expires) values ($1, $2, $3, 1, $5)
                      on conflict (kind, key) do update set json = excluded.json, version = 1, expires = excluded.expires where records.expires <= $6 and $4 = 0::bigint
                      """
                    : "update records set json = $3, version = version + 1, expires = $5 where kind = $1 and key = $2 and version = $4 and (expires is null or expires > $6)",
                kind, key, json, expected, new Moment(expires), clock.GetUtcNow());
            await using (put.ConfigureAwait(false))
                return await put.ExecuteNonQueryAsync(stop).ConfigureAwait(false) == 1;
        }, cancellation);

    public Task DeleteAsync(string kind, string key, CancellationToken cancellation) =>
        database.UseAsync(async (connection, stop) =>
        {
            var delete = connection.Command("delete from records where kind = $1 and key = $2", kind, key);
            await using (delete.ConfigureAwait(false))
                return await delete.ExecuteNonQueryAsync(stop).ConfigureAwait(false);
        }, cancellation);

    public async IAsyncEnumerable<StoredRecord> ListAsync(string kind, string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var found = await database.UseAsync(async (connection, stop) =>
        {
            var list = connection.Command(
                "select key, json, version from records where kind = $1 and key >= $2 and ($3 is null or key < $3) and (expires is null or expires > $4)",
                kind, prefix, new Text(KeyRange.After(prefix)), clock.GetUtcNow());
            await using (list.ConfigureAwait(false))
                return await list.ListAsync(r => new StoredRecord(r.GetString(0), r.GetString(1), r.GetInt64(2)), stop).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
        // UTF-8's order and UTF-16's (ordinal) differ where characters beyond U+FFFF meet those of U+E000 and above.
        foreach (var record in found.OrderBy(r => r.Key, StringComparer.Ordinal))
            yield return record;
    }
}
