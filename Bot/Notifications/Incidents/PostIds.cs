using Bot.Conversations;

namespace Bot.Notifications.Incidents;

/// <summary>The ids of deliveries: what is posted twice by a step that was run again is posted once.</summary>
internal static class PostIds
{
    private const string CardPart = "card", FloodPart = "flood", DigestPart = "digest";

    public static string Card(string channel, string id, int round) => $"{PostedMessages.Prefix}{CardPart}|{channel}|{id}|{round}";

    public static string Flood(string channel, string id) => $"{PostedMessages.Prefix}{FloodPart}|{channel}|{id}";

    public static string Digest(string channel, string id) => $"{PostedMessages.Prefix}{DigestPart}|{channel}|{id}";

    /// <summary>Something that follows a post: an update, a line in its thread.</summary>
    public static string After(string post, string what) => $"{post}|{what}";

    /// <summary>The incident of a card's delivery; null where it is another delivery.</summary>
    public static (string Channel, string Id)? OfCard(string delivery) =>
        delivery.Split('|') is [PostedMessages.Prefix + CardPart, var channel, var id, _] ? (channel, id) : null;

    /// <summary>The channel of a delivery of this room; null where it is none.</summary>
    public static string? ChannelOf(string delivery) => delivery.StartsWith(PostedMessages.Prefix, StringComparison.Ordinal) && delivery.Split('|') is [_, var channel, ..] ? channel : null;
}
