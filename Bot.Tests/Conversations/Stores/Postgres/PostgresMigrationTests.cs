using Bot.Conversations.Stores.Migrations;
using Bot.Conversations.Stores.Postgres;
using Bot.Tests.Testing;
using Npgsql;

namespace Bot.Tests.Conversations.Stores.Postgres;

public sealed class PostgresMigrationTests(PostgresServer server)
{
    private static readonly MigrationSet All = MigrationSet.Of("Postgres");

    public static TheoryData<int> Versions => [.. Enumerable.Range(1, All.Latest)];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Migration_RunsFromTheVersionBefore_AndKeepsWhatIsThere(int version)
    {
        var connection = await server.CreateDatabaseAsync();
        Dictionary<string, long> before;
        await using (var old = new PostgresDatabase(connection, migrations: All.UpTo(version - 1)))
        {
            await using var open = await old.OpenConnectionAsync(CancellationToken.None);
            foreach (var table in await TablesAsync(open))
                await FillAsync(open, table);
            before = await CountAsync(open);
        }
        await using var database = new PostgresDatabase(connection, migrations: All.UpTo(version));
        await using var now = await database.OpenConnectionAsync(CancellationToken.None);
        var after = await CountAsync(now);
        Assert.All(before, table => Assert.Equal(table.Value + (table.Key == "schema_version" ? 1 : 0), after[table.Key]));
        Assert.True(version == 1 || before.Values.Sum() > version - 1, "No table was filled.");
    }

    /// <summary>One row of made-up values that fit the columns' types.</summary>
    private static async Task FillAsync(NpgsqlConnection connection, string table)
    {
        var columns = await ListAsync(connection, $"select column_name || ' ' || data_type from information_schema.columns where table_schema = 'public' and table_name = '{table}' and is_identity = 'NO'");
        if (table == "schema_version")
            return;
        var values = columns.Select(c => (Name: c.Split(' ', 2)[0], Type: c.Split(' ', 2)[1])).Select(c => (c.Name, Value: c.Type switch
        {
            "text" => "'x'",
            "bigint" or "integer" => "1",
            "boolean" => "false",
            "bytea" => "'\\x01'",
            "timestamp with time zone" => "now()",
            _ => throw new InvalidOperationException($"No value for {c.Type}."),
        })).ToList();
        await using var insert = new NpgsqlCommand($"insert into {table} ({string.Join(", ", values.Select(v => v.Name))}) values ({string.Join(", ", values.Select(v => v.Value))})", connection);
        await insert.ExecuteNonQueryAsync();
    }

    private static async Task<Dictionary<string, long>> CountAsync(NpgsqlConnection connection)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await TablesAsync(connection))
            counts[table] = long.Parse((await ListAsync(connection, $"select count(*)::text from {table}"))[0]);
        return counts;
    }

    private static Task<List<string>> TablesAsync(NpgsqlConnection connection) => ListAsync(connection, "select tablename from pg_tables where schemaname = 'public'");

    private static async Task<List<string>> ListAsync(NpgsqlConnection connection, string sql)
    {
        var rows = new List<string>();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
