using System.Runtime.CompilerServices;

namespace Bot.Conversations.Stores.Sqlite;

/// <summary>Records in the embedded database. Times are ticks of UTC.</summary>
internal sealed class SqliteRecords(SqliteDatabase database, TimeProvider clock) : IRecords
{
    private const string Get = "select json, version from records where kind = ? and key = ? and (expires is null or expires > ?)";
    private const string Add =
        """
        insert into records (kind, key, json, version, expires) values (?1, ?2, ?3, 1, ?4)
        on conflict (kind, key) do update set json = excluded.json, version = 1, expires = excluded.expires where records.expires <= ?5
        """;
    private const string Change = "update records set json = ?3, version = version + 1, expires = ?4 where kind = ?1 and key = ?2 and (expires is null or expires > ?5) and version = ?6";
    private const string Delete = "delete from records where kind = ? and key = ?";
    private const string List = "select key, json, version from records where kind = ?1 and key >= ?2 and (?3 is null or key < ?3) and (expires is null or expires > ?4)";

    public Task<StoredRecord?> GetAsync(string kind, string key, CancellationToken cancellation) => Task.FromResult(database.Read(session =>
    {
        using var row = session.Prepare(Get).Bind(kind).Bind(key).Bind(Now);
        return row.Step() ? new StoredRecord(key, row.Text(0), row.Long(1)) : null;
    }));

    public Task<bool> PutAsync(string kind, string key, string json, long expected, DateTimeOffset? expires, CancellationToken cancellation)
    {
        var now = Now;
        return database.Writer.WriteAsync(session =>
        {
            var put = session.Prepare(expected == 0 ? Add : Change).Bind(kind).Bind(key).Bind(json).Bind(expires?.UtcTicks).Bind(now);
            return (expected == 0 ? put : put.Bind(expected)).Run() == 1;
        });
    }

    public Task DeleteAsync(string kind, string key, CancellationToken cancellation) =>
        database.Writer.WriteAsync(session => session.Prepare(Delete).Bind(kind).Bind(key).Run());

    public async IAsyncEnumerable<StoredRecord> ListAsync(string kind, string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var found = database.Read(session =>
        {
            var records = new List<StoredRecord>();
            using var row = session.Prepare(List).Bind(kind).Bind(prefix).Bind(KeyRange.After(prefix)).Bind(Now);
            while (row.Step())
                records.Add(new(row.Text(0), row.Text(1), row.Long(2)));
            return records;
        });
        // As in PostgreSQL: UTF-8's order is not quite the ordinal one.
        foreach (var record in found.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return record;
        }
        await Task.CompletedTask.ConfigureAwait(false);
    }

    private long Now => clock.GetUtcNow().UtcTicks;
}
