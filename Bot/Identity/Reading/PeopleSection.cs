using System.Collections.Immutable;

namespace Bot.Identity.Reading;

/// <summary><c>people</c>: who may ask, by the ids that platforms know them by.</summary>
internal static class PeopleSection
{
    /// <summary>Names of callers who are known by a group alone begin so; nobody in the file may be taken for one.</summary>
    private static readonly ImmutableArray<string> Reserved = ["slack-", "teams-", "operator"];

    public static ImmutableArray<DirectoryPerson> Read(Section file, Known known, FaultList faults)
    {
        var people = ImmutableArray.CreateBuilder<DirectoryPerson>();
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in file.Sections("people", "name", "title", "ids", "roles", "identityCenter"))
        {
            var name = Name(entry, known.People, known, faults);
            var ids = entry.Texts("ids");
            if (ids.Count == 0)
                entry.Fault("ids", "no id is listed; write the person's ids, such as [slack:U0123ABC].");
            foreach (var id in ids)
            {
                if (PlatformIds.PersonFault(id.Text) is { } fault)
                    faults.Add(id, $"'{id.Text}' {fault}");
                if (!owners.TryAdd(id.Text, name))
                    faults.Add(id, $"'{id.Text}' already is {owners[id.Text]}; an id belongs to one person.");
            }
            people.Add(new(name, entry.Text("title")?.Text ?? "", [.. ids.Select(i => Lowered(i.Text))], Roles.Read(entry, known, faults)) { IdentityCenter = entry.Text("identityCenter")?.Text });
        }
        return people.ToImmutable();
    }

    /// <summary>A name of a person or group: unique, and fit to be a SourceIdentity.</summary>
    public static string Name(Section entry, Dictionary<string, int> names, Known known, FaultList faults)
    {
        if (entry.Required("name", "write a short name, such as ada") is not { } name)
            return "";
        if (!AwsNames.IsPersonName(name.Text))
            faults.Add(name, $"'{name.Text}' cannot be a name; write 2 to 64 letters, digits and + = , . @ - _ (AWS shows it in CloudTrail).");
        if (Reserved.FirstOrDefault(r => name.Text.StartsWith(r, StringComparison.OrdinalIgnoreCase)) is { } reserved)
            faults.Add(name, $"'{name.Text}' cannot be a name, for the bot itself gives names that begin with '{reserved}'; write another.");
        if (known.People.TryGetValue(name.Text, out var line) || known.Groups.TryGetValue(name.Text, out line))
            faults.Add(name, $"'{name.Text}' is named in line {line} already; names of people and groups must differ.");
        names.TryAdd(name.Text, name.Line);
        return name.Text;
    }

    /// <summary>Entra's GUIDs are compared in small letters; Slack's ids are written as they are.</summary>
    public static string Lowered(string id) => id.StartsWith("teams:", StringComparison.Ordinal) && !id.Contains('@') ? id.ToLowerInvariant() : id;
}
