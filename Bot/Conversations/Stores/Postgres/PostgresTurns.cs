using Npgsql;

namespace Bot.Conversations.Stores.Postgres;

/// <summary>Turns: claimed, renewed, ended. Each method is one round trip and one transaction, so that a process that stops in the middle holds no lock.</summary>
internal sealed class PostgresTurns(PostgresDatabase database, PostgresSignals signals)
{
    private const string TakeSql =
        """
        update inbox i set tries = i.tries + 1
        from turn_lanes l left join conversations c on c.key = l.conversation
        where l.token = $1 and i.id = (select f.id from inbox f where f.conversation = l.conversation order by f.id limit 1)
        returning i.id, i.event, i.conversation, i.workspace, i.person, i.body, i.tries, i.progress, coalesce(c.exchanges, 0), (select store_now()) - i.at
        """;

    private const string DeadSql =
        """
        insert into dead_letters (kind, key, conversation, workspace, reason, at, person, body)
        select $4, i.event, i.conversation, i.workspace, $5, (select store_now()), i.person, i.body from inbox i
        where i.id = $3 and exists (select from turn_lanes where conversation = $1 and token = $2)
        """;

    private const string RenewSql =
        """
        with held as materialized (
            select l.conversation, l.token from turn_lanes l join unnest($1, $2) g (conversation, token) using (conversation, token) order by l.conversation for update of l
        )
        update turn_lanes l set free = (select store_now()) + $3 from held where l.conversation = held.conversation returning l.token, l.conversation, l.stop
        """;

    private const string ReleaseSql =
        """
        with lane as (
            update turn_lanes set token = null, owner = null, free = (select store_now()) + $4 where conversation = $1 and token = $2 returning conversation
        )
        update inbox set tries = tries - $5 where id = $3 and exists (select from lane)
        """;

    private const string StopSql =
        """
        update turn_lanes set stop = true
        where conversation = $1 and token is not null
            and (select person from inbox where conversation = $1 order by id limit 1) = $2
        """;

