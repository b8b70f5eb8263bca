using Bot.Answers;
using Bot.Channels;

namespace Bot.Identity.Resolution;

/// <summary>Why somebody is not answered: which layer said no, what is missing, the lines of directory.yaml that would add it, and who can.</summary>
/// <remarks>People whom the directory does not know are told neither names of admins nor of accounts.</remarks>
internal sealed class Refusals(Directory directory, Message message)
{
    private readonly bool _isKnown = Sender.PersonOf(message, directory) is not null;

    private string Platform => Sender.PlatformOf(message);
    private string Admin => _isKnown && !directory.Organization.Admins.IsEmpty ? $"An admin ({string.Join(", ", directory.Organization.Admins)})" : "An admin of the bot";

    public Refusal PlatformNotListed() =>
        Of("guardrail", $"The organisation's rules do not list the platform '{Platform}', so nothing may be asked from here.", "organization.platforms", $"- {Platform}");

    public Refusal WorkspaceNotListed() => message.Place.Platform == Channels.Platform.Teams
        ? Of("guardrail", $"The organisation's rules do not list this tenant ({Said(message.Place.Workspace)}), so nothing may be asked from here.", "organization.tenants", $"- {message.Place.Workspace}")
        : Of("guardrail", $"The organisation's rules do not list this workspace ({Said(message.Place.Workspace)}), so nothing may be asked from here.", "organization.workspaces", $"- {message.Place.Workspace}");

    public Refusal KindNotListed(ChannelKind kind) =>
        Of("guardrail", $"This is a {Kind(kind)}, and the organisation's rules do not list those, so nothing may be asked from here.", "organization.channelKinds", $"- {kind.ToString().ToLowerInvariant()}");

    public Refusal KindUnknown(string fault) =>
        Of("guardrail", $"The organisation's rules allow some kinds of channels only, and {Platform} did not say which kind this is ({fault}), so nothing is answered. Try again; if it stays so, the app lacks a permission.", null, null);

    public Refusal ChannelNotListed()
    {
        var id = Sender.ChannelOf(message);
        var account = _isKnown && !directory.Accounts.IsEmpty ? directory.Accounts[0].Alias : "ACCOUNT";
        var workspace = message.Place.Platform == Channels.Platform.Slack && directory.Organization.Workspaces.Length > 1 && !message.Place.IsDirect ? $", workspace: {message.Place.Workspace}" : "";
        var what = message.Place.IsDirect && id.EndsWith(":direct", StringComparison.Ordinal) ? $"Direct messages ({id}) are" : $"This channel ({id}) is";
        return Of("guardrail", $"{what} not in the directory, so nothing may be asked from here.", "channels", $"- {{ id: \"{id}\"{workspace}, account: {account}, region: us-east-1 }}");
    }

    public Refusal Outsider(Standing standing, DirectoryChannel channel)
    {
        var who = standing switch
        {
            Standing.Guest => "a guest here",
            Standing.External => $"of another {(message.Place.Platform == Channels.Platform.Teams ? "tenant" : "workspace")}",
            _ => "a program",
        };
        return Of("guardrail", $"You ({Sender.IdOf(message)}) are {who}, and only members may ask in this channel unless they are listed.", $"channels: {Name(channel)}: outsiders", $"- {Sender.IdOf(message)}");
    }

    public Refusal StandingUnknown(string fault) =>
        Of("guardrail", $"{Platform} did not say whether you ({Sender.IdOf(message)}) are a member here or a guest ({fault}), so nothing is answered. Try again; if it stays so, the app lacks a permission.", null, null);

    public Refusal PersonNotListed(string? fault)
    {
        var groups = fault is null ? "" : $" Your groups could not be read ({fault}), so they do not count now.";
        return Of("role", $"You ({Sender.IdOf(message)}) are not in the directory, nor in a group of it.{groups}", "people",
            $"- {{ name: NAME, ids: [\"{Sender.IdOf(message)}\"], roles: {{ ACCOUNT: arn:aws:iam::ACCOUNT:role/ROLE }} }}");
    }

    public Refusal Removed(Block block, string person)
    {
        var by = _isKnown ? $" by {block.By}" : "";
        return new("not-permitted", "role", $"Your mapping ({person}) was removed{by} on {block.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC. {Admin} can give it back with `restore mapping of {person}`.");
    }

    public Refusal AccountNotHere(string account, DirectoryChannel channel) =>
        Of("scope", $"Account {account} may not be asked about in {Name(channel)}.", $"channels: {Name(channel)}: accounts", $"- \"{account}\"");

    public Refusal NoRole(string person, string account, bool isListed, DirectoryChannel channel, string? fault)
    {
        var alias = directory.Accounts.FirstOrDefault(a => a.Id == account)?.Alias ?? account;
        var groups = fault is null ? "" : $" Your groups could not be read ({fault}), so they do not count now.";
        var roleOfChannel = channel.Role is not null && !directory.Organization.AllowChannelRoles ? " The channel has a role, which the organisation's rules do not allow to be used." : "";
        var where = isListed ? $"people: {person}: roles" : "groups";
        var yaml = isListed ? $"\"{account}\": arn:aws:iam::{account}:role/ROLE" : $"roles: {{ \"{account}\": arn:aws:iam::{account}:role/ROLE }}";
        return Of("role", $"You have no role in account {(alias == account ? account : $"{alias} ({account})")}.{groups}{roleOfChannel}", where, yaml);
    }

    private Refusal Of(string by, string what, string? where, string? yaml) =>
        yaml is null ? new("not-permitted", by, what) : new("not-permitted", by, $"{what} {Admin} can add it in directory.yaml under `{where}`: `{yaml}`")
        {
            Fix = $"# directory.yaml, {where}\n{yaml}",
            FixBy = Admin,
        };

    private static string Said(string id) => id.Length == 0 ? "the platform did not name it" : id;

    private static string Name(DirectoryChannel channel) => channel.Name == channel.Id ? channel.Id : $"{channel.Name} ({channel.Id})";

    private static string Kind(ChannelKind kind) => kind switch
    {
        ChannelKind.Public => "public channel",
        ChannelKind.Private => "private channel",
        _ => "direct message",
    };
}
