using Amazon.Runtime;
using Bot.Aws.Client;
using Bot.Intents.History;

namespace Bot.Identity.SignIn;

internal static class SignInServices
{
    /// <summary>Signing in through IAM Identity Center, where a start URL is set.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">The settings.</param>
    /// <param name="open">A client for credentials (null: none).</param>
    public static IServiceCollection AddSignIn(this IServiceCollection services, SignInOptions options, Func<AWSCredentials?, IAwsClient> open)
    {
        if (options.StartUrl is null)
            return services;
        services.AddSingleton(options);
        services.AddSingleton<SignInKeys>();
        services.AddSingleton(_ => new IdentityCenterClient(open(new AnonymousAWSCredentials()), options));
        services.AddSingleton<SignInVault>();
        services.AddSingleton<Func<AWSCredentials, IAwsClient>>(open);
        services.AddSingleton<SignInPoll>();
        services.AddSingleton<SignInNotices>();
        services.AddSingleton<SignInWaits>();
        services.AddSingleton<SignInFlow>();
        services.AddSingleton<SignedIn>();
        services.AddHostedService<SignInResume>();
        return services.AddSingleton<IPersonalData, SignInData>();
    }
}
