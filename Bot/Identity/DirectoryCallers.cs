using System.Collections.Immutable;
using Bot.Answers;
using Bot.Channels;
using Bot.Identity.Resolution;
using Bot.Notifications;

namespace Bot.Identity;

/// <summary>Callers by the directory, in this order: the organisation's rules, the channel, outsiders, the person and their groups, the account, the role. The first that says no is named.</summary>
internal sealed class DirectoryCallers(DirectorySource source, PlatformKnowledge platforms, Choices choices, Blocks blocks, ChannelMemory memory, SignIn.SignedIn? signedIn = null) : ICallerResolver
{
    private const int Kinds = 3;

    public async Task<CallerResult> ResolveAsync(Message message, CancellationToken cancellation)
    {
        // One directory for the whole way, whatever comes into force meanwhile.
        var directory = source.Current;
        var refusals = new Refusals(directory, message);
        // Made by the bot itself: there is nobody whose standing could be looked up.
        if (message.FromNotification)
            return Organization(directory.Organization, message, refusals) is { } notHere ? new CallerResult.Unknown(notHere) : NotificationIdentity.Resolve(message, directory);
        if (Organization(directory.Organization, message, refusals) is { } outside)
            return new CallerResult.Unknown(outside);
        if (Sender.EntryOf(message, directory.Channels) is not { } channel)
            return new CallerResult.Unknown(refusals.ChannelNotListed());
        var seen = await platforms.ChannelAsync(message, cancellation).ConfigureAwait(false);
        if (Kind(directory.Organization, message, seen.Kind, seen.Fault, refusals) is { } kind)
            return new CallerResult.Unknown(kind);
        if (await OutsiderAsync(message, channel, refusals, cancellation).ConfigureAwait(false) is { } outsider)
            return new CallerResult.Unknown(outsider);

        var person = Sender.PersonOf(message, directory);
        var (groups, fault) = await platforms.GroupsAsync(message, person, directory.Groups, cancellation).ConfigureAwait(false);
        var name = person?.Name ?? Sender.NameOf(message);
        if (await blocks.OnAsync(name, person, cancellation).ConfigureAwait(false) is { } block)
            return new CallerResult.Unknown(refusals.Removed(block, name));
        var roles = UsableRoles.Of(directory, channel, person, groups);
        if (person is null && groups.IsEmpty && roles.IsEmpty)
            return new CallerResult.Unknown(refusals.PersonNotListed(fault));

        roles = await SignIn.SignedInRoles.AddAsync(roles, person, directory, channel, signedIn, cancellation).ConfigureAwait(false);
        var (choice, dropped) = await ChoiceAsync(name, message.Place, directory, channel, roles, cancellation).ConfigureAwait(false);
        roles = UsableRoles.Chosen(roles, choice);
        var account = directory.AccountOf(message.Account) ?? message.Account ?? choice.Account ?? channel.Account;
        if (!channel.Has(account))
            return new CallerResult.Unknown(refusals.AccountNotHere(account, channel));
        if (!roles.TryGetValue(account, out var usable))
            return new CallerResult.Unknown(refusals.NoRole(name, account, person is not null, channel, fault));

        var caller = new Caller(message.From, name, account, directory.AliasOf(account), usable[0].Arn, RegionOf(message, choice, directory, channel, account), channel.Name)
        {
            Channel = channel,
            Groups = [.. groups.Select(g => g.Name)],
            Place = message.Place,
            MessageId = message.Id,
            DirectoryVersion = directory.Version,
            Roles = roles,
        };
        caller = caller with { IsAdmin = caller.IsIn(directory.Organization.Admins) };
        var changes = await memory.ChangesAsync(message.Place, channel, seen, cancellation).ConfigureAwait(false);
        return new CallerResult.Known(caller with { Notices = caller.IsAdmin ? [.. dropped, .. changes] : dropped });
    }

    public RoleChoice RoleIn(Caller caller, string account) =>
        caller.Roles.TryGetValue(source.Current.AccountOf(account) ?? account, out var roles) ? new RoleChoice.Role(roles[0].Arn) : new RoleChoice.None();

    private static Refusal? Organization(OrganizationRules rules, Message message, Refusals refusals)
    {
        if (!rules.Platforms.Contains(Sender.PlatformOf(message)))
            return refusals.PlatformNotListed();
        var isListed = message.Place.Platform switch
        {
            Platform.Slack => rules.Workspaces.Contains(message.Place.Workspace, StringComparer.Ordinal),
            Platform.Teams => rules.Tenants.Contains(message.Place.Workspace, StringComparer.OrdinalIgnoreCase),
            _ => true,
        };
        return isListed ? null : refusals.WorkspaceNotListed();
    }

    private static Refusal? Kind(OrganizationRules rules, Message message, ChannelKind kind, string? fault, Refusals refusals)
    {
        if (message.Place.Platform is Platform.Playground or Platform.Terminal || rules.ChannelKinds.Length >= Kinds)
            return null;
        if (message.Place.IsDirect)
            kind = ChannelKind.Direct;
        else if (kind == ChannelKind.Unknown)
            kind = message.Place.Kind;
        return kind == ChannelKind.Unknown ? refusals.KindUnknown(fault ?? "no reason given")
            : rules.ChannelKinds.Contains(kind.ToString().ToLowerInvariant()) ? null
            : refusals.KindNotListed(kind);
    }

    private async Task<Refusal?> OutsiderAsync(Message message, DirectoryChannel channel, Refusals refusals, CancellationToken cancellation)
    {
        if (channel.Outsiders.Contains(Sender.IdOf(message), StringComparer.Ordinal))
            return null;
        var said = await platforms.StandingAsync(message, cancellation).ConfigureAwait(false);
        return said.Standing switch
        {
            Standing.Member => null,
            Standing.Unknown => refusals.StandingUnknown(said.Fault ?? "no reason given"),
            _ => refusals.Outsider(said.Standing, channel),
        };
    }

    /// <summary>What was chosen here, as far as it still holds; what does not is forgotten.</summary>
    private async Task<(Choice Choice, ImmutableArray<string> Dropped)> ChoiceAsync(
        string person, Place place, Directory directory, DirectoryChannel channel, ImmutableDictionary<string, ImmutableArray<UsableRole>> roles, CancellationToken cancellation)
    {
        var stored = await choices.GetAsync(person, place, cancellation).ConfigureAwait(false);
        var (choice, dropped) = stored.Within(directory, channel, roles);
        if (!dropped.IsEmpty)
            await choices.ChangeAsync(person, place, c => c.Within(directory, channel, roles).Choice, cancellation).ConfigureAwait(false);
        return (choice, dropped);
    }

    private static string RegionOf(Message message, Choice choice, Directory directory, DirectoryChannel channel, string account)
    {
        if ((message.Region ?? choice.Region) is { } said)
            return said;
        var of = directory.Accounts.FirstOrDefault(a => a.Id == account);
        return channel.Allows(channel.Region, of) ? channel.Region : of?.Regions.FirstOrDefault(r => channel.Allows(r, of)) ?? channel.Region;
    }
}
