namespace Bot.Conversations.Stores;

/// <summary>Which store is used.</summary>
/// <param name="Sqlite">The embedded database's file; null for none.</param>
/// <param name="Postgres">The connection string; null for none. Wins over the file.</param>
internal sealed record StoreOptions(string? Sqlite, string? Postgres)
{
    public const string DefaultFile = "data/wheelhouse.db";

    /// <summary>Kept as long as the process lives.</summary>
    public static StoreOptions Memory { get; } = new(null, null);

    /// <summary>As the settings say; their form has been checked.</summary>
    public static StoreOptions Read(IConfiguration configuration) =>
        configuration["Store:Postgres"] is { Length: > 0 } postgres ? new(null, postgres) : new(configuration["Store:Sqlite"] is { Length: > 0 } file ? file : DefaultFile, null);
}
