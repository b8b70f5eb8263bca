using System.Collections.Immutable;
using Bot.Notifications.Rules;

namespace Bot.Identity;

/// <summary>Who may ask from where, about what, and as which role. Nothing listed means nothing allowed.</summary>
/// <param name="Accounts">Accounts the bot may ask.</param>
/// <param name="People">People by the ids that platforms know them by.</param>
/// <param name="Channels">Channels by platform id.</param>
internal sealed record Directory(ImmutableArray<DirectoryAccount> Accounts, ImmutableArray<DirectoryPerson> People, ImmutableArray<DirectoryChannel> Channels)
{
    public ImmutableArray<DirectoryGroup> Groups { get; init; } = [];
    public OrganizationRules Organization { get; init; } = new();
    public NotificationRules Notifications { get; init; } = NotificationRules.None;
    /// <summary>A hash of the content: approvals and cached sessions made under another version are void.</summary>
    public string Version { get; init; } = "";

    /// <summary>The id of an account by id or alias; null where there is none.</summary>
    public string? AccountOf(string? said) =>
        said is null ? null : Accounts.FirstOrDefault(a => a.Id == said || a.Alias.Equals(said, StringComparison.OrdinalIgnoreCase))?.Id;

    /// <summary>An account's alias; the id where it has none.</summary>
    public string AliasOf(string id) => Accounts.FirstOrDefault(a => a.Id == id)?.Alias ?? id;
}

/// <param name="Id">Twelve digits.</param>
/// <param name="Alias">Its alias; the id where it has none.</param>
internal sealed record DirectoryAccount(string Id, string Alias)
{
    /// <summary>Regions that may be asked; empty for all.</summary>
    public ImmutableArray<string> Regions { get; init; } = [];
    /// <summary>The role that the bot assumes first, from which it assumes the callers' roles; null where its own credentials may assume them.</summary>
    public string? BotRole { get; init; }
    /// <summary>External id that the account's trust policies ask for; null for none.</summary>
    public string? ExternalId { get; init; }
}

/// <param name="Name">Short name, unique: the SourceIdentity of the person's calls.</param>
/// <param name="Title">What they do, for the playground's choice.</param>
/// <param name="Ids">Platform ids: <c>slack:U…</c>, <c>teams:GUID</c>, <c>playground:NAME</c>, <c>terminal:NAME</c>.</param>
/// <param name="Roles">Role ARNs by account id; the first of an account is the default.</param>
internal sealed record DirectoryPerson(string Name, string Title, ImmutableArray<string> Ids, ImmutableDictionary<string, ImmutableArray<string>> Roles)
{
    /// <summary>Their user of IAM Identity Center, the only one who can sign in as them; null where it is their name.</summary>
    public string? IdentityCenter { get; init; }
}

/// <param name="Name">Short name, unique among people and groups; written <c>group:NAME</c> where people are listed.</param>
/// <param name="Ids">Platform ids: <c>slack:S…</c> (user group), <c>teams:GUID</c> (Entra group).</param>
/// <param name="Roles">Role ARNs by account id.</param>
internal sealed record DirectoryGroup(string Name, ImmutableArray<string> Ids, ImmutableDictionary<string, ImmutableArray<string>> Roles)
{
    /// <summary>People of the directory that belong to it whatever the platform says.</summary>
    public ImmutableArray<string> Members { get; init; } = [];
}
