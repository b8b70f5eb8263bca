using Bot.Conversations.Stores.Migrations;
using Bot.Conversations.Stores.Sqlite;

namespace Bot.Tests.Conversations.Stores.Sqlite;

/// <summary>A database's file in a folder of its own, gone when disposed. Skips the test on a machine without SQLite.</summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("wheelhouse-sqlite-").FullName;

    public string Path => System.IO.Path.Combine(_folder, "store.db");

    public SqliteDatabase Open(MigrationSet? migrations = null)
    {
        if (SqliteLibrary.Fault is { } fault && Environment.GetEnvironmentVariable("CI") != "true")
            Assert.Skip(fault);
        return SqliteDatabase.Open(Path, migrations);
    }

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);
}
