using Bot.Channels;
using Bot.Conversations;

namespace Bot.Intents.History;

/// <summary>What of a person's history may be shown at a place: others read along in a channel.</summary>
internal static class Privacy
{
    /// <summary>Nobody but the person reads here.</summary>
    public static bool IsPrivate(Place place) => place.IsDirect || place.Platform is Platform.Playground or Platform.Terminal;

    /// <summary>Whether the words of a conversation may be shown here: to the person alone, or where they were said before the same readers.</summary>
    public static bool MayShow(string conversation, Place here) =>
        IsPrivate(here)
        || (PlaceKey.PlaceOf(conversation) is { IsDirect: false } there && there.Platform == here.Platform && there.Workspace == here.Workspace && there.Channel == here.Channel);
}
