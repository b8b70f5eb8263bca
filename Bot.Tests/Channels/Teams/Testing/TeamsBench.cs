using System.Text.Json.Nodes;
using Bot.Channels;
using Bot.Channels.Teams;
using Bot.Channels.Teams.Api;
using Bot.Channels.Teams.Delivery;
using Bot.Channels.Teams.Ingress;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Channels.Teams.Testing;

/// <summary>The Teams room with a fake connector behind it, without web server, tokens and turns.</summary>
internal sealed class TeamsBench : IAsyncDisposable
{
    public const string Service = "https://smba.trafficmanager.net/emea/", Bot = "28:bot", Channel = "19:ops@thread.tacv2", Thread = Channel + ";messageid=1", Chat = "a:chat", Ann = "aaaaaaaa-0000-0000-0000-000000000001";
    private readonly ServiceProvider _services;

    public TeamsBench(TimeProvider? clock = null, TeamsOptions? options = null, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(clock ?? new TestClock(Some.Time));
        services.AddConversations();
        // No app id: nothing is asked for tokens.
        services.AddTeams((options ?? new()) with { DangerouslyAllowUnauthenticated = true });
        services.AddHttpClient(TeamsClient.HttpName).ConfigurePrimaryHttpMessageHandler(() => Connector);
        more?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public FakeConnector Connector { get; } = new();

    public TeamsClient Client => Get<TeamsClient>();

    public TeamsDelivery Delivery => (TeamsDelivery)Get<IDelivery>();

    public ITurnStore Store => Get<ITurnStore>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A message in a chat, or in a channel's thread.</summary>
    public static Message Message(string text = "list instances", bool isDirect = true, string? card = null) => Read(Activity("message", isDirect, text: text)).Says("a1", text, Some.Time) with { Card = card };

    public static Activity Read(JsonObject activity) => global::Bot.Channels.Teams.Ingress.Activity.Read(activity)!;

    /// <summary>An activity as Teams sends it.</summary>
    public static JsonObject Activity(string type, bool isDirect = true, string? name = null, JsonNode? value = null, string? text = null, string id = "a1", string? about = null, string from = Ann) => new()
    {
        ["type"] = type,
        ["id"] = id,
        ["name"] = name,
        ["value"] = value,
        ["text"] = text,
        ["replyToId"] = about,
        ["channelId"] = "msteams",
        ["serviceUrl"] = Service,
        ["from"] = new JsonObject { ["id"] = "29:ann", ["aadObjectId"] = from, ["name"] = "Ann" },
        ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "Wheelhouse" },
        ["conversation"] = new JsonObject { ["id"] = isDirect ? Chat : Thread, ["conversationType"] = isDirect ? "personal" : "channel" },
        ["channelData"] = isDirect
            ? new JsonObject { ["tenant"] = new JsonObject { ["id"] = "t1" } }
            : new JsonObject { ["tenant"] = new JsonObject { ["id"] = "t1" }, ["channel"] = new JsonObject { ["id"] = Channel, ["type"] = "standard" } },
    };

    /// <summary>Takes an activity in.</summary>
    public Task<TeamsAck> TakeAsync(JsonObject activity) => Get<TeamsIntake>().TakeAsync(Read(activity));

    /// <summary>Takes the messages that wait out of the store.</summary>
    public async Task<List<Message>> TakenAsync() =>
        [.. (await Store.ClaimTurnsAsync(new("test", TimeSpan.FromMinutes(1), 64, 64, new Dictionary<string, int>()), CancellationToken.None)).Select(t => ConversationJson.ReadMessage(t.Message.Body)!)];

    /// <summary>Renders and delivers an answer.</summary>
    public Task<DeliveryOutcome> DeliverAsync(Message message, TurnResult result, string id = "d1", bool uncertain = false) =>
        Delivery.DeliverAsync(new(id, Delivery.Render(id, message, result), uncertain), CancellationToken.None);

    /// <summary>Ends when the connector was called as wanted: chores run beside.</summary>
    public async Task CalledAsync(Func<IReadOnlyList<ConnectorCall>, bool> wanted)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!wanted(Connector.Calls))
            await Task.Delay(10, limit.Token);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
