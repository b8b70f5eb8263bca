using Bot.Identity.Platforms;

namespace Bot.Channels.Teams;

internal static class TeamsServices
{
    public static IServiceCollection AddTeams(this IServiceCollection services, TeamsOptions options)
    {
        if (!options.IsOn)
            return services;
        services.AddSingleton(options);
        services.AddSingleton(s => new TeamsTokens(options, s.GetRequiredService<TimeProvider>(), Http()));
        services.AddSingleton(s => new EntraTokens(Http(), options, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new TeamsConnector(Http(), options, s.GetRequiredService<EntraTokens>()));
        services.AddSingleton<IPlatformFacts, TeamsFacts>();
        services.AddSingleton<IGroupMembers>(s => new EntraGroups(Http(), s.GetRequiredService<EntraTokens>(), options, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IDelivery, TeamsDelivery>();
        services.AddSingleton<TeamsEndpoint>();
        return services;
    }

    public static void MapTeams(this WebApplication app)
    {
        if (app.Services.GetService<TeamsEndpoint>() is not null)
            TeamsEndpoint.Map(app);
    }

    private static HttpClient Http() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) }) { Timeout = TimeSpan.FromSeconds(20) };
}
