using Npgsql;

namespace Bot.Conversations.Stores.Postgres;

/// <summary>How the store stands, and the removal of what is old, by small steps that no turn waits for.</summary>
internal sealed class PostgresUpkeep(PostgresDatabase database)
{
    // A conversation that another statement is working on, or in which something waits, is left for the next time.
    private const string SweepConversationsSql =
        """
        with idle as materialized (
            select c.id, c.key from conversations c
            where c.active <= (select store_now()) - $1 and c.touched <= (select store_now()) - $1 and not exists (select from turn_lanes l where l.conversation = c.key)
            order by c.active limit $2 for update skip locked
        ), asked as (
            delete from exchanges e using idle where e.conversation = idle.id
        ), listed as (
            delete from participants p using idle where p.conversation = idle.id
        )
        delete from conversations c using idle where c.id = idle.id
        """;

    private const string SweepEventsSql =
        """
        delete from events where event in (
            select e.event from events e where e.at <= (select store_now()) - $1 and not exists (select from turn_lanes l join inbox i using (conversation) where i.event = e.event)
            order by e.at limit $2 for update skip locked)
        """;

    private const string SweepDeadSql = "delete from dead_letters where id in (select id from dead_letters where at <= (select store_now()) - $1 order by at limit $2 for update skip locked)";

    // Expiry follows the bots' clocks, which may differ from this one by less than a day.
    private const string SweepRecordsSql =
        "delete from records where (kind, key) in (select kind, key from records where expires <= (select store_now()) - interval '1 day' order by expires limit $1 for update skip locked)";

    public Task<StoreCounts> CountAsync(CancellationToken cancellation) =>
        database.UseAsync(async (connection, stop) =>
        {
            var count = connection.Command(
                """
                select i.n, (select count(*) from turn_lanes where token is not null and free > (select store_now())), coalesce((select store_now()) - i.oldest, interval '0'),
                    o.n, coalesce((select store_now()) - o.oldest, interval '0'), (select count(*) from dead_letters)
                from (select count(*) as n, min(at) as oldest from inbox) i, (select count(*) as n, min(at) as oldest from outbox) o
                """);
            await using (count.ConfigureAwait(false))
                return (await count.ListAsync(r => new StoreCounts(r.GetInt64(0), r.GetInt64(1), r.GetTimeSpan(2), r.GetInt64(3), r.GetTimeSpan(4), r.GetInt64(5)), stop).ConfigureAwait(false))[0];
        }, cancellation);

    public async Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int max, CancellationToken cancellation) =>
        await database.UseAsync(async (connection, stop) =>
        {
            var list = connection.Command("select kind, key, conversation, workspace, reason, at, person, body from dead_letters order by id limit $1", max);
            await using (list.ConfigureAwait(false))
                return await list.ListAsync(
                    r => new DeadLetter((WorkKind)r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetFieldValue<DateTimeOffset>(5), r.GetString(6), r.GetFieldValue<byte[]>(7)), stop).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);

    public Task<int> DeleteDeadLettersAsync(IReadOnlyList<string> people, CancellationToken cancellation) =>
        DeleteAsync("delete from dead_letters where person = any($1)", [people.ToArray()], cancellation);

    public async Task<int> SweepAsync(Retention retention, int max, CancellationToken cancellation) =>
        await DeleteAsync(SweepConversationsSql, [retention.Conversations, max], cancellation).ConfigureAwait(false)
        + await DeleteAsync(SweepEventsSql, [retention.Events, max], cancellation).ConfigureAwait(false)
        + await DeleteAsync(SweepDeadSql, [retention.DeadLetters, max], cancellation).ConfigureAwait(false)
        + await DeleteAsync(SweepRecordsSql, [max], cancellation).ConfigureAwait(false);

    private Task<int> DeleteAsync(string sql, object[] values, CancellationToken cancellation) =>
        database.UseAsync(async (connection, stop) =>
        {
            var delete = connection.Command(sql, values);
            await using (delete.ConfigureAwait(false))
                return await delete.ExecuteNonQueryAsync(stop).ConfigureAwait(false);
        }, cancellation);
}
