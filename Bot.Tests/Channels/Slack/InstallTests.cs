using System.Collections.Immutable;
using System.Net;
using Bot.Channels;
using Bot.Channels.Slack;
using Bot.Channels.Slack.Api;
using Bot.Channels.Slack.Ingress;
using Bot.Channels.Slack.Tenancy;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Identity;
using Bot.Tests.Channels.Slack.Testing;
using Bot.Tests.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Channels.Slack;

public sealed class InstallTests : IAsyncLifetime
{
    private const string Granted = """{"ok":true,"access_token":"xoxe.xoxb-secret1","refresh_token":"xoxe-1-secret2","expires_in":43200,"bot_user_id":"UB","scope":"chat:write","team":{"id":"T1","name":"Acme"},"enterprise":{"id":"E1","name":"Acme Corp"},"is_enterprise_install":false}""";
    private static readonly SlackOptions s_options = new() { ClientId = "1.2", ClientSecret = "shh", SigningSecret = SlackBench.Secret, PublicUrl = new("https://bot.example.com/") };
    private readonly FakeSlack _slack = new();
    private readonly ManualClock _clock = new();
    private LoopbackServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await LoopbackServer.StartAsync(app => app.MapSlack(), services => Add(services, new MemoryRecords(_clock), new EphemeralDataProtectionProvider()));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Install_KeepsTheToken_Encrypted_AndUsesItForThatWorkspace()
    {
        _slack.Answer("oauth.v2.access", Granted);
        Assert.Equal(HttpStatusCode.OK, (await InstallAsync()).StatusCode);
        await foreach (var record in _server.Services.GetRequiredService<IRecords>().ListAsync("slack-install", "", CancellationToken.None))
            Assert.DoesNotContain("secret", record.Json);
        Assert.Equal("xoxe.xoxb-secret1", await _server.Services.GetRequiredService<ISlackTokens>().OfAsync("T1", CancellationToken.None));
        Assert.Null(await _server.Services.GetRequiredService<ISlackTokens>().OfAsync("T2", CancellationToken.None));
        Assert.Equal(Convert.ToBase64String("1.2:shh"u8), _slack.Of("oauth.v2.access").Single().Token);
    }

