using Bot.Identity.Platforms;

namespace Bot.Channels.Slack;

internal static class SlackServices
{
    public static IServiceCollection AddSlack(this IServiceCollection services, SlackOptions options)
    {
        if (!options.IsOn)
            return services;
        services.AddSingleton(options);
        services.AddSingleton(s => new SlackClient(
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) }) { Timeout = TimeSpan.FromSeconds(20) },
            options, s.GetRequiredService<ILogger<SlackClient>>()));
        services.AddSingleton<IDelivery, SlackDelivery>();
        services.AddSingleton<IPlatformFacts, SlackFacts>();
        services.AddSingleton<IGroupMembers, SlackGroups>();
        services.AddSingleton<SlackEndpoints>();
        return services;
    }

    public static void MapSlack(this WebApplication app)
    {
        if (app.Services.GetService<SlackEndpoints>() is not null)
            SlackEndpoints.Map(app);
    }
}
