using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Bot.Channels.Slack;
using Bot.Channels.Slack.Api;
using Bot.Channels.Slack.SocketMode;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Tests.Channels.Slack.Testing;
using Bot.Tests.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bot.Tests.Channels.Slack;

/// <summary>Against a real web socket server that speaks as Slack's does.</summary>
public sealed class SocketModeTests : IAsyncLifetime
{
    private readonly Channel<WebSocket> _accepted = Channel.CreateUnbounded<WebSocket>();
    private readonly ConcurrentQueue<string> _tokens = new();
    private LoopbackServer _slack = null!;

    public async ValueTask InitializeAsync() => _slack = await LoopbackServer.StartAsync(app =>
    {
        app.UseWebSockets();
        app.MapPost("/api/apps.connections.open", (HttpContext http) =>
        {
            _tokens.Enqueue(http.Request.Headers.Authorization.ToString());
            return Results.Json(new { ok = true, url = $"ws://127.0.0.1:{_slack.Address.Port}/link?ticket={_tokens.Count}" });
        });
        app.Map("/link", async (HttpContext http) =>
        {
            var socket = await http.WebSockets.AcceptWebSocketAsync();
            await SendAsync(socket, """{"type":"hello","num_connections":1}""");
            await _accepted.Writer.WriteAsync(socket);
            await new TaskCompletionSource().Task.WaitAsync(http.RequestAborted).ContinueWith(_ => { });
        });
    });

    public ValueTask DisposeAsync() => _slack.DisposeAsync();

    [Fact]
    public async Task Envelopes_AreTakenIn_ThenAcknowledged()
    {
        await using var bot = await StartAsync(1);
        var socket = await AcceptAsync();
        await SendAsync(socket, """{"type":"events_api","envelope_id":"e1","payload":{"type":"event_callback","event_id":"Ev1","team_id":"T1","event":{"type":"app_mention","user":"U1","channel":"C1","ts":"10.1","text":"<@UB> help"}}}""");
        Assert.Equal("""{"envelope_id":"e1"}""", await ReceiveAsync(socket));
        Assert.Equal(1, (await bot.Get<ITurnStore>().CountAsync(CancellationToken.None)).Waiting);
        await SendAsync(socket, """{"type":"slash_commands","envelope_id":"e2","payload":{"user_id":"U1","channel_id":"C1","team_id":"T1","text":"help","trigger_id":"t1","response_url":"https://hooks.slack.com/commands/1"},"accepts_response_payload":true}""");
        Assert.Contains("Looking", (string)JsonNode.Parse(await ReceiveAsync(socket))!["payload"]!["text"]!);
        await SendAsync(socket, """{"type":"interactive","envelope_id":"e3","payload":{"type":"block_suggestion","action_id":"resource","value":"web","user":{"id":"U1"},"team":{"id":"T1"}},"accepts_response_payload":true}""");
        Assert.Equal("""{"envelope_id":"e3","payload":{"options":[]}}""", await ReceiveAsync(socket));
        Assert.Equal("Bearer xapp-1", Assert.Single(_tokens));
    }

    [Fact]
    public async Task Envelope_IsNotAcknowledged_WhenItCannotBeStored()
    {
        await using var bot = await StartAsync(1, s => s.AddSingleton(new TurnOptions { MaxWaiting = 0 }));
        var socket = await AcceptAsync();
        await SendAsync(socket, """{"type":"events_api","envelope_id":"e1","payload":{"type":"event_callback","event_id":"Ev1","team_id":"T1","event":{"type":"app_mention","user":"U1","channel":"C1","ts":"10.1","text":"<@UB> help"}}}""");
        await SendAsync(socket, """{"type":"events_api","envelope_id":"e2","payload":{"type":"event_callback","event_id":"Ev2","team_id":"T1","event":{"type":"reaction_added"}}}""");
        Assert.Equal("""{"envelope_id":"e2"}""", await ReceiveAsync(socket));
    }

