namespace Bot.Conversations.Stores.Sqlite;

/// <summary>The statements on what is to be delivered, and on what never could be.</summary>
internal static class OutboxRows
{
    private const string AddDelivery =
        "insert into outbox (delivery, conversation, workspace, exchange, at, tries, uncertain, body) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
    private const string TryDelivery = "update outbox set tries = ?, uncertain = 1 where id = ?";
    private const string CertainDelivery = "update outbox set uncertain = ? where id = ?";
    private const string DeleteDelivery = "delete from outbox where id = ? returning exchange";
    private const string ReadDelivery = "select delivery, body from outbox where id = ?";
    private const string AllDeliveries = "select id, conversation, workspace, tries, uncertain, at from outbox order by id";
    private const string AddDeadLetter = "insert into dead_letters (kind, key, conversation, workspace, reason, at, person, body) values (?, ?, ?, ?, ?, ?, ?, ?)";
    private const string SomeDeadLetters = "select kind, key, conversation, workspace, reason, at, person, body from dead_letters order by id limit ?";
    private const string CountDeadLetters = "select count(*) from dead_letters";
    private const string DeadLettersOf = "delete from dead_letters where person = ?";
    private const string OldDeadLetters = "delete from dead_letters where id in (select id from dead_letters where at <= ? order by id limit ?)";

    /// <param name="taken">It is delivered by the one who posts it, at once.</param>
    /// <returns>Its id; 0 where one with this id waits already.</returns>
    public static long Add(SqliteSession session, NewDelivery delivery, string conversation, string workspace, long? exchange, long at, bool taken)
    {
        var added = session.Prepare(AddDelivery).Bind(delivery.Id).Bind(conversation).Bind(workspace).Bind(exchange).Bind(at).Bind(taken ? 1 : 0).Bind(taken ? 1 : 0).Bind(delivery.Body).Run();
        return added == 0 ? 0 : session.LastId;
    }

    /// <summary>A try begins: should the process die in it, its outcome is not known.</summary>
    public static void BeginTry(SqliteSession session, long id, int tries) => session.Prepare(TryDelivery).Bind(tries).Bind(id).Run();

    public static void EndTry(SqliteSession session, long id, bool uncertain) => session.Prepare(CertainDelivery).Bind(uncertain ? 1 : 0).Bind(id).Run();

    /// <returns>Whether it was there, and the number of the exchange whose answer it is.</returns>
    public static (bool Found, long? Exchange) Delete(SqliteSession session, long id)
    {
        using var row = session.Prepare(DeleteDelivery).Bind(id);
        var found = row.Step();
        long? exchange = found ? row.LongOrNull(0) : null;
        while (found && row.Step())
        {
        }
        return (found, exchange);
    }

    public static NewDelivery? Read(SqliteSession session, long id)
    {
        using var row = session.Prepare(ReadDelivery).Bind(id);
        return row.Step() ? new(row.Text(0), row.Bytes(1)) : null;
    }

    /// <summary>What waits, in order; the deliveries themselves are read when their turn comes.</summary>
    public static IEnumerable<(long Id, string Conversation, string Workspace, int Tries, bool Uncertain, long At)> All(SqliteSession session)
    {
        using var row = session.Prepare(AllDeliveries);
        while (row.Step())
            yield return (row.Long(0), row.Text(1), row.Text(2), (int)row.Long(3), row.Long(4) != 0, row.Long(5));
    }

    public static void Bury(SqliteSession session, WorkKind kind, string key, string conversation, string workspace, string reason, long at, string? person, ReadOnlySpan<byte> body) =>
        session.Prepare(AddDeadLetter).Bind((long)kind).Bind(key).Bind(conversation).Bind(workspace).Bind(reason).Bind(at).Bind(person ?? "").Bind(body).Run();

    public static IReadOnlyList<DeadLetter> Buried(SqliteSession session, int max)
    {
        var found = new List<DeadLetter>();
        using var row = session.Prepare(SomeDeadLetters).Bind(max);
        while (row.Step())
            found.Add(new((WorkKind)row.Long(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), DateTimeOffset.FromUnixTimeMilliseconds(row.Long(5)), row.Text(6), row.Bytes(7)));
        return found;
    }

    public static long CountBuried(SqliteSession session)
    {
        using var row = session.Prepare(CountDeadLetters);
        return row.Step() ? row.Long(0) : 0;
    }

    public static int DeleteBuriedOf(SqliteSession session, string person) => session.Prepare(DeadLettersOf).Bind(person).Run();

    public static int DeleteBuried(SqliteSession session, long until, int max) => session.Prepare(OldDeadLetters).Bind(until).Bind(max).Run();
}
