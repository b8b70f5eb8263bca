using Bot.Channels;
using Bot.Identity;
using Bot.Notifications.Rules;

namespace Bot.Notifications.Posting;

/// <summary>Where posts of a channel go.</summary>
internal sealed class ChannelPlaces(NotificationRulesSource rules)
{
    /// <summary>The thread of the playground in which a channel's notifications show.</summary>
    public const string PlaygroundThread = "notifications";

    /// <summary>The channel and its place; null where the directory lists it no more.</summary>
    public (DirectoryChannel Channel, Place Place)? Find(string id)
    {
        if (rules.Channel(id) is not { } channel || id.IndexOf(':', StringComparison.Ordinal) is var at && at <= 0)
            return null;
        var rest = id[(at + 1)..];
        var workspace = rules.WorkspaceOf(channel);
        return id[..at] switch
        {
            "slack" => (channel, new(Platform.Slack, workspace, rest, "")),
            "teams" => (channel, new(Platform.Teams, workspace, rest, rest)),
            "playground" => (channel, new(Platform.Playground, "", rest, PlaygroundThread)),
            _ => null,
        };
    }
}
