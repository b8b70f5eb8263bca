using System.Collections.Concurrent;
using Bot.Conversations.Stores.Migrations;
using Microsoft.Data.Sqlite;

namespace Bot.Conversations.Stores.Sqlite;

/// <summary>The embedded database: one file that this process alone uses, one writer, readers beside it.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private const int BusyMilliseconds = 5000;
    /// <summary>Should the checkpointer not come to it, the writer does it itself before the log has 128 MB.</summary>
    private const int LastResortPages = 32_000;
    private readonly FileStream _lock;
    private readonly string _connection;
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private SqliteCheckpointer? _checkpointer;

    private SqliteDatabase(string file, FileStream @lock)
    {
        (File, _lock) = (file, @lock);
        _connection = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false }.ToString();
    }

    public string File { get; }

    /// <summary>Where everything is written, so that all share its flushes.</summary>
    public SqliteWriter Writer { get; private set; } = null!;

    /// <summary>Opens the file, made with its folder where it is not there, and brings it to this program's version.</summary>
    /// <param name="file">The path.</param>
    /// <param name="migrations">The form to bring it to; null for this program's own.</param>
    /// <exception cref="StoreException">It cannot be used; the message says why and what to do.</exception>
    public static SqliteDatabase Open(string file, MigrationSet? migrations = null)
    {
        if (SqliteLibrary.Fault is { } fault)
            throw new StoreException(fault);
        file = Path.GetFullPath(file);
        var database = new SqliteDatabase(file, Lock(file));
        try
        {
            var session = database.Connect();
            database.Writer = new(session, file);
            SqliteMigrator.Run(session, migrations ?? MigrationSet.Of("Sqlite"));
            database._checkpointer = new(database.Connect(), database.Writer);
            return database;
        }
        catch (Exception e)
        {
            database.Dispose();
            throw e switch
            {
                SqliteFault f => f.ToStoreException(file),
                SqliteException f => new SqliteFault(f.SqliteErrorCode, f.Message).ToStoreException(file),
                _ => e,
            };
        }
    }

    /// <summary>Reads beside the writer what was committed before.</summary>
    public T Read<T>(Func<SqliteSession, T> read)
    {
        if (!_readers.TryTake(out var session))
        {
            session = Connect();
            session.Execute("pragma query_only = on");
        }
        try
        {
            return read(session);
        }
        catch (SqliteFault e)
        {
            throw e.ToStoreException(File);
        }
        finally
        {
            _readers.Add(session);
        }
    }

    public void Dispose()
    {
        _checkpointer?.Dispose();
        foreach (var reader in _readers)
            reader.Dispose();
        Writer?.Dispose();
        _lock.Dispose();
    }

    private SqliteSession Connect()
    {
        var session = new SqliteSession(new(_connection));
        session.Execute($"pragma busy_timeout = {BusyMilliseconds}; pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -8000; pragma temp_store = memory; pragma wal_autocheckpoint = {LastResortPages}; pragma journal_size_limit = 67108864");
        return session;
    }

    /// <summary>Two bots on one file would give the same turn out twice. The system frees the lock of a process that died.</summary>
    private static FileStream Lock(string file)
    {
        try
        {
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            return new(file + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException)
        {
            throw new StoreException($"{file} may not be written. Give the bot's user the right to write its folder, or name another file in Store:Sqlite.");
        }
        catch (IOException e)
        {
            throw new StoreException(
                System.IO.File.Exists(file + ".lock")
                    ? $"{file} is in use by another Wheelhouse. Stop that one, or name another file in Store:Sqlite; several replicas need Store:Postgres."
                    : $"{file} cannot be made: {e.Message} Name another file in Store:Sqlite.", e);
        }
    }
}
