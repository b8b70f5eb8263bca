using System.Collections.Immutable;
using Bot.Answers;
using Bot.Channels;
using Bot.Identity;
using Bot.Identity.Reading;
using Bot.Identity.Resolution;
using Directory = Bot.Identity.Directory;

namespace Bot.Notifications;

/// <summary>The bot itself, looking things up for a notification: with the roles that the channel gives it, reading only, and in nobody's name.</summary>
internal static class NotificationIdentity
{
    public const string Name = "bot.notifications";

    public static ChatUser User { get; } = new(Name, Name);

    /// <summary>The caller of a message that the bot asked itself because of a notification.</summary>
    public static CallerResult Resolve(Message message, Directory directory) =>
        Sender.EntryOf(message, directory.Channels) is not { } channel
            ? new CallerResult.Unknown(new("not-permitted", "scope", "This channel is not in the directory, so nothing is looked up for its notifications."))
            : Of(directory, channel, message.Place, message.Account, message.Id) is { } caller ? new CallerResult.Known(caller)
            : new CallerResult.Unknown(new("not-permitted", "role", $"{channel.Name} has no role for notifications in this account, so nothing is looked up by itself. An admin can add one in directory.yaml under the channel's `notificationRoles`."));

    /// <summary>The caller in a channel; null where the channel gives no role in the account.</summary>
    public static Caller? Of(Directory directory, DirectoryChannel channel, Place place, string? account, string messageId)
    {
        var roles = channel.NotificationRoles.Select(r => (Account: AwsNames.AccountOfRole(r), Arn: r)).Where(r => r.Account is not null && channel.Has(r.Account))
            .GroupBy(r => r.Account!, StringComparer.Ordinal).ToImmutableDictionary(r => r.Key, r => r.Select(x => new UsableRole(x.Arn, "this channel's notifications")).ToImmutableArray(), StringComparer.Ordinal);
        var id = directory.AccountOf(account) ?? channel.Account;
        if (!roles.TryGetValue(id, out var usable))
            return null;
        // Whatever people may change here: notifications change nothing.
        var held = channel with { Mode = channel.Mode == ChannelMode.KnowledgeOnly ? ChannelMode.KnowledgeOnly : ChannelMode.ReadOnly, Approvers = [], BreakGlass = [] };
        return new(User, Name, id, directory.AliasOf(id), usable[0].Arn, channel.Region, channel.Name)
        {
            Channel = held,
            Place = place,
            MessageId = messageId,
            DirectoryVersion = directory.Version,
            Roles = roles,
        };
    }
}