    [Theory]
    [InlineData("""{"type":"disconnect","reason":"warning"}""")]
    [InlineData("""{"type":"disconnect","reason":"refresh_requested"}""")]
    public async Task NextConnection_IsOpened_BeforeTheOldOneIsLeft(string announcement)
    {
        await using var bot = await StartAsync(1);
        var old = await AcceptAsync();
        await SendAsync(old, announcement);
        var next = await AcceptAsync();
        await SendAsync(old, """{"type":"events_api","envelope_id":"late","payload":{"type":"event_callback","event_id":"Ev9","event":{"type":"reaction_added"}}}""");
        Assert.Equal("""{"envelope_id":"late"}""", await ReceiveAsync(old));
        await SendAsync(next, """{"type":"events_api","envelope_id":"new","payload":{}}""");
        Assert.Equal("""{"envelope_id":"new"}""", await ReceiveAsync(next));
    }

    [Fact]
    public async Task Connection_IsOpenedAgain_WhenItBreaks()
    {
        await using var bot = await StartAsync(1);
        (await AcceptAsync()).Abort();
        var next = await AcceptAsync();
        await SendAsync(next, """{"type":"events_api","envelope_id":"new","payload":{}}""");
        Assert.Equal("""{"envelope_id":"new"}""", await ReceiveAsync(next));
    }

    [Fact]
    public async Task SeveralConnections_AreHeldAtOnce_AndAnyMayBringAnEvent()
    {
        await using var bot = await StartAsync(3);
        var sockets = new[] { await AcceptAsync(), await AcceptAsync(), await AcceptAsync() };
        for (var i = 0; i < sockets.Length; i++)
        {
            await SendAsync(sockets[i], """{"type":"events_api","envelope_id":"eN","payload":{"type":"event_callback","event_id":"Ev1","team_id":"T1","event":{"type":"app_mention","user":"U1","channel":"C1","ts":"10.1","text":"<@UB> help"}}}""".Replace("eN", $"e{i}"));
            Assert.Contains($"e{i}", await ReceiveAsync(sockets[i]));
        }
        Assert.Equal(1, (await bot.Get<ITurnStore>().CountAsync(CancellationToken.None)).Waiting);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"type\":\"events_api\",\"envelope_id\":7}")]
    [InlineData("{\"type\":{},\"envelope_id\":\"x\\ud800\"}")]
    public async Task Nonsense_LeavesTheConnectionOpen(string nonsense)
    {
        await using var bot = await StartAsync(1);
        var socket = await AcceptAsync();
        await SendAsync(socket, nonsense);
        await SendAsync(socket, """{"type":"events_api","envelope_id":"e1","payload":{}}""");
        Assert.Equal("""{"envelope_id":"e1"}""", await ReceiveAsync(socket));
    }

    private async Task<Bot> StartAsync(int sockets, Action<IServiceCollection>? more = null)
    {
        var options = new SlackOptions { BotToken = "xoxb-1", AppToken = "xapp-1", Sockets = sockets, ApiBaseUrl = new(_slack.Address, "/api/") };
        var bench = new SlackBench(TimeProvider.System, options, s =>
        {
            more?.Invoke(s);
            s.AddHttpClient(SlackClient.HttpName).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler());
        });
        var listener = bench.All<IHostedService>().OfType<SocketListener>().Single();
        await listener.StartAsync(CancellationToken.None);
        return new(bench, listener);
    }

    private async Task<WebSocket> AcceptAsync() => await _accepted.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    private static Task SendAsync(WebSocket socket, string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task<string> ReceiveAsync(WebSocket socket)
    {
        var buffer = new byte[16_384];
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var result = await socket.ReceiveAsync(buffer, limit.Token);
        return Encoding.UTF8.GetString(buffer, 0, result.Count);
    }

    private sealed class Bot(SlackBench bench, SocketListener listener) : IAsyncDisposable
    {
        public T Get<T>()
            where T : notnull => bench.Get<T>();

        public async ValueTask DisposeAsync()
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await listener.StopAsync(soon.Token);
            await bench.DisposeAsync();
        }
    }
}
