using System.Collections.Immutable;
using Bot.Identity;
using Directory = Bot.Identity.Directory;

namespace Bot.Intents.People;

/// <summary>A role that the caller may take here.</summary>
/// <param name="Number">By which it can be named, from 1.</param>
/// <param name="Account">Account id.</param>
/// <param name="Alias">The account's alias.</param>
/// <param name="Role">The role.</param>
/// <param name="IsInUse">The caller acts as it there now.</param>
internal sealed record RoleOption(int Number, string Account, string Alias, UsableRole Role, bool IsInUse)
{
    public string AccountText => Alias == Account ? Account : $"{Alias} ({Account})";
}

/// <summary>The roles that a caller may take in the channel's accounts.</summary>
internal static class RoleOptions
{
    /// <summary>The account in use first. The numbers do not depend on what is in use, so that a list shown stays good.</summary>
    public static ImmutableArray<RoleOption> Of(Caller caller, Directory directory)
    {
        var channel = caller.Channel;
        var accounts = caller.Roles.Keys.Where(a => channel?.Has(a) != false).OrderBy(a => a != channel?.Account).ThenBy(directory.AliasOf, StringComparer.Ordinal);
        var options = accounts.SelectMany(a => caller.Roles[a].OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => (Account: a, Role: r, InUse: r == caller.Roles[a][0])));
        return [.. options.Select((o, i) => new RoleOption(i + 1, o.Account, directory.AliasOf(o.Account), o.Role, o.InUse))];
    }
}
