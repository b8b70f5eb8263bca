namespace Bot.Conversations.Stores.Sqlite;

/// <summary>The statements on conversations and their exchanges.</summary>
internal static class ConversationRows
{
    private const string TouchConversation =
        """
        insert into conversations (key, workspace, exchanges, touched) values (?1, ?2, 1, ?3)
        on conflict (key) do update set exchanges = exchanges + 1, touched = ?3
        returning id, exchanges
        """;
    private const string AddExchange = "insert into exchanges (conversation, number, person, body) values (?, ?, ?, ?)";
    private const string AddParticipant =
        """
        insert into participants (person, conversation, title, exchanges, latest, at) values (?1, ?2, ?3, 1, ?4, ?5)
        on conflict do update set title = coalesce(title, ?3), exchanges = exchanges + 1, latest = ?4, at = ?5
        """;
    private const string CountExchanges = "select exchanges from conversations where key = ?";
    private const string LatestExchanges =
        "select number, body, platform_id from exchanges where conversation = (select id from conversations where key = ?) order by number desc limit ?";
    private const string AnyExchange = "select 1 from exchanges where conversation = (select id from conversations where key = ?) limit 1";
    private const string PostExchange = "update exchanges set platform_id = ? where conversation = (select id from conversations where key = ?) and number = ?";
    private const string ExchangePerson = "select person from exchanges where conversation = (select id from conversations where key = ?) and number = ?";
    private const string IdleConversations =
        "select id from conversations where touched <= ? and not exists (select 1 from inbox where inbox.conversation = conversations.key) order by touched limit ?";
    private const string DeleteParticipants = "delete from participants where conversation = ?1 and person in (select person from exchanges where conversation = ?1)";
    private const string DeleteExchanges = "delete from exchanges where id in (select id from exchanges where conversation = ? limit ?)";
    private const string DeleteConversation = "delete from conversations where id = ?";

    /// <returns>The exchange's number.</returns>
    public static long Append(SqliteSession session, string conversation, string workspace, TurnEnd end, long at)
    {
        long id, number;
        using (var row = session.Prepare(TouchConversation).Bind(conversation).Bind(workspace).Bind(at))
        {
            row.Step();
            (id, number) = (row.Long(0), row.Long(1));
        }
        session.Prepare(AddExchange).Bind(id).Bind(number).Bind(end.Person).Bind(end.Exchange).Run();
        if (end.Person is not null)
            session.Prepare(AddParticipant).Bind(end.Person).Bind(id).Bind(end.Title).Bind(session.LastId).Bind(at).Run();
        return number;
    }

    public static long Count(SqliteSession session, string conversation)
    {
        using var row = session.Prepare(CountExchanges).Bind(conversation);
        return row.Step() ? row.Long(0) : 0;
    }

    public static bool HasExchange(SqliteSession session, string conversation)
    {
        using var row = session.Prepare(AnyExchange).Bind(conversation);
        return row.Step();
    }

    public static IReadOnlyList<StoredExchange> Latest(SqliteSession session, string conversation, int count)
    {
        var found = new List<StoredExchange>();
        using var row = session.Prepare(LatestExchanges).Bind(conversation).Bind(count);
        while (row.Step())
            found.Add(new(row.Long(0), row.Bytes(1), row.TextOrNull(2)));
        found.Reverse();
        return found;
    }

    public static void SetPosted(SqliteSession session, string conversation, long number, string platformId) =>
        session.Prepare(PostExchange).Bind(platformId).Bind(conversation).Bind(number).Run();

    /// <summary>Whose question an exchange is; null for nobody's, or where it is gone.</summary>
    public static string? PersonOf(SqliteSession session, string conversation, long number)
    {
        using var row = session.Prepare(ExchangePerson).Bind(conversation).Bind(number);
        return row.Step() ? row.TextOrNull(0) : null;
    }

    /// <summary>Deletes conversations in which nothing happened since, with all that is in them, but those in which a message waits.</summary>
    /// <param name="session">The writer's.</param>
    /// <param name="since">Milliseconds since 1970.</param>
    /// <param name="max">How many rows may go; a long conversation goes in parts.</param>
    /// <returns>How many went.</returns>
    public static int DeleteIdle(SqliteSession session, long since, int max)
    {
        var ids = new List<long>();
        using (var row = session.Prepare(IdleConversations).Bind(since).Bind(max))
        {
            while (row.Step())
                ids.Add(row.Long(0));
        }
        var rows = 0;
        foreach (var id in ids)
        {
            session.Prepare(DeleteParticipants).Bind(id).Run();
            rows += session.Prepare(DeleteExchanges).Bind(id).Bind(max - rows).Run();
            if (rows >= max)
                break;
            rows += session.Prepare(DeleteConversation).Bind(id).Run();
        }
        return rows;
    }
}
