using Bot.Conversations.Stores.Migrations;
using Npgsql;

namespace Bot.Conversations.Stores.Postgres;

/// <summary>The PostgreSQL database that all replicas share: its connections, brought to this program's version before the first is given out.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly MigrationSet _migrations;
    private readonly Lock _lock = new();
    private Task? _ready;

    /// <param name="connectionString">As <c>Store:Postgres</c> gives it.</param>
    /// <param name="loggers">Where Npgsql logs; it is never told parameters.</param>
    /// <param name="migrations">The form to bring the database to; null for this program's own.</param>
    public PostgresDatabase(string connectionString, ILoggerFactory? loggers = null, MigrationSet? migrations = null)
    {
        _migrations = migrations ?? MigrationSet.Of("Postgres");
        var builder = new NpgsqlDataSourceBuilder(PostgresConnectionString.Complete(connectionString));
        Address = PostgresConnectionString.AddressOf(builder.ConnectionStringBuilder);
        if (loggers is not null)
            builder.UseLoggerFactory(loggers);
        Source = builder.Build();
    }

    /// <summary>Host, port and database; no secret.</summary>
    public string Address { get; }

    /// <summary>The pool. Use <see cref="ReadyAsync"/> once before it.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>Connects and migrates, once; after a failure the next call tries again.</summary>
    /// <exception cref="StoreException">It cannot be reached or used; the message says why.</exception>
    public Task ReadyAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_ready is null or { IsFaulted: true } or { IsCanceled: true })
                _ready = OpenAsync(CancellationToken.None);
            return _ready.WaitAsync(cancellation);
        }
    }

    /// <summary>A connection to a database that is ready.</summary>
    public async ValueTask<NpgsqlConnection> OpenConnectionAsync(CancellationToken cancellation)
    {
        await ReadyAsync(cancellation).ConfigureAwait(false);
        return await Source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    private async Task OpenAsync(CancellationToken cancellation)
    {
        try
        {
            var connection = await Source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
                await PostgresMigrator.RunAsync(connection, _migrations, cancellation).ConfigureAwait(false);
        }
        catch (NpgsqlException e)
        {
            throw new StoreException(PostgresFaults.Describe(e, Address), e);
        }
    }
}
