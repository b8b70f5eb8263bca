using Bot.Conversations.Stores.Sqlite;

namespace Bot.Benchmarks;

/// <summary>Fills a SQLite store in large transactions: a tenth of the conversations are older than 90 days.</summary>
internal static class SqliteFill
{
    private const int RowsAtOnce = 50_000;
    private const string Conversation = "insert into conversations (id, key, workspace, person, title, exchanges, began, touched) values (?1, ?2, 'slack:T01', ?3, 'a title', ?4, ?5, ?5)";
    private const string Participant = "insert into participants (person, conversation) values (?, ?)";
    private const string Exchange = "insert into exchanges (conversation, number, person, at, body) values (?, ?, ?, ?, ?)";
    private const string Event = "insert into events (event, at) values (?, ?)";

    public static async Task RunAsync(SqliteDatabase database, int conversations, int messages)
    {
        var each = Math.Max(1, messages / conversations);
        var now = TimeProvider.System.GetUtcNow();
        long At(int c) => now.AddDays(-(double)(conversations - c) / conversations * 100).ToUnixTimeMilliseconds();
        var first = await database.Writer.WriteAsync(session =>
        {
            using var max = session.Prepare("select coalesce(max(id), 0) + 1 from conversations");
            max.Step();
            return max.Long(0);
        }).ConfigureAwait(false);
        await FillAsync(database, conversations, (session, c) =>
        {
            session.Prepare(Conversation).Bind(first + c).Bind(StoreTurns.Filled(c)).Bind($"slack:T01:U{c % 20_000}").Bind(each).Bind(At(c)).Run();
            session.Prepare(Participant).Bind($"slack:T01:U{c % 20_000}").Bind(first + c).Run();
        }).ConfigureAwait(false);
        await FillAsync(database, messages, (session, m) => session.Prepare(Exchange)
            .Bind(first + (m / each)).Bind((m % each) + 1).Bind($"slack:T01:U{m / each % 20_000}").Bind(At(Math.Min(conversations - 1, m / each))).Bind(StoreTurns.Body(m)).Run()).ConfigureAwait(false);
        await FillAsync(database, messages, (session, m) => session.Prepare(Event).Bind($"slack:Ev{m:x8}").Bind(At(Math.Min(conversations - 1, m / each))).Run()).ConfigureAwait(false);
    }

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
