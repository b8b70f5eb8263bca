using Bot.Channels.Playground;
using Bot.Channels.Slack;
using Bot.Channels.Teams;
using Bot.Channels.Terminal;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.DemoAccount;
using Bot.Doctor;
using Bot.Guardrails.Redaction;
using Bot.Identity;
using Bot.Intents;
using Bot.Intents.Actions;
using Bot.Intents.Costs;
using Bot.Notifications;
using Bot.Notifications.Doors;
using Bot.Notifications.Doors.Webhooks;
using Bot.Settings;
using Bot.Telemetry;
using Bot.Understanding;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Bot;

/// <summary>The composed bot: its web application and, where it runs on one, its demo account.</summary>
internal sealed class BotHost : IAsyncDisposable
{
    private readonly DemoAccountServer? _demo;

    private BotHost(WebApplication app, DemoAccountServer? demo)
    {
        App = app;
        _demo = demo;
    }

    public WebApplication App { get; }

    /// <summary>The demo account that it runs on; null on a real one.</summary>
    internal DemoAccountServer? Demo => _demo;

    /// <summary>A builder with the settings of <c>appsettings.json</c>, the environment and the command line.</summary>
    /// <param name="settings">Command-line settings (<c>--Aws:Region eu-west-1</c>).</param>
    public static WebApplicationBuilder CreateBuilder(string[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        if (!builder.Configuration.GetSection("Kestrel:Endpoints").Exists() && builder.Configuration["urls"] is null or "")
            builder.WebHost.UseUrls(ListenAddresses.Default);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        // A request goes on where its bytes were read, and its answer is sent where it is known, without a change of threads for each.
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.UnsafePreferInlineScheduling = true);
        // It says nothing at the levels in use, but as long as it might, each request gets a span that nobody reads.
        builder.Configuration["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] ??= "None";
        return builder;
    }

    /// <summary>Composes the bot. The settings must have been checked.</summary>
    /// <param name="builder">From <see cref="CreateBuilder"/>.</param>
    /// <param name="clock">The bot's clock.</param>
    /// <param name="replace">Replaces services, for tests.</param>
    /// <param name="store">Where what must last is kept; null for nowhere, as long as the process lives.</param>
    /// <exception cref="FormatException">The scenario or the directory is not valid; the message says where.</exception>
    public static async Task<BotHost> BuildAsync(WebApplicationBuilder builder, TimeProvider clock, Action<IServiceCollection>? replace = null, StoreOptions? store = null)
    {
        var aws = AwsOptions.Read(builder.Configuration, []);
        // The demo account and the bot's own services are made side by side.
        var starting = Task.Run(async () => aws.IsDemo ? await DemoAccountServer.StartAsync(new() { ScenarioFile = aws.Scenario, Clock = clock }).ConfigureAwait(false) : null);
        try
        {
            var services = builder.Services;
            services.AddSingleton(clock);
            services.AddSingleton(Retention.Of(builder.Configuration.GetValue("Store:RetentionDays", Retention.DefaultDays)));
            services.AddSingleton(store ?? StoreOptions.Memory);
            services.AddStores(store ?? StoreOptions.Memory);
            services.AddUnderstanding();
            services.AddIntents();
            services.AddConversations(TurnOptions.Read(builder.Configuration));
            services.AddTelemetry();
            services.AddTelemetryExport(builder.Configuration);
            services.AddSingleton<AskRunner>();
            services.AddTurnWorkers();
            services.AddAbandonedPlans();
            services.AddSubscriptionClock();
            services.AddNotifications(WebhookSecrets.Read(builder.Configuration));
            services.AddSlack(SlackOptions.Read(builder.Configuration, []));
            services.AddTeams(TeamsOptions.Read(builder.Configuration, ListenAddresses.Of(builder.Configuration).All(ListenAddresses.IsLoopback), []));
            services.AddPlayground(new()
            {
                AllowRemote = builder.Configuration.GetValue("Playground:AllowRemote", false),
                Mode = aws.IsDemo ? "demo" : aws.Endpoint is null ? "real" : "endpoint",
                Region = aws.Region,
            });
            var demo = await starting.ConfigureAwait(false);
            services.AddSingleton(aws);
            services.AddIdentity(aws, demo);
            services.AddSingleton<ICheckup, AwsCheckup>();
            services.AddLogRedaction();
            replace?.Invoke(services);
            return new(builder.Build(), demo);
        }
        catch
        {
            await ((Task)starting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (starting is { IsCompletedSuccessfully: true, Result: { } demo })
                await demo.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The paths that the bot answers.</summary>
    public void MapEndpoints()
    {
        App.MapTelemetry();
        App.MapPlayground();
        App.MapSlack();
        App.MapTeams();
        App.MapNotifications();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync().ConfigureAwait(false);
        if (_demo is not null)
            await _demo.DisposeAsync().ConfigureAwait(false);
    }
}
