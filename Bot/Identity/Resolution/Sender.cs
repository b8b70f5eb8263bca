using System.Collections.Immutable;
using Bot.Channels;

namespace Bot.Identity.Resolution;

/// <summary>A message's place and sender as the directory writes them.</summary>
internal static class Sender
{
    /// <summary><c>slack</c>, <c>teams</c>, ….</summary>
    public static string PlatformOf(Message message) => message.Place.Platform.ToString().ToLowerInvariant();

    /// <summary><c>slack:U…</c>, <c>teams:</c> and a GUID in small letters.</summary>
    public static string IdOf(Message message) => message.Place.Platform == Platform.Teams
        ? $"teams:{message.From.Id.ToLowerInvariant()}"
        : $"{PlatformOf(message)}:{message.From.Id}";

    /// <summary><c>slack:C…</c>; direct messages of a platform are one place.</summary>
    public static string ChannelOf(Message message) => message.Place is { IsDirect: true, Platform: Platform.Slack or Platform.Teams }
        ? $"{PlatformOf(message)}:direct"
        : $"{PlatformOf(message)}:{message.Place.Channel}";

    /// <summary>A name for somebody whom the directory knows by a group alone; nobody in the file can have it.</summary>
    public static string NameOf(Message message)
    {
        var name = $"{PlatformOf(message)}-{message.From.Id}";
        return name.Length <= 64 ? name : name[..64];
    }

    public static DirectoryPerson? PersonOf(Message message, Directory directory)
    {
        var id = IdOf(message);
        return directory.People.FirstOrDefault(p => p.Ids.Contains(id, StringComparer.Ordinal));
    }

    /// <summary>The channel's entry, by platform, workspace and id.</summary>
    public static DirectoryChannel? EntryOf(Message message, ImmutableArray<DirectoryChannel> channels)
    {
        var id = ChannelOf(message);
        return channels.FirstOrDefault(c => c.Id == id && (c.Workspace.Length == 0 || c.Workspace == message.Place.Workspace));
    }
}
