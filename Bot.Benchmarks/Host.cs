using Bot.Conversations;
using Bot.DemoAccount;
using Bot.Identity;
using Bot.Intents;
using Bot.Understanding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Benchmarks;

/// <summary>The bot in this process, on a demo account.</summary>
internal sealed class Host : IAsyncDisposable
{
    private readonly DemoAccountServer _demo;
    private readonly ServiceProvider _services;

    private Host(DemoAccountServer demo, ServiceProvider services) => (_demo, _services) = (demo, services);

    public static DateTimeOffset Now { get; } = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public TurnRunner Turns => _services.GetRequiredService<TurnRunner>();

    public static async Task<Host> StartAsync(TimeSpan latency = default)
    {
        var clock = new FixedTime(Now);
        var demo = await DemoAccountServer.StartAsync(new() { Clock = clock, Latency = latency });
        var services = new ServiceCollection();
        services.AddLogging(l => l.AddConsole().SetMinimumLevel(LogLevel.Error));
        services.AddSingleton<TimeProvider>(clock);
        services.AddIdentity(new AwsOptions(), demo);
        services.AddUnderstanding();
        services.AddIntents();
        services.AddConversations();
        return new(demo, services.BuildServiceProvider());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _demo.DisposeAsync();
    }
}
