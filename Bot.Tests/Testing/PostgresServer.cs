using Bot.Tests.Testing;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Bot.Tests.Testing;

/// <summary>The test run's PostgreSQL server: started by the first test that asks, shared by all, each with a database of its own.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly Lazy<Task<PostgresCluster>> _cluster = new(() => PostgresCluster.StartAsync());

    /// <summary>A new, empty database; skips the test where PostgreSQL is not installed.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        if (PostgresCluster.Missing is { } missing && Environment.GetEnvironmentVariable("CI") != "true")
            Assert.Skip(missing);
        return await (await _cluster.Value).CreateDatabaseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster.IsValueCreated)
            await (await _cluster.Value).DisposeAsync();
    }
}
