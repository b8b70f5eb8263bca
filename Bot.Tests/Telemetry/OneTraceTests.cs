using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Bot.Channels;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Tests.Conversations.Stores.Sqlite;
using Bot.Tests.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Telemetry;

/// <summary>One message is one trace, although one bot took it in and another, later, answered and delivered it.</summary>
public sealed class OneTraceTests
{
    [Fact]
    public async Task Trace_GoesOn_WhenAnotherBotTakesTheTurnUp()
    {
        using var file = new SqliteFile();
        file.Open().Dispose();
        var bodies = new ConcurrentQueue<(string Signal, byte[] Body)>();
        await using var collector = await LoopbackServer.StartAsync(app => app.MapPost("/v1/{signal}", async (string signal, HttpContext http) =>
        {
            var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            bodies.Enqueue((signal, body.ToArray()));
        }));

        using var request = new Activity("request") { ActivityTraceFlags = ActivityTraceFlags.Recorded };
        using (var listener = new ActivityListener { ShouldListenTo = s => s.Name == "Wheelhouse" })
        {
            ActivitySource.AddActivityListener(listener);
            await using var first = await BuildAsync(file, [], new Taken());
            request.Start();
            Assert.Equal(Intake.Accepted, await first.App.Services.GetRequiredService<Inbox>().AcceptAsync(Some.Message("list EC2 instances")));
            request.Stop();
        }

        var taken = new Taken();
        await using (var second = await BuildAsync(file, ["--Telemetry:OtlpEndpoint", collector.Address.AbsoluteUri], taken))
        {
            await second.App.StartAsync(CancellationToken.None);
            await taken.Delivered.Task.WaitAsync(TimeSpan.FromSeconds(60));
            await second.App.StopAsync(CancellationToken.None);
        }

        var spans = bodies.Where(b => b.Signal == "traces").SelectMany(b => OtlpSpan.Of(b.Body)).Where(s => s.Trace == request.TraceId.ToHexString()).ToList();
        var turn = Assert.Single(spans, s => s.Name == "turn");
        Assert.Equal(request.SpanId.ToHexString(), turn.Parent);
        Assert.Contains(spans, s => s.Name == "ec2:DescribeInstances");
        Assert.Single(spans, s => s.Name == "deliver");
        // How the store stands is exported too, although nobody scrapes this bot.
        Assert.Contains("wheelhouse_oldest_message_seconds", string.Concat(bodies.Where(b => b.Signal == "metrics").Select(b => Encoding.Latin1.GetString(b.Body))));
    }

    private static async Task<BotHost> BuildAsync(SqliteFile file, string[] settings, IDelivery delivery)
    {
        var builder = BotHost.CreateBuilder(["--urls", "http://127.0.0.1:0", .. settings]);
        builder.Logging.ClearProviders();
        return await BotHost.BuildAsync(builder, TimeProvider.System, services => services.AddSingleton(delivery), new StoreOptions(file.Path, null));
    }

    /// <summary>A platform that takes everything.</summary>
    private sealed class Taken : IDelivery
    {
        public TaskCompletionSource Delivered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public Platform Platform => Platform.Terminal;

        public Task BeginAsync(Message message, CancellationToken cancellation) => Task.CompletedTask;

        public byte[] Render(string deliveryId, Message message, TurnResult result) => Encoding.UTF8.GetBytes(result.Answer.Text);

        public Task<DeliveryOutcome> DeliverAsync(Outgoing delivery, CancellationToken cancellation)
        {
            Delivered.TrySetResult();
            return Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Done(null));
        }
    }
}
