using System.Runtime.CompilerServices;
using Bot.Conversations.Stores.Postgres;
using Npgsql;

namespace Bot.Guardrails.Audit;

/// <summary>The audit in PostgreSQL, shared by all replicas.</summary>
internal sealed class PostgresAuditStore(PostgresDatabase database) : IAuditStore
{
    private const int PrunedAtOnce = 5_000;

    // Nothing is appended where one place is taken by another entry; the second statement says so.
    private const string AppendSql =
        """
        with given as materialized (
            select * from unnest($2, $3, $4, $5, $6, $7, $8, $9, $10) g (seq, at, kind, person, channel, turn, outcome, json, hash)
        ), appended as (
            insert into audit (chain, seq, at, kind, person, channel, turn, outcome, json, hash)
            select $1, g.* from given g where not exists (select from given o join audit a on a.chain = $1 and a.seq = o.seq where a.hash <> o.hash)
            on conflict (chain, seq) do nothing
            returning seq, at
        )
        insert into audit_resources (chain, seq, resource, at)
        select $1, r.seq, r.resource, a.at from unnest($11, $12) r (seq, resource) join appended a on a.seq = r.seq
        on conflict do nothing
        """;

    private const string ConflictSql = "select a.seq from audit a join unnest($2, $3) g (seq, hash) on a.seq = g.seq where a.chain = $1 and a.hash <> g.hash limit 1";

    private const string PruneSql =
        """
        with pruned as (
            delete from audit where chain = $1 and seq in (select seq from audit where chain = $1 and seq <= $2 order by seq limit $3) returning seq
        ), resources as (
            delete from audit_resources r using pruned p where r.chain = $1 and r.seq = p.seq
        )
        select count(*) from pruned
        """;

    public async Task AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellation)
    {
        var conflict = await database.UseAsync(async (connection, stop) =>
        {
            var batch = new NpgsqlBatch(connection);
            await using (batch.ConfigureAwait(false))
            {
                long[] seqs = [.. entries.Select(e => e.Seq)];
                string[] hashes = [.. entries.Select(e => e.Hash)];
                var resources = entries.SelectMany(e => e.Resources.Select(r => (e.Seq, Resource: r))).ToList();
                batch.Add(
                    AppendSql, entries[0].Chain, seqs, entries.Select(e => e.At.UtcTicks).ToArray(), entries.Select(e => AuditJson.Name(e.Kind)).ToArray(), entries.Select(e => e.Person).ToArray(),
                    entries.Select(e => e.Channel).ToArray(), entries.Select(e => e.Turn).ToArray(), entries.Select(e => e.Outcome).ToArray(), entries.Select(e => e.Json).ToArray(), hashes,
                    resources.Select(r => r.Seq).ToArray(), resources.Select(r => r.Resource).ToArray());
                batch.Add(ConflictSql, entries[0].Chain, seqs, hashes);
                return await batch.ExecuteScalarAsync(stop).ConfigureAwait(false);
            }
        }, cancellation).ConfigureAwait(false);
        if (conflict is not null)
            throw AuditStatements.Conflict(entries[0]);
    }

    public IAsyncEnumerable<AuditEntry> ReadAsync(AuditFilter filter, CancellationToken cancellation) => PagedAudit.ReadAsync(filter, ListAsync, cancellation);

    public IAsyncEnumerable<AuditEntry> ReadChainAsync(string chain, long from, CancellationToken cancellation) => PagedAudit.ChainAsync(chain, from, ListAsync, cancellation);

    public async IAsyncEnumerable<string> ChainsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var chain in await ListAsync(AuditStatements.Chains, [], r => r.GetString(0), cancellation).ConfigureAwait(false))
            yield return chain;
    }

    public async Task<AuditEntry?> LastAsync(string chain, CancellationToken cancellation) => (await ListAsync(AuditStatements.Last, [chain], cancellation).ConfigureAwait(false)).FirstOrDefault();

    public async Task<AuditEntry?> LastBeforeAsync(string chain, DateTimeOffset time, CancellationToken cancellation) =>
        (await ListAsync(AuditStatements.LastBefore, [chain, time.UtcTicks], cancellation).ConfigureAwait(false)).FirstOrDefault();

    public async Task<long> PruneAsync(string chain, long through, CancellationToken cancellation)
    {
        for (var all = 0L; ;)
        {
            var pruned = (await ListAsync(PruneSql, [chain, through, (long)PrunedAtOnce], r => r.GetInt64(0), cancellation).ConfigureAwait(false))[0];
            all += pruned;
            if (pruned < PrunedAtOnce)
                return all;
        }
    }

    private Task<IReadOnlyList<AuditEntry>> ListAsync(string sql, IReadOnlyList<object> values, CancellationToken cancellation) =>
        ListAsync(sql, values, r => AuditRow.Read(r.GetString, r.GetInt64), cancellation);

    private async Task<IReadOnlyList<T>> ListAsync<T>(string sql, IReadOnlyList<object> values, Func<NpgsqlDataReader, T> read, CancellationToken cancellation) =>
        await database.UseAsync(async (connection, stop) =>
        {
            var command = connection.Command(sql, [.. values]);
            await using (command.ConfigureAwait(false))
                return await command.ListAsync(read, stop).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
}
