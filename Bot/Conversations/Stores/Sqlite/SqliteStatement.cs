using SQLitePCL;

namespace Bot.Conversations.Stores.Sqlite;

/// <summary>
/// A prepared statement, spoken to without ADO.NET's objects: the store's hot statements run tens of thousands of times a second.
/// Of its session's thread. Dispose makes it ready for its next use.
/// </summary>
internal sealed class SqliteStatement(sqlite3 db, string sql) : IDisposable
{
    private readonly sqlite3_stmt _statement = Prepare(db, sql);
    private int _bound;

    public SqliteStatement Bind(long value) => Check(raw.sqlite3_bind_int64(_statement, ++_bound, value));

    public SqliteStatement Bind(long? value) => value is { } number ? Bind(number) : Check(raw.sqlite3_bind_null(_statement, ++_bound));

    public SqliteStatement Bind(string? value) =>
        Check(value is null ? raw.sqlite3_bind_null(_statement, ++_bound) : raw.sqlite3_bind_text(_statement, ++_bound, value));

    public SqliteStatement Bind(ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(_statement, ++_bound, value));

    /// <summary>Goes to the next row; false after the last.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
            return true;
        if (result != raw.SQLITE_DONE)
            throw new SqliteFault(result, raw.sqlite3_errmsg(db).utf8_to_string());
        return false;
    }

    /// <summary>Runs it to its end.</summary>
    /// <returns>The rows that it changed.</returns>
    public int Run()
    {
        while (Step())
        {
        }
        var changes = raw.sqlite3_changes(db);
        Dispose();
        return changes;
    }

    public long Long(int column) => raw.sqlite3_column_int64(_statement, column);

    public long? LongOrNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL ? null : Long(column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public string? TextOrNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL ? null : Text(column);

    public byte[] Bytes(int column) => raw.sqlite3_column_blob(_statement, column).ToArray();

    public void Dispose()
    {
        _bound = 0;
        raw.sqlite3_reset(_statement);
        raw.sqlite3_clear_bindings(_statement);
    }

    /// <summary>Frees it for good.</summary>
    public void Finish() => _statement.Dispose();

    private SqliteStatement Check(int result) =>
        result == raw.SQLITE_OK ? this : throw new SqliteFault(result, raw.sqlite3_errmsg(db).utf8_to_string());

    private static sqlite3_stmt Prepare(sqlite3 db, string sql)
    {
        var result = raw.sqlite3_prepare_v3(db, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement);
        return result == raw.SQLITE_OK ? statement : throw new SqliteFault(result, $"{raw.sqlite3_errmsg(db).utf8_to_string()} in: {sql}");
    }
}

/// <summary>SQLite refused a statement.</summary>
internal sealed class SqliteFault(int code, string message) : Exception(message)
{
    private const int Full = 13, IoError = 10, ReadOnly = 8, Corrupt = 11, NotADatabase = 26, CannotOpen = 14, Busy = 5, Locked = 6, NoMemory = 7;

    /// <summary>SQLite's primary result code.</summary>
    public int Code => code & 0xff;

    /// <summary>The file or the machine failed, not the statement: others would fare alike.</summary>
    public bool IsOfTheFile => Code is Full or IoError or ReadOnly or Corrupt or NotADatabase or CannotOpen or Busy or Locked or NoMemory;

    /// <summary>For the operator.</summary>
    public StoreException ToStoreException(string file) => new(
        Code switch
        {
            Full => $"The disk of {file} is full; nothing was stored. Make room there.",
            IoError => $"{file} cannot be read or written ({Message}); nothing was stored. Look at the disk.",
            ReadOnly or CannotOpen => $"{file} may not be written. Give the bot's user the right to write the file and its folder, or name another in Store:Sqlite.",
            Corrupt or NotADatabase => $"{file} is damaged or no database of Wheelhouse ({Message}). Put a backup in its place, or name another file in Store:Sqlite.",
            Busy or Locked => $"{file} is locked by another program ({Message}). Close it.",
            _ => $"{file}: {Message}.",
        }, this);
}
