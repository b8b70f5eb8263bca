using System.Diagnostics;
using System.Text.Json.Nodes;
using Bot.Tests.Faults.Rig;
using Bot.Tests.Notifications.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Conformance;

/// <summary>The whole bot, and Microsoft's own Teams client for bots that talks to it; without tokens, or with Entra played.</summary>
internal sealed class AgentsPlayground : IAsyncDisposable
{
    private const int Limit = 30_000;
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("agents-playground").FullName;
    private readonly Uri _bot = FaultRig.FreeAddress();
    private Process? _playground;
    private BotHost? _host;

    /// <summary>The client's page.</summary>
    public Uri Page { get; } = FaultRig.FreeAddress();

    public Uri BotAddress => _bot;

    /// <summary>Null where there are no tokens.</summary>
    public PlayedEntra? Entra { get; private set; }

    /// <summary>The channel of the team, as the directory names it.</summary>
    public string Channel { get; private set; } = "";

    public static async Task<AgentsPlayground> StartAsync(string program, bool withTokens)
    {
        var rig = new AgentsPlayground();
        try
        {
            await rig.StartAllAsync(program, withTokens);
            return rig;
        }
        catch
        {
            await rig.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_playground is not null)
        {
            _playground.Kill(entireProcessTree: true);
            await _playground.WaitForExitAsync();
            _playground.Dispose();
        }
        if (Entra is not null)
            await Entra.DisposeAsync();
        System.IO.Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAllAsync(string program, bool withTokens)
    {
        Entra = withTokens ? await PlayedEntra.StartAsync(_folder) : null;
        var environment = new Dictionary<string, string> { ["PGPORT"] = $"{Page.Port}", ["BOT"] = $"{_bot}api/messages" };
        if (Entra is not null)
        {
            foreach (var (name, value) in new[] { ("APP", PlayedEntra.App), ("SECRET", PlayedEntra.Secret), ("TENANT", PlayedEntra.Tenant), ("PLAYED", Entra.Played), ("NODE_EXTRA_CA_CERTS", Entra.Pem) })
                environment[name] = value;
        }
        _playground = Tool.Start(program, ["serve"], environment);
        _ = _playground.StandardOutput.ReadToEndAsync();
        _ = _playground.StandardError.ReadToEndAsync();
        var config = await ConfigAsync();
        Channel = $"teams:{config["teams"]![0]!["channels"]![0]!["id"]}";
        var directory = Path.Combine(_folder, "directory.yaml");
        await File.WriteAllTextAsync(directory, DirectoryYaml(config));
        string[] tokens = Entra is null ? ["--Teams:DangerouslyAllowUnauthenticated", "true"] :
        [
            "--Teams:AcceptEmulatorTokens", "true", "--MicrosoftAppId", PlayedEntra.App, "--MicrosoftAppPassword", PlayedEntra.Secret, "--MicrosoftAppTenantId", PlayedEntra.Tenant,
            "--ToBotFromChannelOpenIdMetadataUrl", $"{Entra.Address}botframework.com/v2.0/.well-known/openid-configuration", "--ToChannelFromBotLoginUrl", $"{Entra.Address}botframework.com/oauth2/v2.0/token",
        ];
        var builder = BotHost.CreateBuilder(["--urls", _bot.GetLeftPart(UriPartial.Authority), "--Directory:File", directory, "--Notifications:WebhookSecrets:0", $"drive={NotificationBot.Secret}", .. tokens]);
        builder.Logging.ClearProviders();
        _host = await BotHost.BuildAsync(builder, TimeProvider.System);
        _host.MapEndpoints();
        await _host.App.StartAsync();
    }

    private async Task<JsonNode> ConfigAsync()
    {
        using var api = new HttpClient { BaseAddress = Page };
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(Limit));
        while (true)
        {
            try
            {
                return JsonNode.Parse(await api.GetStringAsync("_internal/v1/config", limit.Token))!["config"]!;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(200, limit.Token);
            }
        }
    }

    private string DirectoryYaml(JsonNode config) => $$"""
        organization: { platforms: [teams], tenants: ["{{config["tenantId"]}}"], admins: [alex] }
        accounts: [{ id: "111122223333", alias: acme-production }]
        people:
          - { name: alex, title: Admin, ids: ["teams:{{config["currentUser"]!["aadObjectId"]}}"], roles: { acme-production: "arn:aws:iam::111122223333:role/wheelhouse-admin" } }
        channels:
          - { id: "teams:direct", name: direct, account: acme-production, region: us-east-1, mode: full, approvers: [alex], ownApproval: true }
          - { id: "{{Channel}}", name: General, account: acme-production, region: us-east-1, mode: read-only }
        notifications:
          webhooks: [drive]
          otherwise: ["{{Channel}}"]

        """;
}
