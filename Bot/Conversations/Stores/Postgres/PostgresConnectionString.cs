using Npgsql;

namespace Bot.Conversations.Stores.Postgres;

/// <summary>What the bot adds to the operator's connection string where that says nothing.</summary>
internal static class PostgresConnectionString
{
    /// <summary>The connection string to use.</summary>
    public static string Complete(string given)
    {
        var parts = new NpgsqlConnectionStringBuilder(given)
        {
            // Bodies of messages are parameters, and a constraint's detail repeats them: neither belongs in a log.
            IncludeErrorDetail = false,
            LogParameters = false,
            PersistSecurityInfo = false,
            // Nothing that the bot does changes a session.
            NoResetOnClose = true,
        };
        parts.ApplicationName ??= "wheelhouse";
        // Statements are few and always the same.
        if (parts.MaxAutoPrepare == 0 && !Says(given, "Max Auto Prepare", "MaxAutoPrepare"))
            parts.MaxAutoPrepare = 64;
        if (!Says(given, "Auto Prepare Min Usages", "AutoPrepareMinUsages"))
            parts.AutoPrepareMinUsages = 2;
        // A peer that vanished without a word (a cut network) is noticed within seconds, not after the kernel's two hours.
        if (parts.KeepAlive == 0 && !Says(given, "Keepalive"))
            parts.KeepAlive = 10;
        if (!Says(given, "Timeout"))
            parts.Timeout = 5;
        if (!Says(given, "Command Timeout", "CommandTimeout"))
            parts.CommandTimeout = 15;
        return parts.ConnectionString;
    }

    /// <summary>Where a database is, for people to read.</summary>
    public static string AddressOf(NpgsqlConnectionStringBuilder parts) => $"{parts.Host}:{parts.Port}/{parts.Database ?? parts.Username}";

    private static bool Says(string given, params ReadOnlySpan<string> names)
    {
        var said = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = given };
        foreach (var name in names)
        {
            if (said.ContainsKey(name))
                return true;
        }
        return false;
    }
}
