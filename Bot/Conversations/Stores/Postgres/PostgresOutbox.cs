using Npgsql;

namespace Bot.Conversations.Stores.Postgres;

/// <summary>What is to be delivered, in order within a conversation.</summary>
internal sealed class PostgresOutbox(PostgresDatabase database, PostgresSignals signals)
{
    private const string TakeSql =
        """
        update outbox o set tries = o.tries + 1, uncertain = o.uncertain or l.lapsed
        from delivery_lanes l
        where l.token = $1 and o.id = (select f.id from outbox f where f.conversation = l.conversation order by f.id limit 1)
        returning o.id, o.delivery, o.conversation, o.workspace, o.body, o.tries, o.uncertain
        """;

    // The lane first: ids are given under its lock. A lane that did not exist is leased at once where the finisher delivers itself.
    private const string OpenTurnsLaneSql =
        """
        insert into delivery_lanes as d (conversation, workspace, free, token, owner)
        select $1, l.workspace, (select store_now()) + $3, $4, l.owner from turn_lanes l where l.conversation = $1 and l.token = $2
        on conflict (conversation) do update set workspace = d.workspace
        """;

    private const string PutOfTurnSql =
        """
        insert into outbox (delivery, conversation, workspace, thread, number, at, tries, body)
        select g.delivery, $1, t.workspace, case when $6 then c.id end, case when $6 then c.exchanges end, (select store_now()), case when g.place = 1 and d.token = $5 then 1 else 0 end, g.body
        from turn_lanes t
        join delivery_lanes d on d.conversation = t.conversation
        left join conversations c on c.key = t.conversation
        cross join unnest($3, $4) with ordinality g (delivery, body, place)
        where t.conversation = $1 and t.token = $2
        order by g.place
        on conflict (delivery) do nothing
        returning id, delivery, tries
        """;

    private const string OpenLaneSql =
        """
        insert into delivery_lanes as d (conversation, workspace, free) values ($1, $2, (select store_now()))
        on conflict (conversation) do update set workspace = d.workspace
        """;

    private const string PutSql =
        """
        insert into outbox (delivery, conversation, workspace, at, body)
        select g.delivery, $1, $2, (select store_now()), g.body from unnest($3, $4) with ordinality g (delivery, body, place) order by g.place
        on conflict (delivery) do nothing
        """;

    private const string PlatformIdSql =
        """
        update exchanges e set platform_id = $4
        from outbox o join delivery_lanes l on l.conversation = o.conversation
        where o.id = $3 and l.conversation = $1 and l.token = $2 and e.conversation = o.thread and e.number = o.number
        """;

    private const string DeadSql =
        """
        insert into dead_letters (kind, key, conversation, workspace, reason, at, person, body)
        select $4, o.delivery, o.conversation, o.workspace, $5, (select store_now()), coalesce(e.person, ''), o.body
        from outbox o left join exchanges e on e.conversation = o.thread and e.number = o.number
        where o.id = $3 and exists (select from delivery_lanes where conversation = $1 and token = $2)
        """;

    private const string RetrySql =
        """
        with lane as (
            update delivery_lanes set token = null, owner = null, free = (select store_now()) + $4 where conversation = $1 and token = $2 returning conversation
        )
        update outbox set uncertain = uncertain or $5 where id = $3 and exists (select from lane)
        """;

    /// <summary>Adds what puts a turn's deliveries here; its result is the deliveries' rows.</summary>
    /// <returns>The token of those leased to the caller at once; null where nothing was added.</returns>
    public static long? Post(NpgsqlBatch batch, TurnLease lease, TurnEnd end)
    {
        if (end.Deliveries.Count == 0)
            return null;
        var token = PostgresClaims.NewToken();
        var leased = end.Deliver > TimeSpan.Zero;
        batch.Add(OpenTurnsLaneSql, lease.Conversation, lease.Token, leased ? end.Deliver : TimeSpan.Zero, leased ? token : new Number(null));
        batch.Add(
            PutOfTurnSql, lease.Conversation, lease.Token, end.Deliveries.Select(d => d.Id).ToArray(), end.Deliveries.Select(d => d.Body).ToArray(), token, end.Exchange is not null);
        return token;
    }

    public async Task PostAsync(string conversation, string workspace, IReadOnlyList<NewDelivery> deliveries, CancellationToken cancellation)
    {
        await database.UseAsync(async (connection, stop) =>
        {
            var batch = new NpgsqlBatch(connection);
            await using (batch.ConfigureAwait(false))
            {
                batch.Add(OpenLaneSql, conversation, workspace);
                batch.Add(PutSql, conversation, workspace, deliveries.Select(d => d.Id).ToArray(), deliveries.Select(d => d.Body).ToArray());
                return await batch.ExecuteNonQueryAsync(stop).ConfigureAwait(false);
            }
        }, cancellation).ConfigureAwait(false);
        signals.Raise(WorkKind.Deliveries);
    }

    public Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(TurnClaim claim, CancellationToken cancellation) =>
        PostgresClaims.ClaimAsync(
            database, PostgresLanes.Deliveries, claim, TakeSql,
            (reader, token) => new ClaimedDelivery(
                new(reader.GetInt64(0), token, reader.GetString(2)), new(reader.GetString(1), reader.GetFieldValue<byte[]>(4)), reader.GetString(3), reader.GetInt32(5), reader.GetBoolean(6)),
            d => d.Workspace, cancellation);

    public Task<bool> DeliveredAsync(DeliveryLease lease, string? platformId, CancellationToken cancellation) =>
        EndAsync(lease, platformId is null ? null : batch => batch.Add(PlatformIdSql, lease.Conversation, lease.Token, lease.Id, platformId), cancellation);

    public Task<bool> DropAsync(DeliveryLease lease, string reason, CancellationToken cancellation) =>
        EndAsync(lease, batch => batch.Add(DeadSql, lease.Conversation, lease.Token, lease.Id, (int)WorkKind.Deliveries, reason), cancellation);

    public async Task<bool> RetryAsync(DeliveryLease lease, TimeSpan delay, bool uncertain, CancellationToken cancellation)
    {
        var held = await database.UseAsync(async (connection, stop) =>
        {
            var retry = connection.Command(RetrySql, lease.Conversation, lease.Token, lease.Id, delay, uncertain);
            await using (retry.ConfigureAwait(false))
                return await retry.ExecuteNonQueryAsync(stop).ConfigureAwait(false) > 0;
        }, cancellation).ConfigureAwait(false);
        if (held)
            signals.RaiseAfter(WorkKind.Deliveries, delay);
        return held;
    }

    private async Task<bool> EndAsync(DeliveryLease lease, Action<NpgsqlBatch>? before, CancellationToken cancellation)
    {
        var (held, more) = await database.UseAsync(async (connection, stop) =>
        {
            var batch = new NpgsqlBatch(connection);
            await using (batch.ConfigureAwait(false))
            {
                batch.Add(PostgresLanes.Deliveries.LockSql, lease.Conversation, lease.Token);
                before?.Invoke(batch);
                PostgresLanes.Deliveries.End(batch, lease.Conversation, lease.Token, lease.Id);
                var reader = await batch.ExecuteReaderAsync(stop).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    var held = await reader.ReadAsync(stop).ConfigureAwait(false);
                    await reader.NextResultAsync(stop).ConfigureAwait(false);
                    return (held, await reader.ReadAsync(stop).ConfigureAwait(false));
                }
            }
        }, cancellation).ConfigureAwait(false);
        if (more)
            signals.Raise(WorkKind.Deliveries);
        return held;
    }
}
