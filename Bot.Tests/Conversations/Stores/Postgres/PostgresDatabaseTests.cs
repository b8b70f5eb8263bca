using Bot.Conversations.Stores;
using Bot.Conversations.Stores.Migrations;
using Bot.Conversations.Stores.Postgres;
using Bot.Tests.Testing;
using Npgsql;

namespace Bot.Tests.Conversations.Stores.Postgres;

public sealed class PostgresDatabaseTests(PostgresServer server)
{
    private static readonly MigrationSet All = MigrationSet.Of("Postgres");

    [Fact]
    public async Task Migrations_RunOnce_WhenManyReplicasStartAtOnce()
    {
        var connection = await server.CreateDatabaseAsync();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await using var database = new PostgresDatabase(connection);
            await database.ReadyAsync(CancellationToken.None);
        }));
        await using var one = new PostgresDatabase(connection);
        await using var open = await one.OpenConnectionAsync(CancellationToken.None);
        Assert.Equal((long)All.Latest, await ScalarAsync(open, "select count(*) from schema_version"));
    }

    [Fact]
    public async Task Database_IsRefused_WhenItIsNewerThanTheProgram()
    {
        var connection = await server.CreateDatabaseAsync();
        await using (var newer = new PostgresDatabase(connection))
        {
            await using var open = await newer.OpenConnectionAsync(CancellationToken.None);
            await ScalarAsync(open, $"insert into schema_version (version, name) values ({All.Latest + 1}, 'later')");
        }
        await using var database = new PostgresDatabase(connection);
        var fault = await Assert.ThrowsAsync<StoreException>(() => database.ReadyAsync(CancellationToken.None));
        Assert.StartsWith($"The database has version {All.Latest + 1} and this program knows versions up to {All.Latest}: a newer Wheelhouse has used it", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migration_LeavesNothing_WhenOneOfItsStatementsFails()
    {
        var broken = MigrationSet.From([("001-one.sql", "create table one (a int);"), ("002-two.sql", "create table two (a int); select nonsense;")]);
        await using var database = new PostgresDatabase(await server.CreateDatabaseAsync(), migrations: broken);
        await Assert.ThrowsAsync<StoreException>(() => database.ReadyAsync(CancellationToken.None));
        await using var open = await database.Source.OpenConnectionAsync();
        Assert.Equal(0L, await ScalarAsync(open, "select count(*) from pg_tables where schemaname = 'public'"));
    }

    [Fact]
    public async Task WrongPassword_IsOneClearMessage_WithoutThePassword()
    {
        var parts = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync()) { Password = "hunter2-wrong" };
        await using var database = new PostgresDatabase(parts.ConnectionString);
        var fault = await Assert.ThrowsAsync<StoreException>(() => database.ReadyAsync(CancellationToken.None));
        Assert.StartsWith($"PostgreSQL at 127.0.0.1:{parts.Port}/{parts.Database} refused the user: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Check Username and Password in Store:Postgres", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingDatabase_IsOneClearMessage()
    {
        var parts = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync()) { Database = "nowhere" };
        await using var database = new PostgresDatabase(parts.ConnectionString);
        var fault = await Assert.ThrowsAsync<StoreException>(() => database.ReadyAsync(CancellationToken.None));
        Assert.Contains("has no such database: database \"nowhere\" does not exist. Create it", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoServer_IsOneClearMessage_AndTheNextTryIsANewOne()
    {
        // Port 1 of loopback: nothing listens there.
        await using var database = new PostgresDatabase("Host=127.0.0.1;Port=1;Database=d;Username=u;Password=p");
        var fault = await Assert.ThrowsAsync<StoreException>(() => database.ReadyAsync(CancellationToken.None));
        Assert.StartsWith("PostgreSQL at 127.0.0.1:1/d cannot be reached: ", fault.Message, StringComparison.Ordinal);
        Assert.NotSame(fault, await Assert.ThrowsAsync<StoreException>(() => database.ReadyAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task Sessions_CarryTheProgramsName_UnlessTheOperatorGaveOne()
    {
        var connection = await server.CreateDatabaseAsync();
        await using var database = new PostgresDatabase(connection);
        await using var open = await database.OpenConnectionAsync(CancellationToken.None);
        Assert.Equal("wheelhouse", await ScalarAsync(open, "select application_name from pg_stat_activity where pid = pg_backend_pid()"));
        await using var named = new PostgresDatabase(connection + ";Application Name=blue");
        await using var other = await named.OpenConnectionAsync(CancellationToken.None);
        Assert.Equal("blue", await ScalarAsync(other, "select application_name from pg_stat_activity where pid = pg_backend_pid()"));
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
