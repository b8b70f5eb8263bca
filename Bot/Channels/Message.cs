using System.Collections.Immutable;

namespace Bot.Channels;

/// <summary>What somebody wrote, in the form that every channel brings it to.</summary>
/// <param name="Id">The platform's id of the event, unique on its platform.</param>
/// <param name="Place">Where.</param>
/// <param name="From">Who.</param>
/// <param name="Text">The text as typed, platform markup included.</param>
/// <param name="At">When, by the platform.</param>
internal sealed record Message(string Id, Place Place, ChatUser From, string Text, DateTimeOffset At)
{
    /// <summary>Files shared with the message.</summary>
    public ImmutableArray<SharedFile> Files { get; init; } = [];
    /// <summary>An explicit yes to a plan shown before (a button, or <c>--confirm</c> in the terminal).</summary>
    public bool Confirmed { get; init; }
    /// <summary>Account that the person chose in the channel's own controls; null for the channel's default.</summary>
    public string? Account { get; init; }
}

/// <summary>A chat user by the platform's id.</summary>
/// <param name="Id">Slack user id, Entra object id, playground or terminal user.</param>
/// <param name="Name">A name to greet with; never used for rights.</param>
internal sealed record ChatUser(string Id, string Name);

/// <summary>A file shared with a message.</summary>
/// <param name="Name">File name.</param>
/// <param name="MediaType">Media type as declared.</param>
/// <param name="Url">Where the platform keeps it.</param>
internal sealed record SharedFile(string Name, string MediaType, string Url);
