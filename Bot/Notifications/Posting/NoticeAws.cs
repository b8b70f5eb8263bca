using Bot.Guardrails;
using Bot.Guardrails.Audit;
using Bot.Identity;

namespace Bot.Notifications.Posting;

/// <summary>AWS as a channel's notifications may see it: the channel's role for them, reads only, judged and audited as everything else.</summary>
internal sealed class NoticeAws(AwsSessions sessions, ChannelPlaces places, TurnGuard guard, DirectorySource? directory = null)
{
    /// <summary>A session; null where the channel has no role for notifications in the account.</summary>
    /// <param name="channel">The channel by the directory's id.</param>
    /// <param name="account">The account; empty for the channel's.</param>
    /// <param name="id">The notification, for the audit and the session's tags.</param>
    public AwsSession? Open(string channel, string account, string id)
    {
        if (directory is null || places.Find(channel) is not var (entry, place))
            return null;
        if (NotificationIdentity.Of(directory.Current, entry, place, account.Length > 0 ? account : null, id) is not { } caller || caller.Account != account && account.Length > 0)
            return null;
        var trail = guard.Open(new(id, place, NotificationIdentity.User, "", default) { FromNotification = true });
        trail.Known(caller);
        return sessions.Open(caller, of => caller.Roles.TryGetValue(of, out var roles) ? new RoleChoice.Role(roles[0].Arn) : new RoleChoice.None(), Grant.None, null, trail);
    }
}
