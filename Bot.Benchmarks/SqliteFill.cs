using Bot.Conversations.Stores.Sqlite;

namespace Bot.Benchmarks;

/// <summary>Fills a SQLite store in large transactions: a tenth of the conversations are older than 90 days.</summary>
internal static class SqliteFill
{
    private const int RowsAtOnce = 1_000_000;
    private const string Conversation = "insert into conversations (id, key, workspace, exchanges, touched) values (?, ?, 'slack:T01', ?, ?)";
    private const string Participant = "insert into participants (person, conversation, title, exchanges, latest, at) values (?, ?, 'a title', ?, ?, ?)";
    private const string Exchange = "insert into exchanges (id, conversation, number, person, body) values (?, ?, ?, ?, ?)";
    private const string Event = "insert into events (event, at) values (?, ?)";

    /// <param name="database">An empty one.</param>
    /// <param name="rows">What to fill in.</param>
    public static async Task RunAsync(SqliteDatabase database, FilledRows rows)
    {
        if (database.Read(session => Found(session.Prepare("select 1 from conversations limit 1"))))
            return;
        // Events are no neighbours in their index: with the bot's own small cache the fill, not the bot, would be measured for hours.
        await PragmaAsync(database, "pragma cache_size = -3000000").ConfigureAwait(false);
        var now = TimeProvider.System.GetUtcNow();
        long At(int conversation) => now.AddDays(-rows.DaysAgo(conversation)).ToUnixTimeMilliseconds();
        await FillAsync(database, rows.Conversations, (session, c) =>
            session.Prepare(Conversation).Bind(c + 1).Bind(FilledRows.Key(c)).Bind(rows.Each).Bind(At(c)).Run()).ConfigureAwait(false);
        await FillAsync(database, rows.Conversations, (session, c) =>
            session.Prepare(Participant).Bind(FilledRows.Person(c)).Bind(c + 1).Bind(rows.Each).Bind((c + 1L) * rows.Each).Bind(At(c)).Run()).ConfigureAwait(false);
        await FillAsync(database, rows.Messages, (session, m) =>
        {
            var (conversation, number) = rows.Exchange(m);
            session.Prepare(Exchange).Bind(m + 1).Bind(conversation + 1).Bind(number).Bind(FilledRows.Person(conversation)).Bind(StoreTurns.Body(m)).Run();
        }).ConfigureAwait(false);
        await FillAsync(database, rows.Messages, (session, m) => session.Prepare(Event).Bind(FilledRows.Event(m)).Bind(At(rows.Exchange(m).Conversation)).Run()).ConfigureAwait(false);
        await PragmaAsync(database, "pragma cache_size = -8000; pragma shrink_memory").ConfigureAwait(false);
        database.Read(session =>
        {
            session.Execute("pragma wal_checkpoint(truncate)");
            return 0;
        });
    }

    private static bool Found(SqliteStatement statement)
    {
        using (statement)
            return statement.Step();
    }

    private static Task PragmaAsync(SqliteDatabase database, string pragma) => database.Writer.WriteAsync(session =>
    {
        session.Execute(pragma);
        return 0;
    });

    private static async Task FillAsync(SqliteDatabase database, int rows, Action<SqliteSession, int> row)
    {
        for (var from = 0; from < rows; from += RowsAtOnce)
        {
            var (begin, end) = (from, Math.Min(rows, from + RowsAtOnce));
            await database.Writer.WriteAsync(session =>
            {
                for (var i = begin; i < end; i++)
                    row(session, i);
                return 0;
            }).ConfigureAwait(false);
        }
    }
}
