namespace Bot.Channels;

/// <summary>The named clients by which platforms are called: no redirects, no cookies, connections made anew now and then, and nothing is sent of a delivery whose lease is over.</summary>
internal static class PlatformHttp
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20), s_lifetime = TimeSpan.FromMinutes(10);

    public static IServiceCollection AddPlatformHttp(this IServiceCollection services, string name)
    {
        services.AddHttpClient(name, client => client.Timeout = s_limit)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = s_lifetime, ConnectCallback = DeliveryFence.ConnectAsync });
        return services;
    }
}
