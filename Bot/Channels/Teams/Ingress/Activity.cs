using System.Text.Json.Nodes;
using Bot.Channels.Teams.Api;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Teams.Ingress;

/// <summary>What every activity says: who, where, and where replies go.</summary>
/// <param name="Json">All of it.</param>
/// <param name="Type">The Bot Framework's type: <c>message</c>, <c>invoke</c>.</param>
/// <param name="Id">Its id in the conversation; empty where it has none.</param>
/// <param name="Place">Where.</param>
/// <param name="From">Who: the Entra object id where there is one.</param>
/// <param name="Reply">Where replies go.</param>
internal sealed record Activity(JsonObject Json, string Type, string Id, Place Place, ChatUser From, ReplyAddress Reply)
{
    public JsonObject? Value => Json["value"] as JsonObject;
    /// <summary>The name of an invoke or event; empty elsewhere.</summary>
    public string Name => Text(Json, "name") ?? "";
    /// <summary>The activity that it is about; null for none.</summary>
    public string? About => Text(Json, "replyToId");
    /// <summary>The bot itself, or another, sent it.</summary>
    public bool IsFromBot => Text(Json["from"], "role") == "bot" || (Text(Json["from"], "id") is { } id && id == Reply.BotId);
    public TeamsPlace Conversation => new(Reply.Url.ToString(), Place.Thread, Place.Workspace);

    /// <summary>Null where it lacks what is needed to do anything with it.</summary>
    public static Activity? Read(JsonObject activity)
    {
        if (Text(activity, "type") is not { } type || Text(activity["conversation"], "id") is not { Length: > 0 } conversation || !Uri.TryCreate(Text(activity, "serviceUrl"), UriKind.Absolute, out var service))
            return null;
        if ((Text(activity["from"], "aadObjectId") ?? Text(activity["from"], "id")) is not { Length: > 0 } user)
            return null;
        var data = activity["channelData"];
        var tenant = Text(Member(data, "tenant"), "id") ?? Text(activity["conversation"], "tenantId") ?? "";
        var kind = Text(activity["conversation"], "conversationType");
        var (channel, channelType) = (Text(Member(data, "channel"), "id"), Text(Member(data, "channel"), "type"));
        var isDirect = kind == "personal" || (kind is null && channel is null && !conversation.StartsWith("19:", StringComparison.Ordinal));
        var place = new Place(Platform.Teams, tenant, channel ?? conversation.Split(";messageid=", 2)[0], conversation)
        {
            IsDirect = isDirect,
            Kind = isDirect ? ChannelKind.Direct : KindOf(kind, channelType),
            IsShared = channelType == "shared",
        };
        // An invoke need not have an id; without one it is told from others by what it is about and when.
        var id = Text(activity, "id") ?? (type == "invoke" ? $"{Text(activity, "replyToId")}@{Text(activity, "timestamp")}" : "");
        return new(
            activity, type, id, place, new(user, Text(activity["from"], "name") ?? user) { Standing = StandingOf(activity, tenant) },
            new(service, Text(activity, "id"), Text(activity["recipient"], "id")));
    }

    /// <summary>What was pressed or sent in a dialog, as a message of who did.</summary>
    /// <param name="id">The press's own id.</param>
    /// <param name="text">What it says.</param>
    /// <param name="now">The time.</param>
    public Message Says(string id, string text, DateTimeOffset now) => new($"{Place.Thread}:{id}", Place, From, text, now) { ReplyTo = Reply };

    private static JsonNode? Member(JsonNode? node, string key) => node is JsonObject o ? o[key] : null;

    private static ChannelKind KindOf(string? conversation, string? channel) => (conversation, channel) switch
    {
        ("groupChat", _) or (_, "private" or "shared") => ChannelKind.Private,
        (_, "standard" or "Standard") => ChannelKind.Public,
        _ => ChannelKind.Unknown,
    };

    /// <summary>What the activity says of its sender: guests by their role, others by a tenant that is not the conversation's.</summary>
    private static Standing StandingOf(JsonObject activity, string tenant)
    {
        var home = Text(activity["from"], "tenantId");
        return Text(activity["from"], "userRole") is "guest" or "anonymous" ? Standing.Guest
            : home is not null && !home.Equals(tenant, StringComparison.OrdinalIgnoreCase) ? Standing.External
            : Standing.Unknown;
    }
}
