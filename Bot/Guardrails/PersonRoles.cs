using Bot.Identity;
using Directory = Bot.Identity.Directory;

namespace Bot.Guardrails;

/// <summary>The roles that a person may choose among.</summary>
internal static class PersonRoles
{
    /// <summary>Role ARNs in an account: the person's own, then those of their groups.</summary>
    public static IEnumerable<string> Of(Directory? directory, Caller caller, string account)
    {
        if (directory is null)
            return [];
        var own = directory.People.FirstOrDefault(p => p.Name == caller.Person)?.Roles.GetValueOrDefault(account, []) ?? [];
        var groups = directory.Groups.Where(g => caller.Groups.Contains(g.Name) || g.Members.Contains(caller.Person)).SelectMany(g => g.Roles.GetValueOrDefault(account, []));
        return own.Concat(groups).Distinct(StringComparer.Ordinal);
    }
}
