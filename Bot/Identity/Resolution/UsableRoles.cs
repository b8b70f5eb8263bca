using System.Collections.Immutable;

namespace Bot.Identity.Resolution;

/// <summary>The roles that somebody may use in a channel.</summary>
internal static class UsableRoles
{
    /// <summary>Own roles first, then those of groups in the file's order; the channel's for whoever has none, where the organisation allows it.</summary>
    public static ImmutableDictionary<string, ImmutableArray<UsableRole>> Of(
        Directory directory, DirectoryChannel channel, DirectoryPerson? person, ImmutableArray<DirectoryGroup> groups)
    {
        var roles = new Dictionary<string, List<UsableRole>>(StringComparer.Ordinal);
        Add(person?.Roles, "yours");
        foreach (var group in groups)
            Add(group.Roles, $"group {group.Name}");
        if (directory.Organization.AllowChannelRoles && channel.Role is { } role && !roles.ContainsKey(channel.Account))
            roles[channel.Account] = [new(role, "this channel")];
        return roles.ToImmutableDictionary(r => r.Key, r => r.Value.ToImmutableArray(), StringComparer.Ordinal);

        void Add(ImmutableDictionary<string, ImmutableArray<string>>? some, string from)
        {
            foreach (var (account, arns) in some ?? ImmutableDictionary<string, ImmutableArray<string>>.Empty)
            {
                if (!roles.TryGetValue(account, out var list))
                    roles[account] = list = [];
                list.AddRange(arns.Where(a => !list.Exists(r => r.Arn == a)).Select(a => new UsableRole(a, from)));
            }
        }
    }

    /// <summary>With the chosen roles first.</summary>
    public static ImmutableDictionary<string, ImmutableArray<UsableRole>> Chosen(ImmutableDictionary<string, ImmutableArray<UsableRole>> roles, Choice choice) =>
        choice.Roles.Aggregate(roles, (all, chosen) => all.SetItem(chosen.Key, [.. all[chosen.Key].OrderByDescending(r => r.Arn == chosen.Value)]));
}
