using Bot.Answers;
using Bot.Channels;
using Bot.Guardrails;

namespace Bot.Identity.Resolution;

/// <summary>Why somebody is not answered: which layer said no, what is missing, the lines of directory.yaml that would add it, and who can.</summary>
/// <remarks>People whom the directory does not know are told neither names of admins nor of accounts.</remarks>
internal sealed class Refusals(Directory directory, Message message)
{
    private readonly bool _isKnown = Sender.PersonOf(message, directory) is not null;

    private string Platform => Sender.PlatformOf(message);
    private string Admin => _isKnown && !directory.Organization.Admins.IsEmpty ? $"An admin ({string.Join(", ", directory.Organization.Admins)})" : "An admin of the bot";

    public Refusal PlatformNotListed() =>
        Of(Layer.Organization, $"The organisation's rules do not list the platform '{Platform}', so nothing may be asked from here.", "organization.platforms", $"- {Platform}");

    public Refusal WorkspaceNotListed() => message.Place.Platform == Channels.Platform.Teams
        ? Of(Layer.Organization, $"The organisation's rules do not list this tenant ({Said(message.Place.Workspace)}), so nothing may be asked from here.", "organization.tenants", $"- {message.Place.Workspace}")
        : Of(Layer.Organization, $"The organisation's rules do not list this workspace ({Said(message.Place.Workspace)}), so nothing may be asked from here.", "organization.workspaces", $"- {message.Place.Workspace}");

    public Refusal KindNotListed(ChannelKind kind) =>
        Of(Layer.Organization, $"This is a {Kind(kind)}, and the organisation's rules do not list those, so nothing may be asked from here.", "organization.channelKinds", $"- {kind.ToString().ToLowerInvariant()}");

    public Refusal KindUnknown(string fault) =>
        Of(Layer.Organization, $"The organisation's rules allow some kinds of channels only, and {Platform} did not say which kind this is ({fault}), so nothing is answered. Try again; if it stays so, the app lacks a permission.", null, null) with { IsPassing = true };

    public Refusal ChannelNotListed()
    {
        var id = Sender.ChannelOf(message);
        var account = _isKnown && !directory.Accounts.IsEmpty ? directory.Accounts[0].Alias : "ACCOUNT";
        var workspace = message.Place.Platform == Channels.Platform.Slack && directory.Organization.Workspaces.Length > 1 && !message.Place.IsDirect ? $", workspace: {message.Place.Workspace}" : "";
        var what = message.Place.IsDirect && id.EndsWith(":direct", StringComparison.Ordinal) ? $"Direct messages ({id}) are" : $"This channel ({id}) is";
        return Of(Layer.Channel, $"{what} not in the directory, so nothing may be asked from here.", "channels", $"- {{ id: \"{id}\"{workspace}, account: {account}, region: us-east-1 }}");
    }

    public Refusal Outsider(Standing standing, DirectoryChannel channel)
    {
        var who = standing switch
        {
            Standing.Guest => "a guest here",
            Standing.External => $"of another {(message.Place.Platform == Channels.Platform.Teams ? "tenant" : "workspace")}",
            _ => "a program",
        };
        return Of(Layer.Channel, $"You ({Sender.IdOf(message)}) are {who}, and only members may ask in this channel unless they are listed.", $"channels: {Name(channel)}: outsiders", $"- {Sender.IdOf(message)}");
    }

    public Refusal StandingUnknown(string fault) =>
        Of(Layer.Channel, $"{Platform} did not say whether you ({Sender.IdOf(message)}) are a member here or a guest ({fault}), so nothing is answered. Try again; if it stays so, the app lacks a permission.", null, null) with { IsPassing = true };

    public Refusal PersonNotListed(string? fault)
    {
        var groups = fault is null ? "" : $" Your groups could not be read ({fault}), so they do not count now.";
        return Of(Layer.Role, $"You ({Sender.IdOf(message)}) are not in the directory, nor in a group of it.{groups}", "people",
            $"- {{ name: NAME, ids: [\"{Sender.IdOf(message)}\"], roles: {{ ACCOUNT: arn:aws:iam::ACCOUNT:role/ROLE }} }}") with
        { IsPassing = fault is not null };
    }

    public Refusal Removed(Block block, string person)
    {
        var by = _isKnown ? $" by {block.By}" : "";
        return new("not-permitted", "role", $"Your mapping ({person}) was removed{by} on {block.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC. {Admin} can give it back with `restore mapping of {person}`.") { Verdict = Verdict(Layer.Role, "the mapping was removed") };
    }

    public Refusal AccountNotHere(string account, DirectoryChannel channel) =>
        Of(Layer.Scope, $"Account {account} may not be asked about in {Name(channel)}.", $"channels: {Name(channel)}: accounts", $"- \"{account}\"");

    public Refusal NoRole(string person, string account, bool isListed, DirectoryChannel channel, string? fault)
    {
        var alias = directory.Accounts.FirstOrDefault(a => a.Id == account)?.Alias ?? account;
        var groups = fault is null ? "" : $" Your groups could not be read ({fault}), so they do not count now.";
        var roleOfChannel = channel.Role is not null && !directory.Organization.AllowChannelRoles ? " The channel has a role, which the organisation's rules do not allow to be used." : "";
        var where = isListed ? $"people: {person}: roles" : "groups";
        var yaml = isListed ? $"\"{account}\": arn:aws:iam::{account}:role/ROLE" : $"roles: {{ \"{account}\": arn:aws:iam::{account}:role/ROLE }}";
        return Of(Layer.Role, $"You have no role in account {(alias == account ? account : $"{alias} ({account})")}.{groups}{roleOfChannel}", where, yaml) with { IsPassing = fault is not null };
    }

    private Refusal Of(Layer layer, string what, string? where, string? yaml)
    {
        var by = layer switch { Layer.Role => "role", Layer.Scope => "scope", _ => "guardrail" };
        var verdict = Verdict(layer, FirstSentence(what));
        return yaml is null ? new("not-permitted", by, what) { Verdict = verdict } : new("not-permitted", by, $"{what} {Admin} can add it in directory.yaml under `{where}`: `{yaml}`")
        {
            Verdict = verdict,
            Fix = $"# directory.yaml, {where}\n{yaml}",
            FixBy = Admin,
        };
    }

    /// <summary>The layers that are asked before any call, in their order here: an account must be open in the channel before a role in it counts.</summary>
    private static Verdict Verdict(Layer denied, string note)
    {
        Layer[] order = [Layer.Organization, Layer.Channel, Layer.Scope, Layer.Role];
        var at = Array.IndexOf(order, denied);
        return new([.. order.Select((l, i) => new LayerVerdict(l, i < at ? LayerState.Passed : i == at ? LayerState.Denied : LayerState.NotReached, i == at ? note : ""))]);
    }

    private static string FirstSentence(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        var sentence = end > 0 ? text[..end] : text.TrimEnd('.');
        return char.ToLowerInvariant(sentence[0]) + sentence[1..];
    }

    private static string Said(string id) => id.Length == 0 ? "the platform did not name it" : id;

    private static string Name(DirectoryChannel channel) => channel.Name == channel.Id ? channel.Id : $"{channel.Name} ({channel.Id})";

    private static string Kind(ChannelKind kind) => kind switch
    {
        ChannelKind.Public => "public channel",
        ChannelKind.Private => "private channel",
        _ => "direct message",
    };
}
