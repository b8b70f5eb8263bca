using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Bot.Channels.Slack;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Tests.Channels.Slack.Testing;
using Bot.Tests.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Channels.Slack;

/// <summary>Whatever comes: no 5xx, no crash, no effect without a signature, no memory kept.</summary>
/// <remarks>Long form: <c>HOSTILE_REQUESTS=100000 dotnet test --filter HostileSlack</c>.</remarks>
public sealed class HostileSlackTests : IAsyncLifetime
{
    private static readonly bool s_isAlone = int.TryParse(Environment.GetEnvironmentVariable("HOSTILE_REQUESTS"), out _);
    private static readonly int s_requests = int.TryParse(Environment.GetEnvironmentVariable("HOSTILE_REQUESTS"), out var many) ? many : 4000;
    private LoopbackServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await LoopbackServer.StartAsync(
        app => app.MapSlack(),
        services =>
        {
            services.AddSingleton<TimeProvider>(new TestClock(Some.Time));
            // What is taken in is refused, so that what memory is kept is the endpoints' own.
            services.AddSingleton(new TurnOptions { MaxWaiting = 1_000_000 });
            services.AddConversations();
            services.AddSlack(new() { BotToken = "xoxb-1", SigningSecret = SlackBench.Secret, ApiBaseUrl = new("http://127.0.0.1:1/api/") });
        });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Requests_AreAnsweredWithoutHarm_WhateverTheyHold()
    {
        var hostile = new HostileRequests(17);
        var store = _server.Services.GetRequiredService<ITurnStore>();
        long Memory() => GC.GetTotalMemory(forceFullCollection: true);
        var (before, signed) = (0L, 0L);
        var statuses = new SortedDictionary<int, int>();
        for (var i = 0; i < s_requests; i++)
        {
            if (i == s_requests / 4)
                before = Memory();
            var attempt = hostile.Next();
            var taken = (await store.CountAsync(CancellationToken.None)).Waiting;
            var status = await SendAsync(attempt);
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
            Assert.True(status < 500, $"{status} for {attempt}");
            var now = (await store.CountAsync(CancellationToken.None)).Waiting;
            if (!attempt.IsSigned)
                Assert.True(now == taken && status is >= 400 and < 500, $"{status} for the unsigned {attempt}");
            signed += attempt.IsSigned ? 1 : 0;
            if (now > 0)
                await EmptyAsync(store);
        }
        // Beside other tests the process's memory is theirs, too.
        if (s_isAlone)
            Assert.InRange(Memory() - before, long.MinValue, 24L << 20);
        Assert.InRange(signed, s_requests / 4, s_requests);
        Assert.Superset(new HashSet<int> { 200, 400, 401, 413, 415 }, statuses.Keys.ToHashSet());
        // It still serves.
        Assert.Equal(200, await SendAsync(HostileRequests.Signed("/slack/events", "application/json", Encoding.UTF8.GetBytes("""{"type":"url_verification","challenge":"x"}"""))));
    }

    [Fact]
    public async Task Replay_HasNoSecondEffect_WithinTheTimeThatASignatureHolds()
    {
        var request = HostileRequests.Signed("/slack/events", "application/json", Encoding.UTF8.GetBytes("""{"type":"event_callback","event_id":"Ev1","team_id":"T1","event":{"type":"app_mention","user":"U1","channel":"C1","ts":"10.1","text":"<@UB> help"}}"""));
        for (var i = 0; i < 50; i++)
            Assert.Equal(200, await SendAsync(request));
        Assert.Equal(1, (await _server.Services.GetRequiredService<ITurnStore>().CountAsync(CancellationToken.None)).Waiting);
    }

    private async Task<int> SendAsync(HostileRequest hostile)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, hostile.Path) { Content = new ByteArrayContent(hostile.Body) };
        if (hostile.ContentType is { } type)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        foreach (var (name, value) in hostile.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _server.Client.SendAsync(request);
        return (int)response.StatusCode;
    }

    private static async Task EmptyAsync(ITurnStore store)
    {
        while (await store.ClaimTurnsAsync(new("test", TimeSpan.FromMinutes(1), 64, 64, new Dictionary<string, int>()), CancellationToken.None) is { Count: > 0 } claimed)
        {
            foreach (var turn in claimed)
                await store.FinishAsync(turn.Lease, new(null, null, []), CancellationToken.None);
        }
    }
}
