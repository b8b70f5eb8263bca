using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Bot.Aws.Client;
using Bot.DemoAccount;
using Bot.Guardrails;
using Bot.Guardrails.Limits;
using Bot.Identity.Resolution;
using Bot.Intents.Rights;
using Bot.Identity.Sessions;
using Bot.Identity.SignIn;
using Bot.Telemetry;
using Bot.Understanding.Entities;

namespace Bot.Identity;

internal static class IdentityServices
{
    private const string DemoBot = "arn:aws:iam::111122223333:role/wheelhouse-bot";

    /// <summary>Callers and their AWS clients. With a directory, callers act as its roles, which the bot's own credentials assume; without one, a real account is asked by its operator alone.</summary>
    /// <param name="demo">The running demo account; null on a real account.</param>
    /// <exception cref="FormatException">The directory is not valid.</exception>
    public static IServiceCollection AddIdentity(this IServiceCollection services, AwsOptions options, DemoAccountServer? demo)
    {
        var endpoint = demo?.Endpoint ?? options.Endpoint;
        AWSCredentials? bot = null;
        if (demo is not null)
        {
            var (key, secret) = demo.KeysOf(DemoBot);
            bot = new BasicAWSCredentials(key, secret);
        }
        IAwsClient As(AWSCredentials? credentials) => new AwsClient(new() { Endpoint = endpoint, Credentials = credentials });
        services.AddSingleton(s => new SessionCache(new SessionOpener(As(bot), As, options.Region), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new AwsConnections(
            role => role is null ? As(bot) : throw new InvalidOperationException("Roles are assumed for a person, never for the bot itself."),
            s.GetRequiredService<SessionCache>(), () => s.GetService<DirectorySource>()?.Current, s.GetService<SignedIn>));
        if (demo is null)
            services.AddSingleton<IReadinessCheck>(s => new CredentialsReadiness(_ => Task.Run(() => DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync(null)), s.GetRequiredService<TimeProvider>()));
        services.AddGuardrails();
        services.AddSingleton(s => new AwsSessions(s.GetRequiredService<AwsConnections>(), s.GetRequiredService<IJudge>(), s.GetRequiredService<Denials>(), s.GetRequiredService<TimeProvider>())
        {
            Limits = s.GetService<RateLimits>(),
            Cache = s.GetService<CallCache>(),
            LearnRoles = s.GetService<RolePolicyReader>() is { } reader ? reader.LearnAsync : null,
            AccountOf = said => s.GetService<DirectorySource>()?.Current.AccountOf(said),
        });

        services.AddSignIn(options.SignIn.StartUrl is null && demo?.IdentityCenter is var (startUrl, region) ? options.SignIn with { StartUrl = new(startUrl), Region = region } : options.SignIn, As);
        services.AddResolution();
        if ((options.DirectoryFile is { } file ? DirectoryFile.Load(file) : demo is not null ? DirectoryFile.Demo() : null) is not { } directory)
            return services.AddSingleton<ICallerResolver>(s => new OperatorCaller(s.GetRequiredService<AwsConnections>(), options.Region));
        services.AddSingleton(new DirectorySource(directory));
        services.AddSingleton<IAccountNames, DirectoryAccountNames>();
        if (options.DirectoryFile is { } watched)
            services.AddHostedService(s => ActivatorUtilities.CreateInstance<DirectoryWatch>(s, watched));
        return services.AddSingleton<ICallerResolver, DirectoryCallers>();
    }
}
