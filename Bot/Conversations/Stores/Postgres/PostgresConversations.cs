using System.Runtime.CompilerServices;
using Npgsql;

namespace Bot.Conversations.Stores.Postgres;

/// <summary>What was asked and answered: by conversation for the next turn, by person for their history.</summary>
internal sealed class PostgresConversations(PostgresDatabase database)
{
    private const string AppendForm =
        """
        with c as (
            insert into conversations as c (key, workspace, exchanges, touched, active)
            select $1, w.workspace, 1, n.now, date_trunc('hour', n.now, 'UTC') from {0}, (select store_now() as now) n
            on conflict (key) do update set exchanges = c.exchanges + 1, touched = excluded.touched, active = excluded.active
            returning id, exchanges, touched
        ), appended as (
            insert into exchanges (conversation, number, person, at, body) select id, exchanges, $3, touched, $4 from c
        ), listed as (
            insert into participants as p (person, conversation, title, latest, exchanges) select $3, id, $5, touched, 1 from c where $3 is not null
            on conflict (person, conversation) do update set title = coalesce(p.title, excluded.title), latest = excluded.latest, exchanges = p.exchanges + 1
        )
        select exchanges from c
        """;

    private static readonly string AppendSql = AppendForm.Replace("{0}", "(select workspace from turn_lanes where conversation = $1 and token = $2) w", StringComparison.Ordinal);
    private static readonly string AppendFreelySql = AppendForm.Replace("{0}", "(select $2::text as workspace) w", StringComparison.Ordinal);

    private const string LockSql =
        """
        select c.id from participants p join conversations c on c.id = p.conversation
        where p.person = $1 and ($2 is null or c.key = $2) order by c.id for update of c
        """;

    // The conversation's row stays, without anything in it, until it is swept: its count must go on, or a replica that remembers the deleted ones could not tell.
    private const string DeleteSql =
        """
        with mine as materialized (
            delete from participants p using conversations c where p.person = $1 and c.id = p.conversation and ($2 is null or c.key = $2) returning p.conversation as id
        ), counted as (
            update conversations c set exchanges = c.exchanges + 1 from mine where c.id = mine.id
        )
        delete from exchanges e using mine where e.conversation = mine.id and e.person = $1
        """;

    /// <summary>Adds what appends a turn's exchange; its result is the number of exchanges, or no row.</summary>
    public static void Append(NpgsqlBatch batch, TurnLease lease, TurnEnd end)
    {
        if (end.Exchange is { } exchange)
            batch.Add(AppendSql, lease.Conversation, lease.Token, new Text(end.Person), exchange, new Text(end.Title));
        else
            batch.Add("select exchanges from conversations where key = $1", lease.Conversation);
    }

    /// <summary>Appends an exchange that no turn of the inbox made.</summary>
    public async Task<long> AppendAsync(string conversation, string workspace, TurnEnd end, CancellationToken cancellation) =>
        (await (end.Exchange is { } exchange
            ? ListAsync(AppendFreelySql, r => r.GetInt64(0), [conversation, workspace, new Text(end.Person), exchange, new Text(end.Title)], cancellation)
            : ListAsync("select exchanges from conversations where key = $1", r => r.GetInt64(0), [conversation], cancellation)).ConfigureAwait(false)).FirstOrDefault();

    public Task<IReadOnlyList<StoredExchange>> LoadAsync(string conversation, int latest, CancellationToken cancellation) =>
        ListAsync(
            """
            select * from (
                select e.number, e.body, e.platform_id from exchanges e
                where e.conversation = (select id from conversations where key = $1) order by e.conversation desc, e.number desc limit $2
            ) l order by number
            """,
            r => new StoredExchange(r.GetInt64(0), r.GetFieldValue<byte[]>(1), r.IsDBNull(2) ? null : r.GetString(2)), [conversation, latest], cancellation);

    public async Task<bool> KnowsAsync(string conversation, CancellationToken cancellation) =>
        (await ListAsync(
            """
            select exists (select from turn_lanes where conversation = $1)
                or exists (select from exchanges where conversation = (select id from conversations where key = $1))
            """,
            r => r.GetBoolean(0), [conversation], cancellation).ConfigureAwait(false))[0];

    public async Task<bool> HasEventAsync(string @event, CancellationToken cancellation) =>
        (await ListAsync("select exists (select from events where event = $1)", r => r.GetBoolean(0), [@event], cancellation).ConfigureAwait(false))[0];

    public Task<IReadOnlyList<ConversationSummary>> SummariesAsync(string person, int max, CancellationToken cancellation) =>
        ListAsync(
            """
            select c.key, p.title, p.latest, p.exchanges from participants p join conversations c on c.id = p.conversation
            where p.person = $1 and p.title is not null order by p.latest desc, p.conversation desc limit $2
            """,
            r => new ConversationSummary(r.GetString(0), r.GetString(1), r.GetFieldValue<DateTimeOffset>(2), r.GetInt64(3)), [person, max], cancellation);

    public Task<IReadOnlyList<PersonalExchange>> ReadAsync(string person, string conversation, int latest, CancellationToken cancellation) =>
        ListAsync(
            """
            select * from (
                select e.number, e.body from exchanges e
                where e.conversation = (select id from conversations where key = $2) and e.person = $1 order by e.conversation desc, e.number desc limit $3
            ) l order by number
            """,
            r => new PersonalExchange(conversation, r.GetInt64(0), r.GetFieldValue<byte[]>(1)), [person, conversation, latest], cancellation);

    public async IAsyncEnumerable<PersonalExchange> ExportAsync(string person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // A page a statement: whoever takes them may be slow, and no transaction should wait for that.
        const int page = 500;
        var (thread, number) = (0L, 0L);
        while (true)
        {
            var rows = await ListAsync(
                """
                select e.conversation, c.key, e.number, e.body
                from participants p join exchanges e on e.conversation = p.conversation and e.person = p.person join conversations c on c.id = p.conversation
                where p.person = $1 and p.conversation >= $2 and (e.conversation, e.number) > ($2, $3) order by e.conversation, e.number limit $4
                """,
                r => (Thread: r.GetInt64(0), Exchange: new PersonalExchange(r.GetString(1), r.GetInt64(2), r.GetFieldValue<byte[]>(3))), [person, thread, number, page], cancellation).ConfigureAwait(false);
            foreach (var row in rows)
                yield return row.Exchange;
            if (rows.Count < page)
                yield break;
            (thread, number) = (rows[^1].Thread, rows[^1].Exchange.Number);
        }
    }

    public Task<int> DeleteAsync(string person, string? conversation, CancellationToken cancellation) =>
        database.UseOnceAsync(async (connection, stop) =>
        {
            var batch = new NpgsqlBatch(connection);
            await using (batch.ConfigureAwait(false))
            {
                // Locked first, so that the next statement sees what turns that were ending meanwhile have appended.
                batch.Add(LockSql, person, new Text(conversation));
                batch.Add(DeleteSql, person, new Text(conversation));
                await batch.ExecuteNonQueryAsync(stop).ConfigureAwait(false);
                return (int)batch.BatchCommands[1].RecordsAffected;
            }
        }, cancellation);

    private async Task<IReadOnlyList<T>> ListAsync<T>(string sql, Func<NpgsqlDataReader, T> read, object[] values, CancellationToken cancellation) =>
        await database.UseAsync(async (connection, stop) =>
        {
            var command = connection.Command(sql, values);
            await using (command.ConfigureAwait(false))
                return await command.ListAsync(read, stop).ConfigureAwait(false);
        }, cancellation).ConfigureAwait(false);
}
