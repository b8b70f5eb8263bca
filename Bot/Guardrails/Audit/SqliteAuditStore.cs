using System.Runtime.CompilerServices;
using Bot.Conversations.Stores.Sqlite;

namespace Bot.Guardrails.Audit;

/// <summary>The audit in the embedded database, written by its one writer.</summary>
internal sealed class SqliteAuditStore(SqliteDatabase database) : IAuditStore
{
    private const int PrunedAtOnce = 1_000;
    private const string HashSql = "select hash from audit where chain = ? and seq = ?";
    private const string AppendSql = "insert into audit (chain, seq, at, kind, person, channel, turn, outcome, json, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private const string ResourceSql = "insert or ignore into audit_resources (chain, seq, resource, at) values (?, ?, ?, ?)";
    private const string PrunedSql = "select seq from audit where chain = ?1 and seq <= ?2 order by seq limit ?3";
    private const string PruneResourcesSql = "delete from audit_resources where chain = ? and seq <= ?";
    private const string PruneSql = "delete from audit where chain = ? and seq <= ?";

    public async Task AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellation)
    {
        if (!await database.Writer.WriteAsync(session => Append(session, entries)).WaitAsync(cancellation).ConfigureAwait(false))
            throw AuditStatements.Conflict(entries[0]);
    }

    public IAsyncEnumerable<AuditEntry> ReadAsync(AuditFilter filter, CancellationToken cancellation) => PagedAudit.ReadAsync(filter, PageAsync, cancellation);

    public IAsyncEnumerable<AuditEntry> ReadChainAsync(string chain, long from, CancellationToken cancellation) => PagedAudit.ChainAsync(chain, from, PageAsync, cancellation);

    public async IAsyncEnumerable<string> ChainsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var chain in List(AuditStatements.Chains, [], row => row.Text(0)))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return chain;
        }
        await Task.CompletedTask.ConfigureAwait(false);
    }

    public Task<AuditEntry?> LastAsync(string chain, CancellationToken cancellation) => Task.FromResult(Entries(AuditStatements.Last, [chain]).FirstOrDefault());

    public Task<AuditEntry?> LastBeforeAsync(string chain, DateTimeOffset time, CancellationToken cancellation) =>
        Task.FromResult(Entries(AuditStatements.LastBefore, [chain, time.UtcTicks]).FirstOrDefault());

    public async Task<long> PruneAsync(string chain, long through, CancellationToken cancellation)
    {
        for (var all = 0L; ;)
        {
            // So few at once that turns do not wait long for the writer.
            var pruned = await database.Writer.WriteAsync(session => Prune(session, chain, through)).WaitAsync(cancellation).ConfigureAwait(false);
            all += pruned;
            if (pruned < PrunedAtOnce)
                return all;
        }
    }

    private static bool Append(SqliteSession session, IReadOnlyList<AuditEntry> entries)
    {
        var missing = new List<AuditEntry>(entries.Count);
        foreach (var entry in entries)
        {
            using var there = session.Prepare(HashSql).Bind(entry.Chain).Bind(entry.Seq);
            if (!there.Step())
                missing.Add(entry);
            else if (there.Text(0) != entry.Hash)
                return false;
        }
        foreach (var e in missing)
        {
            session.Prepare(AppendSql).Bind(e.Chain).Bind(e.Seq).Bind(e.At.UtcTicks).Bind(AuditJson.Name(e.Kind)).Bind(e.Person).Bind(e.Channel).Bind(e.Turn).Bind(e.Outcome).Bind(e.Json).Bind(e.Hash).Run();
            foreach (var resource in e.Resources)
                session.Prepare(ResourceSql).Bind(e.Chain).Bind(e.Seq).Bind(resource).Bind(e.At.UtcTicks).Run();
        }
        return true;
    }

    private static int Prune(SqliteSession session, string chain, long through)
    {
        var (count, last) = (0, 0L);
        using (var row = session.Prepare(PrunedSql).Bind(chain).Bind(through).Bind(PrunedAtOnce))
        {
            for (; row.Step(); count++)
                last = row.Long(0);
        }
        if (count > 0)
        {
            session.Prepare(PruneResourcesSql).Bind(chain).Bind(last).Run();
            session.Prepare(PruneSql).Bind(chain).Bind(last).Run();
        }
        return count;
    }

    private Task<IReadOnlyList<AuditEntry>> PageAsync(string sql, IReadOnlyList<object> values, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<AuditEntry>>(Entries(sql, values));
    }

    private List<AuditEntry> Entries(string sql, IReadOnlyList<object> values) => List(sql, values, row => AuditRow.Read(row.Text, row.Long));

    private List<T> List<T>(string sql, IReadOnlyList<object> values, Func<SqliteStatement, T> read) => database.Read(session =>
    {
        // A session knows its statements by the text's identity; the texts of filters are few.
        using var row = session.Prepare(string.Intern(sql));
        foreach (var value in values)
            _ = value is long number ? row.Bind(number) : row.Bind((string)value);
        var found = new List<T>();
        while (row.Step())
            found.Add(read(row));
        return found;
    });
}
