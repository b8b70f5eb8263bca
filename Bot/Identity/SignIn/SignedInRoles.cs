using System.Collections.Immutable;

namespace Bot.Identity.SignIn;

/// <summary>The roles of IAM Identity Center among those that a person may use in a channel.</summary>
internal static class SignedInRoles
{
    /// <summary>Shown as the role of whoever has none until they sign in; no session is opened in it.</summary>
    public const string NotYet = "sign-in-first";

    /// <summary>Adds them after the directory's own, where the channel takes such roles.</summary>
    /// <param name="roles">The directory's roles, by account.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="directory">Accounts that may be asked.</param>
    /// <param name="channel">Where.</param>
    /// <param name="signedIn">Who is signed in; null where nobody can sign in.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public static async Task<ImmutableDictionary<string, ImmutableArray<UsableRole>>> AddAsync(
        ImmutableDictionary<string, ImmutableArray<UsableRole>> roles, DirectoryPerson? person, Directory directory, DirectoryChannel channel, SignedIn? signedIn, CancellationToken cancellation)
    {
        if (signedIn is null || person is null || !channel.SignedInRoles)
            return roles;
        var grants = (await signedIn.OfAsync(person.Name, cancellation).ConfigureAwait(false))?.Grants ?? [];
        foreach (var grant in grants.Where(g => channel.Has(g.Account) && directory.Accounts.Any(a => a.Id == g.Account)))
            roles = roles.SetItem(grant.Account, [.. roles.GetValueOrDefault(grant.Account, []), new UsableRole(grant.Arn, "IAM Identity Center")]);
        return roles.ContainsKey(channel.Account) ? roles : roles.SetItem(channel.Account, [new UsableRole(new GrantedRole(channel.Account, NotYet).Arn, "IAM Identity Center")]);
    }
}
