using Bot.Conversations.Stores.Migrations;
using Npgsql;

namespace Bot.Conversations.Stores.Postgres;

/// <summary>The PostgreSQL database that all replicas share: its connections, brought to this program's version before the first is given out.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(25), LastPause = TimeSpan.FromMilliseconds(800);
    private readonly MigrationSet _migrations;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private Task? _ready;

    /// <param name="connectionString">As <c>Store:Postgres</c> gives it.</param>
    /// <param name="clock">Paces tries; null for the system's.</param>
    /// <param name="loggers">Where Npgsql logs; it is never told parameters.</param>
    /// <param name="migrations">The form to bring the database to; null for this program's own.</param>
    public PostgresDatabase(string connectionString, TimeProvider? clock = null, ILoggerFactory? loggers = null, MigrationSet? migrations = null)
    {
        _migrations = migrations ?? MigrationSet.Of("Postgres");
        _clock = clock ?? TimeProvider.System;
        var builder = new NpgsqlDataSourceBuilder(PostgresConnectionString.Complete(connectionString));
        Address = PostgresConnectionString.AddressOf(builder.ConnectionStringBuilder);
        if (loggers is not null)
            builder.UseLoggerFactory(loggers);
        builder.UsePhysicalConnectionInitializer(Prepare, PrepareAsync);
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

    /// <summary>Does work that may be done again, on a connection; tries again while the connection or the server fails.</summary>
    /// <exception cref="StoreException">It failed for good.</exception>
    public async Task<T> UseAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        for (var pause = FirstPause; ; pause *= 2)
        {
            try
            {
                return await UseOnceAsync(work, cancellation).ConfigureAwait(false);
            }
            catch (StoreException e) when (pause <= LastPause && e.InnerException is { } fault && PostgresFaults.IsPassing(fault))
            {
                await Task.Delay(pause, _clock, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Does work that must not be done twice, on a connection.</summary>
    /// <exception cref="StoreException">It failed; whether it was done is not known where the connection broke.</exception>
    public async Task<T> UseOnceAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            var connection = await OpenConnectionAsync(cancellation).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
                return await work(connection, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new StoreException(PostgresFaults.Describe(e, Address), e);
        }
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();

    // The queues' tables are empty one moment and long the next: a plan made while one was empty must still be right then.
    // Commits are on the disk when they return, whatever the server's default. A replica that stops in the middle holds no lock for long.
    private const string SessionSql =
        """
        set enable_seqscan = off; set jit = off; set idle_in_transaction_session_timeout = '10s';
        select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'
        """;

    private static void Prepare(NpgsqlConnection connection)
    {
        using var command = connection.Command(SessionSql);
        command.ExecuteNonQuery();
    }

    private static async Task PrepareAsync(NpgsqlConnection connection)
    {
        var command = connection.Command(SessionSql);
        await using (command.ConfigureAwait(false))
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

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
