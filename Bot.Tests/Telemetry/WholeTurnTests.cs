using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using Bot.Channels.Playground;
using Bot.Tests.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Telemetry;

/// <summary>What the operators get to see of a turn: a trace, and log lines without a word of it.</summary>
public sealed class WholeTurnTests
{
    private const string Secret = "hunter2-Zx81";
    private const string Question = $"list EC2 instances whose name contains {Secret}";

    [Fact]
    public async Task Trace_HoldsRequestTurnAndCalls_AndNoWordOfTheMessage()
    {
        var bodies = new ConcurrentQueue<byte[]>();
        await using var collector = await LoopbackServer.StartAsync(app => app.MapPost("/v1/{signal}", async (HttpContext http) =>
        {
            var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            bodies.Enqueue(body.ToArray());
        }));
        await AskAsync(["--Telemetry:OtlpEndpoint", collector.Address.AbsoluteUri], null);
        var sent = string.Concat(bodies.Select(Encoding.Latin1.GetString));
        Assert.Contains("turn", sent);
        Assert.Contains("ec2:DescribeInstances", sent);
        Assert.Contains("/playground/messages", sent);
        Assert.Contains("wheelhouse_turns_total", sent);
        Assert.DoesNotContain(Secret, sent);
    }

    [Fact]
    public async Task Log_HoldsNoWordOfTheMessage_AtTheLowestLevel()
    {
        using var lines = new Lines();
        await AskAsync(["--Logging:LogLevel:Default", "Trace"], lines);
        Assert.NotEmpty(lines.All);
        Assert.DoesNotContain(lines.All, l => l.Contains(Secret, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task AskAsync(string[] settings, ILoggerProvider? log)
    {
        var builder = BotHost.CreateBuilder(["--urls", "http://127.0.0.1:0", .. settings]);
        builder.Logging.ClearProviders();
        if (log is not null)
            builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        await using var house = await BotHost.BuildAsync(builder, TimeProvider.System);
        house.MapEndpoints();
        await house.App.StartAsync();
        var address = house.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var client = new HttpClient { BaseAddress = new(address) };
        client.DefaultRequestHeaders.Add("Origin", address);
        client.DefaultRequestHeaders.Add(PlaygroundGuard.Header, "1");
        using var answer = await client.PostAsJsonAsync("/playground/messages", new { conversation = "c", text = Question, person = "ada", channel = "ops" });
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\"type\":\"answer\"", text.Replace(" ", "", StringComparison.Ordinal));
        await house.App.StopAsync();
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _all = new();

        public IEnumerable<string> All => _all;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _all.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
