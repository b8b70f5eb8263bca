using System.Collections.Concurrent;
using System.Net;
using Bot.Channels.Teams;
using Bot.Channels.Teams.Api;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Tests.Channels.Teams.Testing;
using Bot.Tests.Guardrails.Attacks.Requests;
using Bot.Tests.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Channels.Teams;

/// <summary>Whatever comes: no 5xx, no crash, no effect without a valid token, no request to a host that is not listed.</summary>
/// <remarks>Long form: <c>HOSTILE_REQUESTS=100000 dotnet test --filter HostileTeams</c>.</remarks>
public sealed class HostileTeamsTests : IAsyncLifetime
{
    private static readonly int s_requests = int.TryParse(Environment.GetEnvironmentVariable("HOSTILE_REQUESTS"), out var many) ? many : 3000;
    private readonly Outbound _outbound = new();
    private FakeTeams _teams = null!;
    private LoopbackServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _teams = await FakeTeams.StartAsync();
        _server = await LoopbackServer.StartAsync(
            app => app.MapTeams(),
            services =>
            {
                services.AddSingleton<TimeProvider>(new TestClock(Some.Time));
                services.AddSingleton(new TurnOptions { MaxWaiting = 1_000_000 });
                services.AddConversations();
                services.AddTeams(new() { AppId = FakeTeams.App, AppPassword = FakeTeams.Password, TenantId = FakeTeams.Tenant, OpenIdMetadata = new(_teams.Address, "metadata"), LoginUrl = new(_teams.Address, "login"), AllowedServiceUrls = ["smba.trafficmanager.net"] });
                services.AddHttpClient(TeamsClient.HttpName).ConfigurePrimaryHttpMessageHandler(() => _outbound);
            });
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _teams.DisposeAsync();
    }

    [Fact]
    public async Task Activities_AreAnsweredWithoutHarm_WhateverTheyHold()
    {
        var hostile = new HostileActivities(_teams, 17);
        var store = _server.Services.GetRequiredService<ITurnStore>();
        var records = _server.Services.GetRequiredService<IRecords>();
        var statuses = new SortedDictionary<int, int>();
        var genuine = 0;
        // First the forged ones alone: nothing may be stored. Then both, for what genuine ones lead to happens beside.
        for (var i = 0; i < s_requests; i++)
        {
            var attempt = hostile.Next();
            while (i < s_requests / 3 && attempt.IsGenuine)
                attempt = hostile.Next();
            var status = await SendAsync(attempt);
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
            Assert.True(status < 500, $"{status} for {attempt}");
            var waiting = (await store.CountAsync(CancellationToken.None)).Waiting;
            if (!attempt.IsGenuine)
                Assert.True(waiting == 0 && status is >= 400 and < 500, $"{status} for the forged {attempt}");
            if (i == s_requests / 3 - 1)
            {
                Assert.Equal(0, await KeptAsync(records));
                Assert.Empty(_outbound.Hosts);
            }
            genuine += attempt.IsGenuine ? 1 : 0;
            if (waiting > 0)
                await EmptyAsync(store);
        }
        Assert.InRange(genuine, s_requests / 4, s_requests);
        Assert.Superset(new HashSet<int> { 200, 202, 401, 403, 413, 415 }, statuses.Keys.ToHashSet());
        // What the genuine ones led to (greetings, files) went to the one listed host.
        Assert.All(_outbound.Hosts.Keys, h => Assert.Equal("smba.trafficmanager.net", h));
        // It still serves.
        Assert.Equal(202, await SendAsync(hostile.Genuine(HostileActivities.Activity("message", "\"text\":\"help\""))));
        Assert.Equal(1, (await store.CountAsync(CancellationToken.None)).Waiting);
    }

    [Fact]
    public async Task Replay_HasNoSecondEffect()
    {
        var activity = new HostileActivities(_teams, 1).Genuine(HostileActivities.Activity("message", "\"text\":\"help\"", "a7"));
        for (var i = 0; i < 30; i++)
            Assert.Equal(202, await SendAsync(activity));
        Assert.Equal(1, (await _server.Services.GetRequiredService<ITurnStore>().CountAsync(CancellationToken.None)).Waiting);
    }

    private async Task<int> SendAsync(HostileActivity hostile)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new ByteArrayContent(hostile.Body) };
        if (hostile.ContentType is { } type)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (hostile.Authorization is { } authorization)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        try
        {
            using var response = await _server.Client.SendAsync(request);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException e) when (e.InnerException is not System.Net.Sockets.SocketException || hostile.Body.Length > 1 << 20)
        {
            // Kestrel hangs up on a body that it does not want to read, and the client on a header that is none.
            return 413;
        }
    }

    private static async Task<int> KeptAsync(IRecords records)
    {
        var kept = 0;
        foreach (var kind in (string[])["teams-chat", "teams-place", "teams-file", "teams-sent", "teams-shown", "feedback"])
            kept += await records.ListAsync(kind, "", CancellationToken.None).CountAsync();
        return kept;
    }

    private static async Task EmptyAsync(ITurnStore store)
    {
        while (await store.ClaimTurnsAsync(new("test", TimeSpan.FromMinutes(1), 64, 64, new Dictionary<string, int>()), CancellationToken.None) is { Count: > 0 } claimed)
        {
            foreach (var turn in claimed)
                await store.FinishAsync(turn.Lease, new(null, null, []), CancellationToken.None);
        }
    }

    /// <summary>Where the bot would have gone.</summary>
    private sealed class Outbound : HttpMessageHandler
    {
        public ConcurrentDictionary<string, int> Hosts { get; } = new();

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Hosts.AddOrUpdate(request.RequestUri!.Host, 1, (_, n) => n + 1);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.Created) { Content = new StringContent("{\"id\":\"m1\"}") });
        }
    }
}
