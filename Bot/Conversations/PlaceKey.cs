using Bot.Channels;

namespace Bot.Conversations;

/// <summary>Places and people as keys of the stores: <c>slack:T01:C01:1700000000.000100</c>, with <c>:direct</c> where it is a direct conversation.</summary>
internal static class PlaceKey
{
    private const string Direct = "direct";

    /// <summary>The conversation at a place.</summary>
    public static string Conversation(Place place) =>
        $"{Name(place.Platform)}:{Part(place.Workspace)}:{Part(place.Channel)}:{Part(place.Thread)}{(place.IsDirect ? ":" + Direct : "")}";

    /// <summary>Whose turns are bounded together.</summary>
    public static string Workspace(Place place) => $"{Name(place.Platform)}:{Part(place.Workspace)}";

    /// <summary>Somebody on a platform; not to be confused with the person of the directory.</summary>
    public static string Writer(Place place, ChatUser user) => $"{Workspace(place)}:{Part(user.Id)}";

    /// <summary>An event of a platform.</summary>
    public static string Event(Message message) => $"{Workspace(message.Place)}:{Part(message.Id)}";

    /// <summary>The place of a conversation's key; null where it is none.</summary>
    public static Place? PlaceOf(string conversation)
    {
        var parts = conversation.Split(':');
        if (parts.Length is not (4 or 5) || (parts.Length == 5 && parts[4] != Direct) || !Enum.TryParse<Platform>(parts[0], ignoreCase: true, out var platform))
            return null;
        return new(platform, Uri.UnescapeDataString(parts[1]), Uri.UnescapeDataString(parts[2]), Uri.UnescapeDataString(parts[3])) { IsDirect = parts.Length == 5 };
    }

    private static string Name(Platform platform) => platform switch
    {
        Platform.Slack => "slack",
        Platform.Teams => "teams",
        Platform.Playground => "playground",
        Platform.Terminal => "terminal",
        _ => platform.ToString().ToLowerInvariant(),
    };

    /// <summary>Teams' ids hold colons.</summary>
    private static string Part(string text) => text.AsSpan().IndexOfAny(":%") < 0 ? text : text.Replace("%", "%25", StringComparison.Ordinal).Replace(":", "%3A", StringComparison.Ordinal);
}
