using System.Collections.Immutable;

namespace Bot.Identity;

/// <summary>Who may ask from where, and as which role: accounts, people, channels. Nothing listed means nothing allowed.</summary>
/// <param name="Accounts">Accounts the bot may ask.</param>
/// <param name="People">People by the ids that platforms know them by.</param>
/// <param name="Channels">Channels by platform id.</param>
internal sealed record Directory(ImmutableArray<DirectoryAccount> Accounts, ImmutableArray<DirectoryPerson> People, ImmutableArray<DirectoryChannel> Channels);

/// <param name="Id">Twelve digits.</param>
/// <param name="Alias">Its alias; the id where it has none.</param>
internal sealed record DirectoryAccount(string Id, string Alias);

/// <param name="Name">Short name, unique.</param>
/// <param name="Title">What they do, for the playground's choice.</param>
/// <param name="Ids">Platform ids: <c>slack:U…</c>, <c>teams:GUID</c>, <c>playground:NAME</c>, <c>terminal:NAME</c>.</param>
/// <param name="Roles">Role ARN by account id.</param>
internal sealed record DirectoryPerson(string Name, string Title, ImmutableArray<string> Ids, ImmutableDictionary<string, string> Roles);

/// <param name="Id">Platform and channel id: <c>slack:C…</c>, <c>teams:19:…</c>, <c>playground:ops</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="Account">Default account id.</param>
/// <param name="Region">Default Region.</param>
internal sealed record DirectoryChannel(string Id, string Name, string Account, string Region);
