using Bot.Conversations.Stores;
using Bot.Conversations.Stores.Migrations;
using Bot.Conversations.Stores.Sqlite;

namespace Bot.Tests.Conversations.Stores.Sqlite;

public sealed class SqliteMigrationTests : IDisposable
{
    private static readonly MigrationSet All = MigrationSet.Of("Sqlite");
    private readonly SqliteFile _file = new();

    public static TheoryData<int> Versions => [.. Enumerable.Range(1, All.Latest)];

    [Fact]
    public void Engines_HaveTheSameSteps() => Assert.Equal(MigrationSet.Of("Postgres").All.Select(m => (m.Version, m.Name)), All.All.Select(m => (m.Version, m.Name)));

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Migration_RunsFromTheVersionBefore_AndKeepsWhatIsThere(int version)
    {
        Dictionary<string, long> before;
        using (var old = _file.Open(All.UpTo(version - 1)))
        {
            await old.Writer.WriteAsync(session =>
            {
                foreach (var table in Tables(session).Where(t => t != "schema_version"))
                    Fill(session, table);
                return 0;
            });
            before = old.Read(Count);
        }
        using var database = _file.Open(All.UpTo(version));
        var after = database.Read(Count);
        Assert.All(before, table => Assert.Equal(table.Value + (table.Key == "schema_version" ? 1 : 0), after[table.Key]));
        Assert.True(version == 1 || before.Values.Sum() > version - 1, "No table was filled.");
    }

    [Fact]
    public void File_IsRefused_WhenItIsNewerThanTheProgram()
    {
        _file.Open().Dispose();
        var fault = Assert.Throws<StoreException>(() => _file.Open(All.UpTo(All.Latest - 1)));
        Assert.StartsWith($"The database has version {All.Latest} and this program knows versions up to {All.Latest - 1}: a newer Wheelhouse has used it", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("001-a.sql", "003-c.sql")]
    [InlineData("001-a.sql", "001-b.sql")]
    [InlineData("002-a.sql", "003-c.sql")]
    public void Migrations_AreRefused_WhenTheirNumbersHaveAGapOrMeet(string one, string two) =>
        Assert.Throws<InvalidOperationException>(() => MigrationSet.From([(one, "select 1"), (two, "select 1")]));

    public void Dispose() => _file.Dispose();

    private static List<string> Tables(SqliteSession session) => List(session, "select name from sqlite_schema where type = 'table'");

    private static Dictionary<string, long> Count(SqliteSession session) =>
        Tables(session).ToDictionary(t => t, t => long.Parse(List(session, $"select cast(count(*) as text) from {t}")[0]), StringComparer.Ordinal);

    private static void Fill(SqliteSession session, string table)
    {
        var columns = List(session, $"select name || ' ' || type from pragma_table_info('{table}')").Select(c => c.Split(' ')).ToList();
        var values = columns.Select(c => c[1] switch { "TEXT" => "'x'", "INTEGER" => "1", "BLOB" => "x'01'", var type => throw new InvalidOperationException($"No value for {type}.") });
        session.Execute($"insert into {table} ({string.Join(", ", columns.Select(c => c[0]))}) values ({string.Join(", ", values)})");
    }

    private static List<string> List(SqliteSession session, string sql)
    {
        var rows = new List<string>();
        using var row = session.Prepare(sql);
        while (row.Step())
            rows.Add(row.Text(0));
        return rows;
    }
}
