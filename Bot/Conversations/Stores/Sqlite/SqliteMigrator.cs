using Bot.Conversations.Stores.Migrations;

namespace Bot.Conversations.Stores.Sqlite;

/// <summary>Brings a file to the program's version, all pending steps in one transaction. The file's lock keeps others out.</summary>
internal static class SqliteMigrator
{
    /// <returns>The version that it had before.</returns>
    /// <exception cref="StoreException">The file is newer than the program.</exception>
    public static int Run(SqliteSession session, MigrationSet migrations)
    {
        session.Execute("create table if not exists schema_version (version integer primary key, name text not null, applied text not null default current_timestamp) strict");
        int before;
        using (var version = session.Prepare("select coalesce(max(version), 0) from schema_version"))
        {
            version.Step();
            before = (int)version.Long(0);
        }
        var pending = migrations.After(before).ToList();
        if (pending.Count == 0)
            return before;
        session.Execute("begin immediate");
        foreach (var migration in pending)
        {
            session.Execute(migration.Sql);
            session.Prepare("insert into schema_version (version, name) values (?, ?)").Bind(migration.Version).Bind(migration.Name).Run();
        }
        session.Execute("commit");
        return before;
    }
}