    public async Task<IReadOnlyList<ClaimedTurn>> ClaimAsync(TurnClaim claim, CancellationToken cancellation)
    {
        return await PostgresClaims.ClaimAsync(
            database, PostgresLanes.Turns, claim, TakeSql,
            (reader, token) => new ClaimedTurn(
                new(reader.GetInt64(0), token, reader.GetString(2)),
                new(reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetFieldValue<byte[]>(5)),
                reader.GetInt32(6), reader.GetInt64(8), reader.IsDBNull(7) ? null : reader.GetString(7), reader.GetTimeSpan(9)),
            c => c.Message.Workspace, cancellation).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<LeaseState>> RenewAsync(IReadOnlyList<TurnLease> leases, TimeSpan span, CancellationToken cancellation)
    {
        if (leases.Count == 0)
            return [];
        var held = await database.UseAsync(async (connection, stop) =>
        {
            var renew = connection.Command(RenewSql, leases.Select(l => l.Conversation).ToArray(), leases.Select(l => l.Token).ToArray(), span);
            await using (renew.ConfigureAwait(false))
                return (await renew.ListAsync(r => (Token: r.GetInt64(0), Conversation: r.GetString(1), Stop: r.GetBoolean(2)), stop).ConfigureAwait(false)).ToDictionary(r => (r.Token, r.Conversation), r => r.Stop);
        }, cancellation).ConfigureAwait(false);
        return [.. leases.Select(l => !held.TryGetValue((l.Token, l.Conversation), out var asked) ? LeaseState.Lost : asked ? LeaseState.StopAsked : LeaseState.Held)];
    }

    public async Task<bool> AskToStopAsync(string conversation, string person, CancellationToken cancellation) =>
        await ExecuteAsync(StopSql, [conversation, person], cancellation).ConfigureAwait(false) > 0;

    public async Task<bool> NoteProgressAsync(TurnLease lease, string note, CancellationToken cancellation) =>
        await ExecuteAsync(
            "update inbox set progress = $4 where id = $3 and exists (select from turn_lanes where conversation = $1 and token = $2)",
            [lease.Conversation, lease.Token, lease.Id, note], cancellation).ConfigureAwait(false) > 0;

    public async Task<bool> HandBackAsync(TurnLease lease, TimeSpan delay, bool counts, CancellationToken cancellation)
    {
        if (await ExecuteAsync(ReleaseSql, [lease.Conversation, lease.Token, lease.Id, delay, counts ? 0 : 1], cancellation).ConfigureAwait(false) == 0)
            return false;
        signals.RaiseAfter(WorkKind.Turns, delay);
        return true;
    }

    /// <summary>Ends a turn.</summary>
    /// <param name="lease">The turn.</param>
    /// <param name="dead">Why its message goes to the dead letters; null where it does not.</param>
    /// <param name="end">What it leaves.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public async Task<FinishedTurn> EndAsync(TurnLease lease, string? dead, TurnEnd end, CancellationToken cancellation)
    {
        var (finished, more) = await database.UseAsync(async (connection, stop) =>
        {
            var batch = new NpgsqlBatch(connection);
            await using (batch.ConfigureAwait(false))
                return await EndAsync(batch, lease, dead, end, stop).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
        if (more)
            signals.Raise(WorkKind.Turns);
        if (finished.Held && end.Deliveries.Count > finished.Deliveries.Count)
            signals.Raise(WorkKind.Deliveries);
        return finished;
    }

    private static async Task<(FinishedTurn Finished, bool More)> EndAsync(NpgsqlBatch batch, TurnLease lease, string? dead, TurnEnd end, CancellationToken cancellation)
    {
        batch.Add(PostgresLanes.Turns.LockSql, lease.Conversation, lease.Token);
        PostgresConversations.Append(batch, lease, end);
        var posting = PostgresOutbox.Post(batch, lease, end);
        if (dead is not null)
            batch.Add(DeadSql, lease.Conversation, lease.Token, lease.Id, (int)WorkKind.Turns, dead);
        PostgresLanes.Turns.End(batch, lease.Conversation, lease.Token, lease.Id);

        var reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            if (await reader.ListAsync(r => r.GetString(0), cancellation).ConfigureAwait(false) is not [var workspace])
                return (FinishedTurn.Lost, false);
            await reader.NextResultAsync(cancellation).ConfigureAwait(false);
            var exchanges = (await reader.ListAsync(r => r.GetInt64(0), cancellation).ConfigureAwait(false)).FirstOrDefault();
            IReadOnlyList<ClaimedDelivery> deliveries = [];
            if (posting is { } token)
            {
                await reader.NextResultAsync(cancellation).ConfigureAwait(false);
                var bodies = end.Deliveries.DistinctBy(d => d.Id).ToDictionary(d => d.Id, StringComparer.Ordinal);
                deliveries = [.. (await reader.ListAsync(r => (Id: r.GetInt64(0), Delivery: r.GetString(1), Tries: r.GetInt32(2)), cancellation).ConfigureAwait(false))
                    .Where(d => d.Tries == 1)
                    .Select(d => new ClaimedDelivery(new(d.Id, token, lease.Conversation), bodies[d.Delivery], workspace, 1, false))];
            }
            await reader.NextResultAsync(cancellation).ConfigureAwait(false);
            var more = (await reader.ListAsync(r => r.GetInt64(0), cancellation).ConfigureAwait(false)).FirstOrDefault() > 0;
            return (new(true, exchanges, deliveries), more);
        }
    }

    private Task<int> ExecuteAsync(string sql, object[] values, CancellationToken cancellation) =>
        database.UseAsync(async (connection, stop) =>
        {
            var command = connection.Command(sql, values);
            await using (command.ConfigureAwait(false))
                return await command.ExecuteNonQueryAsync(stop).ConfigureAwait(false);
        }, cancellation);
}
