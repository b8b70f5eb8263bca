using System.Text.Json.Nodes;
using Bot.Channels.Live;
using Bot.Channels.Slack.Agent;
using Bot.Channels.Slack.Api;
using Bot.Channels.Slack.Delivery;
using Bot.Channels.Slack.Doctor;
using Bot.Channels.Slack.Ingress;
using Bot.Channels.Slack.SocketMode;
using Bot.Channels.Slack.Tenancy;
using Bot.Channels.Slack.Views;
using Bot.Doctor;
using Bot.Identity.Platforms;
using Bot.Intents.History;
using Bot.Telemetry;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Channels.Slack;

internal static class SlackServices
{
    public static IServiceCollection AddSlack(this IServiceCollection services, SlackOptions options)
    {
        if (!options.IsOn)
            return services;
        services.AddSingleton(options);
        services.AddPlatformHttp(SlackClient.HttpName);
        // An emulator on this machine has no such limits; where it has some, it says so itself.
        services.AddSingleton(s => new TokenBuckets(s.GetRequiredService<TimeProvider>(), isLimited: !options.ApiBaseUrl.IsLoopback));
        services.AddSingleton<SlackClient>();
        services.AddSingleton<IPlatformFacts, SlackFacts>();
        services.AddSingleton<IGroupMembers, SlackGroups>();
        services.AddSlackTenancy(options);
        services.AddSlackIngress(options);
        services.AddSlackDelivery();
        return services;
    }

    private static void AddSlackIngress(this IServiceCollection services, SlackOptions options)
    {
        services.AddSingleton<SlackChores>();
        services.AddHostedService(s => s.GetRequiredService<SlackChores>());
        services.AddSingleton<SlackHeard>();
        services.AddSingleton<ICheckup, SlackCheckup>();
        // With a token for each workspace, one that was taken away is that workspace's affair.
        if (options.BotToken.Length > 0)
            services.AddSingleton<IReadinessCheck>(s => new PlatformReadiness("slack", async cancellation => await s.GetRequiredService<SlackClient>().CallAsync(SlackMethods.AuthTest, "", [], cancellation).ConfigureAwait(false) switch
            {
                SlackReply.Ok => new(null, IsFinal: true),
                SlackReply.Refused { Error.Kind: SlackErrorKind.Token } refused => new($"Slack refuses the bot token ({refused.Said}). Set Slack:BotToken to the app's token that begins with xoxb-."),
                _ => default,
            }, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<QuietTurns>();
        services.AddSingleton<HomePublisher>();
        services.AddSingleton<AgentThreads>();
        services.AddSingleton<ResourceSuggestions>();
        services.AddSingleton<SlackFeedback>();
        services.AddSingleton<IPersonalData>(s => s.GetRequiredService<SlackFeedback>());
        services.AddSingleton<ThreadMembership>();
        services.AddSingleton<InteractionIntake>();
        services.AddSingleton<SlackSignals>();
        services.AddSingleton<SlackIntake>();
        services.AddSingleton<SlackEndpoints>();
        if (options.HasSocketMode)
            services.AddHostedService<SocketListener>();
    }

    private static void AddSlackDelivery(this IServiceCollection services)
    {
        services.AddSingleton<ILivePlatform<SlackShown, JsonObject>, SlackLive>();
        services.AddSingleton<LiveAnswers<SlackShown, JsonObject>>();
        services.AddSingleton<ThreadSearch>();
        services.AddSingleton<FileUpload>();
        services.AddSingleton<IFileSource, SlackFiles>();
        services.AddSingleton<PrivateReply>();
        services.AddSingleton<ThreadPosts>();
        services.AddSingleton<UnaskedPosts>();
        services.AddSingleton<IDelivery, SlackDelivery>();
    }

    private static void AddSlackTenancy(this IServiceCollection services, SlackOptions options)
    {
        services.AddSingleton<WorkspaceNotes>();
        services.TryAddSingleton<IDataProtectionProvider>(_ => KeyRing.Of(options.KeyRing));
        services.AddSingleton<Installs>();
        if (!options.HasInstall)
        {
            services.AddSingleton<ISlackTokens, SettingsToken>();
            return;
        }
        services.AddSingleton<InstalledTokens>();
        services.AddSingleton<ISlackTokens>(s => new LateTokens(s));
        services.AddSingleton<OAuthCalls>();
        services.AddSingleton<TokenRotation>();
        services.AddSingleton<InstallEndpoints>();
    }

    public static void MapSlack(this WebApplication app)
    {
        if (app.Services.GetService<SlackOptions>() is not { IsOn: true } options)
            return;
        if (options.HasHttp)
            SlackEndpoints.Map(app);
        if (options.HasInstall)
            InstallEndpoints.Map(app);
    }
}