    [Fact]
    public async Task WayBack_IsRefused_WhenItWasNotBegunHere_OrIsUsedTwice()
    {
        _slack.Answer("oauth.v2.access", Granted);
        var (state, cookie) = await BeginAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await ReturnAsync(state, null)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ReturnAsync(state, "wheelhouse_slack_install=0123")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ReturnAsync("made-up", cookie)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ReturnAsync("", cookie)).StatusCode);
        Assert.Empty(_slack.Calls);
        Assert.Equal(HttpStatusCode.OK, (await ReturnAsync(state, cookie)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ReturnAsync(state, cookie)).StatusCode);
        var (late, lateCookie) = await BeginAsync();
        _clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(HttpStatusCode.BadRequest, (await ReturnAsync(late, lateCookie)).StatusCode);
        Assert.Single(_slack.Calls);
    }

    [Fact]
    public async Task Workspace_IsRefused_WhenTheDirectoryDoesNotListIt()
    {
        _slack.Answer("oauth.v2.access", Granted.Replace("\"T1\"", "\"T9\"").Replace("\"E1\"", "\"E9\""));
        Assert.Equal(HttpStatusCode.Forbidden, (await InstallAsync()).StatusCode);
        Assert.Null(await _server.Services.GetRequiredService<ISlackTokens>().OfAsync("T9", CancellationToken.None));
    }

    [Fact]
    public async Task Organization_HasOneToken_ForItsWorkspaces()
    {
        _slack.Answer("oauth.v2.access", """{"ok":true,"access_token":"xoxb-org","team":null,"enterprise":{"id":"E1","name":"Acme Corp"},"is_enterprise_install":true}""");
        await InstallAsync();
        await _server.Services.GetRequiredService<WorkspaceNotes>().NoteAsync("T7", "E1");
        Assert.Equal("xoxb-org", await _server.Services.GetRequiredService<ISlackTokens>().OfAsync("T7", CancellationToken.None));
    }

    [Fact]
    public async Task Token_IsRenewedOnce_BeforeItEnds_ByWhicheverReplica()
    {
        _slack.Answer("oauth.v2.access", c => (string?)c.Arguments["grant_type"] == "refresh_token"
            ? """{"ok":true,"access_token":"xoxe.xoxb-next","refresh_token":"xoxe-1-next","expires_in":43200}"""
            : Granted);
        await InstallAsync();
        _clock.Advance(TimeSpan.FromHours(11.9));
        var records = _server.Services.GetRequiredService<IRecords>();
        var keys = _server.Services.GetRequiredService<IDataProtectionProvider>();
        var other = new ServiceCollection();
        other.AddLogging();
        Add(other, records, keys);
        await using var replica = other.BuildServiceProvider();
        var asked = new[] { _server.Services, replica, _server.Services, replica }.Select(s => s.GetRequiredService<ISlackTokens>().OfAsync("T1", CancellationToken.None).AsTask()).ToArray();
        var all = Task.WhenAll(asked);
        while (!all.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Yield();
        }
        Assert.All(await all, t => Assert.Equal("xoxe.xoxb-next", t));
        Assert.Equal("xoxe-1-secret2", (string)_slack.Of("oauth.v2.access").Single(c => (string?)c.Arguments["grant_type"] == "refresh_token").Arguments["refresh_token"]!);
    }

    [Theory]
    [InlineData("""{"type":"event_callback","event_id":"Ev1","team_id":"T1","event":{"type":"app_uninstalled"}}""")]
    [InlineData("""{"type":"event_callback","event_id":"Ev1","team_id":"T1","event":{"type":"tokens_revoked","tokens":{"oauth":[],"bot":["UB"]}}}""")]
    public async Task Tokens_AreDeleted_WhenTheAppWasRemoved(string e)
    {
        _slack.Answer("oauth.v2.access", Granted);
        await InstallAsync();
        await _server.Services.GetRequiredService<SlackIntake>().EventAsync(StrictJson.Element(System.Text.Encoding.UTF8.GetBytes(e))!.Value);
        var records = _server.Services.GetRequiredService<IRecords>();
        var gone = Task.Run(async () => { while (await records.GetAsync("slack-install", "team:T1", CancellationToken.None) is not null) await Task.Yield(); });
        await gone.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Null(await _server.Services.GetRequiredService<ISlackTokens>().OfAsync("T1", CancellationToken.None));
    }

    private void Add(IServiceCollection services, IRecords records, IDataProtectionProvider keys)
    {
        services.AddSingleton<TimeProvider>(_clock);
        services.AddSingleton(records);
        services.AddSingleton(keys);
        services.AddSingleton(new DirectorySource(new([], [], []) { Organization = new() { Platforms = ["slack"], Workspaces = ["T1", "E1"] } }));
        services.AddConversations();
        services.AddSlack(s_options);
        services.AddHttpClient(SlackClient.HttpName).ConfigurePrimaryHttpMessageHandler(() => _slack);
    }

    private async Task<HttpResponseMessage> InstallAsync()
    {
        var (state, cookie) = await BeginAsync();
        return await ReturnAsync(state, cookie);
    }

    private async Task<(string State, string Cookie)> BeginAsync()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = _server.Address };
        var response = await client.GetAsync("/slack/install");
        Assert.Equal("https://slack.com/oauth/v2/authorize", response.Headers.Location!.GetLeftPart(UriPartial.Path));
        var query = QueryHelpers.ParseQuery(response.Headers.Location.Query);
        Assert.Equal(("1.2", "https://bot.example.com/slack/oauth"), (query["client_id"].ToString(), query["redirect_uri"].ToString()));
        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie);
        Assert.Contains("secure", cookie);
        return (query["state"].ToString(), cookie[..cookie.IndexOf(';')]);
    }

    private async Task<HttpResponseMessage> ReturnAsync(string state, string? cookie)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = _server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/slack/oauth?code=c&state={Uri.EscapeDataString(state)}");
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        return await client.SendAsync(request);
    }
}
