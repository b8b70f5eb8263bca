namespace Bot.Conversations.Stores.Sqlite;

/// <summary>The statements on messages whose turn has not ended.</summary>
internal static class InboxRows
{
    private const string AddEvent = "insert into events (event, at) values (?, ?) on conflict do nothing";
    private const string AddMessage = "insert into inbox (id, event, conversation, workspace, person, at, body) values (?, ?, ?, ?, ?, ?, ?)";
    private const string TryMessage = "update inbox set tries = ? where id = ?";
    private const string NoteMessage = "update inbox set progress = ? where id = ?";
    private const string UntryMessage = "update inbox set tries = max(tries - 1, 0) where id = ?";
    private const string FindEvent = "select 1 from events where event = ?";
    private const string OldEvents =
        "delete from events where id in (select id from (select id, at from events order by id limit ?2) where at <= ?1) and id not in (select id from inbox)";
    private const string DeleteMessage = "delete from inbox where id = ?";
    private const string ReadMessage = "select event, conversation, workspace, person, body from inbox where id = ?";
    private const string AllMessages = "select id, conversation, workspace, tries, progress, at from inbox order by id";

    /// <returns>Its id; 0 where the event is known.</returns>
    public static long Add(SqliteSession session, InboxMessage message, long at)
    {
        if (session.Prepare(AddEvent).Bind(message.Event).Bind(at).Run() == 0)
            return 0;
        var id = session.LastId;
        session.Prepare(AddMessage).Bind(id).Bind(message.Event).Bind(message.Conversation).Bind(message.Workspace).Bind(message.Person).Bind(at).Bind(message.Body).Run();
        return id;
    }

    public static void SetTries(SqliteSession session, long id, int tries) => session.Prepare(TryMessage).Bind(tries).Bind(id).Run();

    public static void TakeTryBack(SqliteSession session, long id) => session.Prepare(UntryMessage).Bind(id).Run();

    public static bool Knows(SqliteSession session, string @event)
    {
        using var row = session.Prepare(FindEvent).Bind(@event);
        return row.Step();
    }

    /// <summary>Forgets old events; they lie in the order of their arrival, so only the first need be looked at.</summary>
    public static int DeleteEvents(SqliteSession session, long until, int max) => session.Prepare(OldEvents).Bind(until).Bind(max).Run();

    public static void SetProgress(SqliteSession session, long id, string note) => session.Prepare(NoteMessage).Bind(note).Bind(id).Run();

    /// <returns>False where it is gone.</returns>
    public static bool Delete(SqliteSession session, long id) => session.Prepare(DeleteMessage).Bind(id).Run() > 0;

    public static InboxMessage? Read(SqliteSession session, long id)
    {
        using var row = session.Prepare(ReadMessage).Bind(id);
        return row.Step() ? new(row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Bytes(4)) : null;
    }

    /// <summary>What waits, in the order accepted; the messages themselves are read when their turn comes.</summary>
    public static IEnumerable<(long Id, string Conversation, string Workspace, int Tries, string? Progress, long At)> All(SqliteSession session)
    {
        using var row = session.Prepare(AllMessages);
        while (row.Step())
            yield return (row.Long(0), row.Text(1), row.Text(2), (int)row.Long(3), row.TextOrNull(4), row.Long(5));
    }
}
