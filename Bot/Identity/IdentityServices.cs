using Amazon.Runtime;
using Bot.Aws.Client;
using Bot.DemoAccount;

namespace Bot.Identity;

internal static class IdentityServices
{
    private const string DemoBot = "arn:aws:iam::111122223333:role/wheelhouse-bot";

    /// <summary>Callers and their AWS clients: on the demo account's roles, or on the operator's own credentials.</summary>
    /// <param name="demo">The running demo account; null on a real account.</param>
    public static IServiceCollection AddIdentity(this IServiceCollection services, AwsOptions options, DemoAccountServer? demo)
    {
        if (demo is null)
        {
            services.AddSingleton(new AwsConnections(_ => new AwsClient(new() { Endpoint = options.Endpoint })));
            services.AddSingleton<ICallerResolver>(s => new OperatorCaller(s.GetRequiredService<AwsConnections>(), options.Region));
            return services;
        }
        var directory = DirectoryFile.Demo();
        services.AddSingleton(directory);
        services.AddSingleton<ICallerResolver>(new DirectoryCallers(directory));
        var (key, secret) = demo.KeysOf(DemoBot);
        var bot = new BasicAWSCredentials(key, secret);
        services.AddSingleton(new AwsConnections(role => new AwsClient(new()
        {
            Endpoint = demo.Endpoint,
            Credentials = role is null ? bot : new AssumedRole(bot, demo.Endpoint, options.Region, role),
        })));
        return services;
    }
}
