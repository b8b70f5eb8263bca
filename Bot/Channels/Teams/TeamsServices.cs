using Bot.Channels.Live;
using Bot.Channels.Slack.Ingress;
using Bot.Channels.Teams.Agent;
using Bot.Channels.Teams.Api;
using Bot.Channels.Teams.Delivery;
using Bot.Channels.Teams.Dialogs;
using Bot.Channels.Teams.Doctor;
using Bot.Channels.Teams.Home;
using Bot.Channels.Teams.Ingress;
using Bot.Doctor;
using Bot.Identity.Platforms;
using Bot.Intents.History;
using Bot.Telemetry;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Identity.Client;

namespace Bot.Channels.Teams;

internal static class TeamsServices
{
    private const string KeysHttp = "teams-keys";

    public static IServiceCollection AddTeams(this IServiceCollection services, TeamsOptions options)
    {
        if (!options.IsOn)
            return services;
        services.AddSingleton(options);
        services.AddPlatformHttp(TeamsClient.HttpName);
        services.AddPlatformHttp(LoginHttp.HttpName);
        services.AddPlatformHttp(KeysHttp);
        services.AddSingleton<IMsalHttpClientFactory, LoginHttp>();
        services.AddSingleton<BotTokens>();
        if (options.AppId.Length > 0)
            services.AddSingleton<IReadinessCheck>(s => new PlatformReadiness("teams", s.GetRequiredService<BotTokens>().LookAsync, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ConversationPace>();
        services.AddSingleton<TeamsClient>();
        services.AddSingleton<IPlatformFacts, TeamsFacts>();
        services.AddSingleton<IGroupMembers, EntraGroups>();
        services.AddTeamsIngress();
        services.AddSingleton<ILivePlatform<TeamsShown, TeamsEnd>, TeamsLive>();
        services.AddSingleton<LiveAnswers<TeamsShown, TeamsEnd>>();
        services.AddSingleton<SentParts>();
        services.AddSingleton<ConversationPosts>();
        services.AddSingleton<PrivateChat>();
        services.AddSingleton<FileConsents>();
        services.AddSingleton<IDelivery, TeamsDelivery>();
        services.AddSingleton<IFileSource, TeamsFiles>();
        return services;
    }

    private static void AddTeamsIngress(this IServiceCollection services)
    {
        services.AddSingleton<TeamsChores>();
        services.AddHostedService(s => s.GetRequiredService<TeamsChores>());
        services.AddSingleton(s => new TeamsTokens(
            s.GetRequiredService<TeamsOptions>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<IHttpClientFactory>().CreateClient(KeysHttp), s.GetRequiredService<ILogger<TeamsTokens>>()));
        services.AddSingleton<TeamsHeard>();
        services.AddSingleton<ICheckup, TeamsCheckup>();
        services.AddSingleton<ConversationReferences>();
        services.AddSingleton<TeamsFeedback>();
        services.AddSingleton<IPersonalData>(s => s.GetRequiredService<TeamsFeedback>());
        services.AddSingleton<QuietTurns>();
        services.AddSingleton<PlanViews>();
        services.AddSingleton<ResourceSearch>();
        services.AddSingleton<DialogIntake>();
        services.AddSingleton<InvokeIntake>();
        services.AddSingleton<TeamsHome>();
        services.AddSingleton<TeamsSignals>();
        services.TryAddSingleton<ThreadMembership>();
        services.AddSingleton<TeamsIntake>();
        services.AddSingleton<TeamsEndpoint>();
    }

    public static void MapTeams(this WebApplication app)
    {
        if (app.Services.GetService<TeamsOptions>() is { IsOn: true })
            TeamsEndpoint.Map(app);
    }
}
