using Npgsql;

namespace Bot.Conversations.Stores.Postgres;

/// <summary>
/// Hands out the firsts of conversations, for turns and for deliveries alike. The lane's row is the lock: claiming skips rows that
/// another replica has locked, so replicas do not wait for each other, and no leader is needed.
/// </summary>
/// <param name="lanes">The table of lanes.</param>
/// <param name="items">The table of what waits in them.</param>
internal sealed class PostgresLanes(string lanes, string items)
{
    public static PostgresLanes Turns { get; } = new("turn_lanes", "inbox");

    public static PostgresLanes Deliveries { get; } = new("delivery_lanes", "outbox");

    /// <summary>Workspaces share evenly: each that has something free gives its oldest, so many that together they are the claim's maximum.</summary>
    private string ClaimSql { get; } =
        $"""
        with recursive spaces (workspace) as (
            (select workspace from {lanes} order by workspace limit 1)
            union all
            select (select l.workspace from {lanes} l where l.workspace > s.workspace order by l.workspace limit 1) from spaces s where s.workspace is not null
        ), rooms as materialized (
            select s.workspace, $2 - coalesce(r.running, 0) as room, first.free
            from spaces s
            left join unnest($3, $4) r (workspace, running) on r.workspace = s.workspace
            cross join lateral (select l.free from {lanes} l where l.workspace = s.workspace order by l.free limit 1) first
            where s.workspace is not null and first.free <= (select store_now()) and $2 > coalesce(r.running, 0)
        ), chosen as materialized (
            select workspace, least(room, greatest(1, $1 / greatest(1, (select count(*) from rooms)))) as share from rooms order by free limit $1
        ), picked as materialized (
            select l.conversation, l.token
            from chosen c
            cross join lateral (select conversation, token from {lanes} where workspace = c.workspace and free <= (select store_now()) order by free limit c.share for update skip locked) l
            limit $1
        )
        update {lanes} t set token = $5, owner = $6, free = (select store_now()) + $7, lapsed = picked.token is not null
        from picked where t.conversation = picked.conversation
        returning (select count(*) from rooms)
        """;

    /// <summary>A lane without anything in it is no fault, only of no use.</summary>
    private string HealSql { get; } = $"delete from {lanes} l where l.token = $1 and not exists (select from {items} i where i.conversation = l.conversation)";

    /// <summary>Locks the lane where the lease is held: one row, or none where it is lost.</summary>
    public string LockSql { get; } = $"select workspace from {lanes} where conversation = $1 and token = $2 for update";

    private string RemoveSql { get; } = $"delete from {items} where id = $3 and exists (select from {lanes} where conversation = $1 and token = $2)";

    private string PassOnSql { get; } =
        $"update {lanes} set token = null, owner = null, free = (select store_now()), stop = false where conversation = $1 and token = $2 and exists (select from {items} where conversation = $1) returning 1::bigint";

    private string CloseSql { get; } = $"delete from {lanes} where conversation = $1 and token = $2";

    /// <summary>Claims what is free, in one round trip and one transaction.</summary>
    /// <param name="connection">Of the database.</param>
    /// <param name="claim">How much of what.</param>
    /// <param name="token">Used by no other claim.</param>
    /// <param name="takeSql">Counts the try of each claimed lane's first item ($1: the token) and returns it.</param>
    /// <param name="read">Reads what it returns.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>What was claimed; and how many workspaces had something.</returns>
    public async Task<(IReadOnlyList<T> Claimed, long Workspaces)> ClaimAsync<T>(
        NpgsqlConnection connection, TurnClaim claim, long token, string takeSql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        var batch = new NpgsqlBatch(connection);
        await using (batch.ConfigureAwait(false))
        {
            batch.Add(ClaimSql, claim.Max, claim.PerWorkspace, claim.Running.Keys.ToArray(), claim.Running.Values.ToArray(), token, claim.Owner, claim.Lease);
            batch.Add(takeSql, token);
            batch.Add(HealSql, token);
            var reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var workspaces = await reader.ListAsync(r => r.GetInt64(0), cancellation).ConfigureAwait(false);
                await reader.NextResultAsync(cancellation).ConfigureAwait(false);
                return (await reader.ListAsync(read, cancellation).ConfigureAwait(false), workspaces.IsEmpty ? 0 : workspaces[0]);
            }
        }
    }

    /// <summary>Adds what ends the lane's first item where the lease is held and frees the lane for the next, or removes it; its result is a row where there is a next.</summary>
    public void End(NpgsqlBatch batch, string conversation, long token, long item)
    {
        batch.Add(RemoveSql, conversation, token, item);
        batch.Add(PassOnSql, conversation, token);
        batch.Add(CloseSql, conversation, token);
    }
}
