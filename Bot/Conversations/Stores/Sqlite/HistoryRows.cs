namespace Bot.Conversations.Stores.Sqlite;

/// <summary>The statements on what a person asked.</summary>
internal static class HistoryRows
{
    private const string ListConversations =
        """
        select c.key, p.title, p.at, p.exchanges from participants p join conversations c on c.id = p.conversation
        where p.person = ? and p.title is not null order by p.latest desc limit ?
        """;
    private const string ReadExchanges =
        """
        select number, body from exchanges
        where conversation = (select id from conversations where key = ?) and person = ? order by number desc limit ?
        """;
    private const string AllConversations = "select c.key from participants p join conversations c on c.id = p.conversation where p.person = ? order by c.key";
    private const string FindParticipants =
        "select p.conversation from participants p join conversations c on c.id = p.conversation where p.person = ?1 and (?2 is null or c.key = ?2)";
    private const string DeleteExchanges = "delete from exchanges where conversation = ? and person = ?";
    private const string DeleteParticipant = "delete from participants where conversation = ? and person = ?";
    private const string CountOne = "update conversations set exchanges = exchanges + 1 where id = ?";
    private const string DeleteEmpty = "delete from conversations where id = ?1 and not exists (select 1 from exchanges where conversation = ?1)";

    public static IReadOnlyList<ConversationSummary> List(SqliteSession session, string person, int max)
    {
        var found = new List<ConversationSummary>();
        using var row = session.Prepare(ListConversations).Bind(person).Bind(max);
        while (row.Step())
            found.Add(new(row.Text(0), row.Text(1), DateTimeOffset.FromUnixTimeMilliseconds(row.Long(2)), row.Long(3)));
        return found;
    }

    public static List<PersonalExchange> Read(SqliteSession session, string person, string conversation, int latest)
    {
        var found = new List<PersonalExchange>();
        using var row = session.Prepare(ReadExchanges).Bind(conversation).Bind(person).Bind(latest);
        while (row.Step())
            found.Add(new(conversation, row.Long(0), row.Bytes(1)));
        found.Reverse();
        return found;
    }

    public static IReadOnlyList<string> Conversations(SqliteSession session, string person)
    {
        var found = new List<string>();
        using var row = session.Prepare(AllConversations).Bind(person);
        while (row.Step())
            found.Add(row.Text(0));
        return found;
    }

    /// <returns>How many exchanges went.</returns>
    public static int Delete(SqliteSession session, string person, string? conversation)
    {
        var ids = new List<long>();
        using (var row = session.Prepare(FindParticipants).Bind(person).Bind(conversation))
        {
            while (row.Step())
                ids.Add(row.Long(0));
        }
        var deleted = 0;
        foreach (var id in ids)
        {
            deleted += session.Prepare(DeleteExchanges).Bind(id).Bind(person).Run();
            session.Prepare(DeleteParticipant).Bind(id).Bind(person).Run();
            session.Prepare(CountOne).Bind(id).Run();
            session.Prepare(DeleteEmpty).Bind(id).Run();
        }
        return deleted;
    }
}
