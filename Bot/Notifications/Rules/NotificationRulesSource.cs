using Bot.Identity;

namespace Bot.Notifications.Rules;

/// <summary>The rules in force: those of the directory as it is now; none without a directory.</summary>
internal sealed class NotificationRulesSource(DirectorySource? directory = null)
{
    public NotificationRules Current => directory?.Current.Notifications ?? NotificationRules.None;

    /// <summary>A channel of the directory; null where it lists none of this id.</summary>
    public DirectoryChannel? Channel(string id) => directory?.Current.Channels.FirstOrDefault(c => c.Id == id);

    /// <summary>An account's alias; the id where it has none.</summary>
    public string AliasOf(string account) => directory?.Current.AliasOf(account) ?? account;

    /// <summary>The Slack workspace of a channel: its own, else the only one listed.</summary>
    public string WorkspaceOf(DirectoryChannel channel) => channel.Id.Split(':')[0] switch
    {
        "slack" => channel.Workspace is { Length: > 0 } own ? own : directory?.Current.Organization.Workspaces.FirstOrDefault() ?? "",
        "teams" => directory?.Current.Organization.Tenants.FirstOrDefault() ?? "",
        _ => "",
    };
}
