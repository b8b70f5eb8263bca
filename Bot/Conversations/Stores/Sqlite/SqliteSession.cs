using Microsoft.Data.Sqlite;

namespace Bot.Conversations.Stores.Sqlite;

/// <summary>A connection with its prepared statements. Of one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    public SqliteSession(SqliteConnection connection)
    {
        Connection = connection;
        connection.Open();
    }

    /// <summary>For what is not worth a statement of its own. Begin no transaction on the writer's: it is in one.</summary>
    public SqliteConnection Connection { get; }

    /// <summary>The statement, ready to be bound; use it before the next call with the same text.</summary>
    public SqliteStatement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
            _statements[sql] = statement = new(Connection.Handle!, sql);
        return statement;
    }

    /// <summary>The id of the row that was inserted last.</summary>
    public long LastId => SQLitePCL.raw.sqlite3_last_insert_rowid(Connection.Handle);

    /// <summary>Runs statements once, without parameters.</summary>
    public void Execute(string sql)
    {
        var result = SQLitePCL.raw.sqlite3_exec(Connection.Handle, sql);
        if (result != SQLitePCL.raw.SQLITE_OK)
            throw new SqliteFault(result, SQLitePCL.raw.sqlite3_errmsg(Connection.Handle).utf8_to_string());
    }

    /// <summary>How many pages this connection has written to the log so far.</summary>
    public long PagesWritten()
    {
        const int cacheWrite = 9; // SQLITE_DBSTATUS_CACHE_WRITE
        SQLitePCL.raw.sqlite3_db_status(Connection.Handle, cacheWrite, out var pages, out _, 0);
        return pages;
    }

    /// <summary>Copies what is committed from the log into the file as far as nobody is waited for. Outside of transactions.</summary>
    /// <returns>False where it could not be done now.</returns>
    public bool Checkpoint()
    {
        const int passive = 0; // SQLITE_CHECKPOINT_PASSIVE
        return SQLitePCL.raw.sqlite3_wal_checkpoint_v2(Connection.Handle, "main", passive, out _, out _) == SQLitePCL.raw.SQLITE_OK;
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Finish();
        Connection.Dispose();
    }
}
