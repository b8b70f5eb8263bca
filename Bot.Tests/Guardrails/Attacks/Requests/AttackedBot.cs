using Bot.Channels;
using Bot.Channels.Slack.Api;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Guardrails.Audit;
using Bot.Identity;
using Bot.Identity.Reading;
using Bot.Tests.Channels.Slack.Testing;
using Bot.Tests.Guardrails.Situations;
using Bot.Tests.Testing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Tests.Guardrails.Attacks.Requests;

/// <summary>The whole bot on a port of this machine with Slack and Teams, its demo account behind it, and the platforms' own sides played.</summary>
public class AttackedBot : IAsyncLifetime
{
    public const string AdaInTeams = "aaaaaaaa-0000-0000-0000-000000000001";
    private BotHost _host = null!;

    internal FakeSlack Slack { get; } = new();

    internal FakeTeams Teams { get; private set; } = null!;

    internal AuditWatch Audit { get; } = new();

    internal TestClock Clock { get; } = new(Some.Time);

    internal HttpClient Http { get; private set; } = null!;

    internal Bot.DemoAccount.State.World World { get; private set; } = null!;

    internal virtual string[] Settings => [];

    internal virtual StoreOptions? Store => null;

    /// <summary>Changes the demo account before anything is asked.</summary>
    internal virtual void Prepare(Bot.DemoAccount.State.World world)
    {
    }

    internal virtual void Replace(IServiceCollection services)
    {
    }

    internal T Get<T>() where T : notnull => _host.App.Services.GetRequiredService<T>();

    /// <summary>What an attempt would change: calls that reached AWS, messages taken in, posts to the platforms.</summary>
    internal (int Calls, int Messages, int Slack, int Teams) Effects =>
        (World.Accounts.Keys.Sum(a => AccountTrail.Count(World, a)), Audit.Messages.Length, Slack.Calls.Count(c => c.Method.StartsWith("chat.", StringComparison.Ordinal) || c.Method.StartsWith("http", StringComparison.Ordinal)), Teams.Posted.Count);

    /// <summary>Asks as the playground does, past the endpoints.</summary>
    internal Task<TurnResult> AskAsync(string text, string person, string channel = "ops", bool confirmed = false, Platform platform = Platform.Playground, string? id = null) => Get<TurnRunner>().RunAsync(
        new Message(id ?? Guid.NewGuid().ToString("N"), new(platform, platform == Platform.Slack ? "T0ACME" : "", channel, Guid.NewGuid().ToString("N")), new(person, person), text, Clock.Now) { Confirmed = confirmed }, null, CancellationToken.None);

    /// <summary>Puts another directory in force.</summary>
    internal void Take(string directory) => Assert.True(Get<DirectorySource>().Take(DirectoryReader.Read(directory)), string.Join("; ", Get<DirectorySource>().Faults));

    public async ValueTask InitializeAsync()
    {
        Teams = await FakeTeams.StartAsync();
        Slack.Answer("users.info", """{"ok":true,"user":{"team_id":"T0ACME"}}""");
        Slack.Answer("conversations.info", c => $$"""{"ok":true,"channel":{"id":"{{(string?)c.Arguments["channel"]}}","name":"ops"} }""");
        var builder = BotHost.CreateBuilder(
        [
            "--urls", "http://127.0.0.1:0", "--Slack:BotToken", SlackForgeries.BotToken, "--Slack:SigningSecret", SlackForgeries.Secret,
            "--MicrosoftAppId", FakeTeams.App, "--MicrosoftAppPassword", FakeTeams.Password, "--MicrosoftAppTenantId", FakeTeams.Tenant,
            "--ToBotFromChannelOpenIdMetadataUrl", $"{Teams.Address}metadata", "--ToChannelFromBotLoginUrl", $"{Teams.Address}login", "--Teams:AllowedServiceUrls", "127.0.0.1 smba.trafficmanager.net",
            .. Settings,
        ]);
        _host = await BotHost.BuildAsync(builder, Clock, services =>
        {
            services.Replace(ServiceDescriptor.Singleton(new DirectorySource(DirectoryFile.Parse(new StringReader(DirectoryText())))));
            services.AddHttpClient(SlackClient.HttpName).ConfigurePrimaryHttpMessageHandler(() => Slack);
            services.AddSingleton<IAuditCopy>(Audit);
            Replace(services);
        }, Store);
        await _host.App.Services.OpenStoreAsync();
        _host.MapEndpoints();
        Prepare(_host.Demo!.World);
        await _host.App.StartAsync();
        World = _host.Demo!.World;
        Http = new() { BaseAddress = new(_host.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Http.Dispose();
        await _host.DisposeAsync();
        await Teams.DisposeAsync();
        Slack.Dispose();
    }

    /// <summary>The demo account's directory, with its people and a channel in Slack and Teams.</summary>
    internal static string DirectoryText() => DirectoryFile.DemoText().ReplaceLineEndings("\n")
        .Replace("platforms: [playground, terminal]", $"platforms: [playground, terminal, slack, teams]\n  workspaces: [T0ACME]\n  tenants: [{FakeTeams.Tenant}]")
        .Replace("\"playground:ada\",", $"\"playground:ada\", \"slack:U0ADA\", \"teams:{AdaInTeams}\",")
        .Replace("\"playground:dev\",", "\"playground:dev\", \"slack:U0DEV\",")
        .Replace("\"playground:omar\",", "\"playground:omar\", \"slack:U0OMAR\",")
        // The last section of the demo's directory is not the channels.
        .Replace("\nnotifications:", $$"""
          - { id: "slack:C0OPS", name: "#ops", account: acme-production, region: us-east-1, mode: full, approvers: ["group:sre"] }
          - { id: "slack:C0READ", name: "#read", account: acme-production, region: us-east-1, mode: read-only }
          - { id: "teams:{{TeamsForgeries.Channel}}", name: "ops", account: acme-production, region: us-east-1, mode: full, approvers: ["group:sre"] }

        notifications:
        """, StringComparison.Ordinal);
}
