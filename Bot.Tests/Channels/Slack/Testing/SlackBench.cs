using System.Text.Json.Nodes;
using Bot.Channels;
using Bot.Channels.Slack;
using Bot.Channels.Slack.Api;
using Bot.Channels.Slack.Delivery;
using Bot.Conversations;
using Bot.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Channels.Slack.Testing;

/// <summary>The Slack room with a fake Slack behind it, without web server and turns.</summary>
internal sealed class SlackBench : IAsyncDisposable
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private readonly ServiceProvider _services;

    public SlackBench(TimeProvider? clock = null, SlackOptions? options = null, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(clock ?? new TestClock(Some.Time));
        services.AddConversations();
        services.AddSlack(options ?? new() { BotToken = "xoxb-1", SigningSecret = Secret });
        services.AddHttpClient(SlackClient.HttpName).ConfigurePrimaryHttpMessageHandler(() => Slack);
        more?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public FakeSlack Slack { get; } = new();

    public SlackClient Client => Get<SlackClient>();

    public SlackDelivery Delivery => (SlackDelivery)Get<IDelivery>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static Message Message(string text = "list instances", string channel = "C1", string thread = "10.1") =>
        new("Ev1", Bot.Channels.Slack.Ingress.SlackIds.PlaceOf("T1", channel, thread), new("U1", "ann"), text, Some.Time);

    public IEnumerable<T> All<T>() => _services.GetServices<T>();

    /// <summary>Renders and delivers an answer.</summary>
    public Task<DeliveryOutcome> DeliverAsync(Message message, TurnResult result, string id = "d1", bool uncertain = false) =>
        Delivery.DeliverAsync(new(id, Delivery.Render(id, message, result), uncertain), CancellationToken.None);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
