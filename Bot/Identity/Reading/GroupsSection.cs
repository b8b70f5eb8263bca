using System.Collections.Immutable;

namespace Bot.Identity.Reading;

/// <summary><c>groups</c>: people by membership, of the platform's groups or by name.</summary>
internal static class GroupsSection
{
    public static ImmutableArray<DirectoryGroup> Read(Section file, Known known, FaultList faults)
    {
        var groups = ImmutableArray.CreateBuilder<DirectoryGroup>();
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in file.Sections("groups", "name", "ids", "members", "roles"))
        {
            var name = PeopleSection.Name(entry, known.Groups, known, faults);
            var ids = entry.Texts("ids");
            foreach (var id in ids)
            {
                if (PlatformIds.GroupFault(id.Text) is { } fault)
                    faults.Add(id, $"'{id.Text}' {fault}");
                if (!owners.TryAdd(id.Text, name))
                    faults.Add(id, $"'{id.Text}' already is group {owners[id.Text]}; an id belongs to one group.");
            }
            var members = entry.Texts("members");
            foreach (var member in members)
            {
                if (member.Text.StartsWith(Known.GroupPrefix, StringComparison.Ordinal))
                    faults.Add(member, $"'{member.Text}' is a group, and groups hold people only; list its people.");
                else
                    known.Person(member, faults);
            }
            if (ids.Count == 0 && members.Count == 0)
                faults.Add(entry.Line, entry.Path, "the group has nobody; write 'ids' (slack:S…, teams:GUID) or 'members'.");
            groups.Add(new(name, [.. ids.Select(i => PeopleSection.Lowered(i.Text))], Roles.Read(entry, known, faults)) { Members = [.. members.Select(m => m.Text).Distinct(StringComparer.Ordinal)] });
        }
        return groups.ToImmutable();
    }
}
