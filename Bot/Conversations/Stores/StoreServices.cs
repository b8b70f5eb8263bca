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
        { Sqlite: { } file, MayForget: true } => services.AddSqliteOrMemory(file),
        { Sqlite: { } file } => services.AddSqlite(() => SqliteDatabase.Open(file)),
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
        services.AddSingleton(s => new PostgresTurnStore(s.GetRequiredService<PostgresDatabase>(), s.GetRequiredService<TimeProvider>(), s.GetService<TurnOptions>()?.Bounds, s.GetService<ILogger<PostgresTurnStore>>()));
        services.AddSingleton<IReadinessCheck, PostgresReadiness>();
        return services.AddTurns<PostgresTurnStore>();
    }

    private static IServiceCollection AddSqlite(this IServiceCollection services, Func<SqliteDatabase> open)
    {
        services.AddSingleton(_ => open());
        services.AddSingleton<IRecords, SqliteRecords>();
        services.AddSingleton<IAuditStore, SqliteAuditStore>();
        services.AddSingleton<IReadinessCheck, SqliteReadiness>();
        services.AddSingleton(s => new SqliteTurnStore(s.GetRequiredService<SqliteDatabase>(), s.GetRequiredService<TimeProvider>(), s.GetService<TurnOptions>()?.Bounds));
        return services.AddTurns<SqliteTurnStore>();
    }

    /// <summary>A demo must start on a machine without SQLite, and beside another demo.</summary>
    private static IServiceCollection AddSqliteOrMemory(this IServiceCollection services, string file)
    {
        try
        {
            var database = SqliteDatabase.Open(file);
            return services.AddSqlite(() => database);
        }
        catch (StoreException e)
        {
            services.AddSingleton(new StoreNotice($"Conversations are kept in memory and go with the process. {e.Message}"));
            return services.AddMemory();
        }
    }

    private static IServiceCollection AddMemory(this IServiceCollection services)
    {
        services.AddSingleton<IRecords, MemoryRecords>();
        services.AddSingleton<IAuditStore, MemoryAuditStore>();
        services.AddSingleton(s => new MemoryTurnStore(s.GetRequiredService<TimeProvider>(), s.GetService<TurnOptions>()?.Bounds));
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

/// <summary>Why what is kept is not what was asked for; told at the start.</summary>
internal sealed record StoreNotice(string Text);
