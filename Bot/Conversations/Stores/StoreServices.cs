using Bot.Conversations.Stores.Postgres;
using Bot.Conversations.Stores.Sqlite;
using Bot.Guardrails.Audit;
using Bot.Telemetry;

namespace Bot.Conversations.Stores;

internal static class StoreServices
{
    /// <summary>The store that the options name: turns, history, records and audit in one database.</summary>
    public static IServiceCollection AddStores(this IServiceCollection services, StoreOptions options) => options switch
    {
        { Postgres: { } connection } => services.AddPostgres(connection),
        { Sqlite: { } file } => services.AddSqlite(file),
        _ => services.AddMemory(),
    };

    /// <summary>Opens the store, before anything starts that uses it. Without this it is opened by its first use.</summary>
    /// <exception cref="StoreException">It cannot be used; the message says why and what to do.</exception>
    public static async Task OpenStoreAsync(this IServiceProvider services)
    {
        if (services.GetService<PostgresDatabase>() is { } database)
            await database.ReadyAsync(CancellationToken.None).ConfigureAwait(false);
        services.GetService<SqliteDatabase>();
    }

    private static IServiceCollection AddPostgres(this IServiceCollection services, string connection)
    {
        services.AddSingleton(s => new PostgresDatabase(connection, s.GetRequiredService<TimeProvider>(), s.GetService<ILoggerFactory>()));
        services.AddSingleton<IRecords, PostgresRecords>();
        services.AddSingleton<IAuditStore, PostgresAuditStore>();
        services.AddSingleton(s => new PostgresTurnStore(s.GetRequiredService<PostgresDatabase>(), s.GetRequiredService<TimeProvider>(), log: s.GetService<ILogger<PostgresTurnStore>>()));
        services.AddSingleton<IReadinessCheck, PostgresReadiness>();
        return services.AddTurns<PostgresTurnStore>();
    }

    private static IServiceCollection AddSqlite(this IServiceCollection services, string file)
    {
        services.AddSingleton(_ => SqliteDatabase.Open(file));
        services.AddSingleton<IRecords, SqliteRecords>();
        services.AddSingleton<IAuditStore, SqliteAuditStore>();
        services.AddSingleton(s => new SqliteTurnStore(s.GetRequiredService<SqliteDatabase>(), s.GetRequiredService<TimeProvider>()));
        return services.AddTurns<SqliteTurnStore>();
    }

    private static IServiceCollection AddMemory(this IServiceCollection services)
    {
        services.AddSingleton<IRecords, MemoryRecords>();
        services.AddSingleton<IAuditStore, MemoryAuditStore>();
        services.AddSingleton(s => new MemoryTurnStore(s.GetRequiredService<TimeProvider>()));
        return services.AddTurns<MemoryTurnStore>();
    }

    private static IServiceCollection AddTurns<T>(this IServiceCollection services)
        where T : class, ITurnStore
    {
        services.AddSingleton<ITurnStore>(s => s.GetRequiredService<T>());
        if (typeof(T).IsAssignableTo(typeof(IHistory)))
            services.AddSingleton(s => (IHistory)s.GetRequiredService<T>());
        return services;
    }
}
