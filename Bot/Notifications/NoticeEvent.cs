using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Channels;
using Bot.Conversations;
using Bot.Conversations.Stores;

namespace Bot.Notifications;

/// <summary>A step of the way of a notification, as the inbox keeps it. Steps of one lane run one after another, in the order they were put there.</summary>
/// <param name="Id">Unique: what is put in twice runs once.</param>
/// <param name="Lane">A channel of the directory, or where arrivals wait.</param>
/// <param name="Step">What is to be done.</param>
internal sealed record NoticeEvent(string Id, string Lane, NoticeStep Step)
{
    private const string Workspace = "notifications";
    private const int Lanes = 8;
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>What came in; null for the other steps.</summary>
    public Notification? Notice { get; init; }
    /// <summary>The rule that sent it to the channel.</summary>
    public string Rule { get; init; } = "";
    /// <summary>The incident, flood or digest that is meant.</summary>
    public string Subject { get; init; } = "";

    /// <summary>A notification that is to be routed; those of one key one after another.</summary>
    public static NoticeEvent Arrived(Notification notice) => new(notice.Id, $"in{NoticeIds.Hash(notice.Key) % Lanes}", NoticeStep.Route) { Notice = notice };

    public InboxMessage ToInbox()
    {
        var place = new Place(Platform.Notifications, Workspace, Lane, "");
        var message = new Message(Id, place, new(Workspace, Workspace), JsonSerializer.Serialize(this, Json), default);
        return new(PlaceKey.Event(message), PlaceKey.Conversation(place), PlaceKey.Workspace(place), PlaceKey.Writer(place, message.From), ConversationJson.Write(message));
    }

    /// <summary>The step of an inbox's message.</summary>
    /// <exception cref="JsonException">It is none: it goes to the dead letters.</exception>
    public static NoticeEvent Read(Message message) => JsonSerializer.Deserialize<NoticeEvent>(message.Text, Json) ?? throw new JsonException("The step is empty.");
}

internal enum NoticeStep
{
    /// <summary>Find the channels of what came in.</summary>
    Route,
    /// <summary>Show what came in, in the lane's channel.</summary>
    Show,
    /// <summary>Bring an incident's card up to date.</summary>
    Card,
    /// <summary>Bring the message of a flood up to date.</summary>
    Flood,
    /// <summary>Tell together what was held back.</summary>
    Digest,
    /// <summary>A snooze or a mute is over.</summary>
    Wake,
    /// <summary>Nobody acknowledged it in time.</summary>
    Escalate,
    /// <summary>A card could not be delivered.</summary>
    Undelivered,
}
