using Bot.Answers;
using Bot.Channels;
using Bot.Conversations;
using Bot.DemoAccount;
using Bot.Identity;
using Bot.Intents;
using Bot.Telemetry;
using Bot.Understanding;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Testing;

/// <summary>The whole bot on the built-in demo account, with the clock at <see cref="Some.Time"/>. Shared by the tests of an assembly that only read, and started when first used.</summary>
public class DemoBot : IAsyncLifetime
{
    private DemoAccountServer _demo = null!;
    private ServiceProvider _services = null!;
    private int _threads;

    /// <summary>The demo account behind the bot.</summary>
    internal Bot.DemoAccount.State.World World => _demo.World;

    /// <summary>The demo account's server: its faults can be switched on and off.</summary>
    internal DemoAccountServer Demo => _demo;

    internal T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    internal TurnRunner Turns => _services.GetRequiredService<TurnRunner>();

    public async ValueTask InitializeAsync()
    {
        var clock = Clock;
        _demo = await DemoAccountServer.StartAsync(new() { Clock = clock });
        Prepare(_demo.World);
        var services = new ServiceCollection();
        services.AddLogging();
        Replace(services);
        services.AddSingleton<TimeProvider>(clock);
        services.AddIdentity(new AwsOptions(), _demo);
        services.AddUnderstanding();
        services.AddIntents();
        services.AddConversations();
        services.AddTelemetry();
        _services = services.BuildServiceProvider();
    }

    /// <summary>The clock of the bot and its demo account.</summary>
    internal virtual TimeProvider Clock { get; } = new FixedTime(Some.Time);

    /// <summary>Changes the demo account before anything is asked.</summary>
    internal virtual void Prepare(Bot.DemoAccount.State.World world)
    {
    }

    /// <summary>Puts services in place before the bot's own, which then stay out.</summary>
    internal virtual void Replace(IServiceCollection services)
    {
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _services.DisposeAsync();
        await _demo.DisposeAsync();
    }

    /// <summary>A new conversation's thread.</summary>
    public string NewThread() => $"t{Interlocked.Increment(ref _threads)}";

    /// <summary>Asks in a conversation of its own.</summary>
    internal Task<TurnResult> AskAsync(string text, string person = "ada", string channel = "ops") => AskInAsync(NewThread(), text, person, channel);

    /// <summary>Asks in a conversation.</summary>
    internal Task<TurnResult> AskInAsync(string thread, string text, string person = "ada", string channel = "ops", bool confirmed = false) =>
        Turns.RunAsync(
            new Message(Guid.NewGuid().ToString("N"), new(Platform.Playground, "", channel, thread), new(person, person), text, Some.Time) { Confirmed = confirmed }, null, CancellationToken.None);
}
