namespace Bot.Conversations.Stores;

/// <summary>Which store is used.</summary>
/// <param name="Sqlite">The embedded database's file; null for none.</param>
/// <param name="Postgres">The connection string; null for none. Wins over the file.</param>
/// <param name="MayForget">Where the file cannot be used, memory will do: a demo.</param>
internal sealed record StoreOptions(string? Sqlite, string? Postgres, bool MayForget = false)
{
    public const string DefaultFile = "data/wheelhouse.db";

    /// <summary>As the setting's value: nothing outlives the process.</summary>
    public const string InMemory = ":memory:";

    /// <summary>Kept as long as the process lives.</summary>
    public static StoreOptions Memory { get; } = new(null, null);

    /// <summary>As the settings say; their form has been checked.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="contentRoot">What a relative path starts from.</param>
    /// <param name="isDemo">The bot runs on the demo account.</param>
    public static StoreOptions Read(IConfiguration configuration, string contentRoot, bool isDemo)
    {
        if (configuration["Store:Postgres"] is { Length: > 0 } postgres)
            return new(null, postgres);
        var file = configuration["Store:Sqlite"] is { Length: > 0 } given ? given : DefaultFile;
        return file == InMemory ? Memory : new(Path.Combine(contentRoot, file), null, isDemo);
    }
}
