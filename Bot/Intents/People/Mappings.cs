using System.Collections.Frozen;
using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Identity.Resolution;
using Directory = Bot.Identity.Directory;

namespace Bot.Intents.People;

/// <summary>For admins: who is mapped to which roles; removing a mapping and giving it back.</summary>
internal sealed class Mappings(Blocks blocks, ChoiceAudit audit, DirectorySource? source = null)
{
    private static readonly FrozenSet<string> s_plain = FrozenSet.ToFrozenSet(
        ["remove", "delete", "restore", "unmap", "mapping", "mappings", "the", "of", "for", "please", "role", "user", "person", "a", "can", "you", "now", "from"], StringComparer.OrdinalIgnoreCase);

    public async Task<Answer> ListAsync(Turn turn, CancellationToken cancellation)
    {
        if (Refuse(turn, out var directory) is { } refused)
            return refused;
        var removed = new Dictionary<string, Block>(StringComparer.Ordinal);
        await foreach (var (name, block) in blocks.AllAsync(cancellation).ConfigureAwait(false))
        {
            var person = directory.People.FirstOrDefault(p => p.Name == name);
            if (await blocks.OnAsync(name, person, cancellation).ConfigureAwait(false) is not null)
                removed[name] = block;
        }
        audit.Administered(turn, "list-mappings", null);
        var rows = directory.People.Select(p => Row(p.Name, string.Join(", ", p.Ids), p, directory, removed.GetValueOrDefault(p.Name)))
            .Concat(removed.Where(r => !directory.People.Any(p => p.Name == r.Key)).Select(r => Row(r.Key, r.Key.Replace('-', ':'), null, directory, r.Value)));
        var groups = directory.Groups.Where(g => !g.Ids.IsEmpty).Select(g => $"{g.Name} ({string.Join(", ", g.Ids)})").ToList();
        return new()
        {
            Text = $"**{directory.People.Length} people are mapped**{(removed.Count > 0 ? $", {removed.Count} of the mappings removed" : "")}. `remove mapping of NAME` takes one away at once, `restore mapping of NAME` gives it back.",
            Tables = [new("", [new("Person"), new("Known by"), new("Groups"), new("Roles"), new("State")], [.. rows])],
            Notes = groups.Count == 0 ? [] : [$"Who belongs to {string.Join(", ", groups)} is known to the platform, and may ask too."],
        };
    }

    public async Task<Answer> RemoveAsync(Turn turn, CancellationToken cancellation)
    {
        if (Refuse(turn, out var directory) is { } refused)
            return refused;
        if (Named(turn, directory) is not { } name)
            return Unnamed(turn, "remove");
        if (name == turn.Caller.Person)
            return Answer.Say("You cannot remove your own mapping: another admin can, or directory.yaml.");
        var person = directory.People.FirstOrDefault(p => p.Name == name);
        await blocks.AddAsync(name, person, turn.Caller.Person, cancellation).ConfigureAwait(false);
        audit.Administered(turn, "remove-mapping", name);
        return new()
        {
            Text = $"**{name} may not ask any more**, from the next message on and in every channel. It holds until directory.yaml says something new of them, or until the mapping is restored.",
            Offers = [new("restore", "Restore the mapping", $"restore mapping of {name}"), new("mappings", "List mappings", "list mappings")],
        };
    }

    public async Task<Answer> RestoreAsync(Turn turn, CancellationToken cancellation)
    {
        if (Refuse(turn, out var directory) is { } refused)
            return refused;
        if (Named(turn, directory) is not { } name)
            return Unnamed(turn, "restore");
        await blocks.RemoveAsync(name, cancellation).ConfigureAwait(false);
        audit.Administered(turn, "restore-mapping", name);
        return new() { Text = $"**{name} may ask again**, as directory.yaml says.", Offers = [new("mappings", "List mappings", "list mappings")] };
    }

    private Answer? Refuse(Turn turn, out Directory directory)
    {
        directory = source?.Current!;
        if (directory is null)
            return Answer.Say("There is no directory here, so nobody is mapped: the operator's own credentials are used. Set `Directory:File` to map people to roles.");
        return turn.Caller.IsAdmin ? null : RefusedAnswer.Of(new("not-permitted", "role", $"Only admins of the bot may see and change who is mapped to what, and you ({turn.Caller.Person}) are not one. An admin is listed in directory.yaml under `organization.admins`."));
    }

    /// <summary>The person meant: by name, by platform id, or by a mention.</summary>
    private static string? Named(Turn turn, Directory directory)
    {
        var platform = turn.Message.Place.Platform.ToString().ToLowerInvariant();
        foreach (var word in TypedWords.Of(turn.Message.Text).Where(w => !s_plain.Contains(w)))
        {
            var id = word.Contains(':') ? word : $"{platform}:{word.Split('|')[0]}";
            if (directory.People.FirstOrDefault(p => p.Name.Equals(word, StringComparison.OrdinalIgnoreCase) || p.Ids.Contains(id, StringComparer.OrdinalIgnoreCase)) is { } person)
                return person.Name;
            // Somebody known by a group alone has a name made of platform and id.
            if (word.StartsWith("slack-", StringComparison.Ordinal) || word.StartsWith("teams-", StringComparison.Ordinal))
                return word;
        }
        return null;
    }

    private static Answer Unnamed(Turn turn, string what) => new()
    {
        Text = $"Whose mapping? Say the name as `list mappings` shows it, such as `{what} mapping of NAME`{(turn.Message.Place.Platform == Channels.Platform.Slack ? ", or mention the person" : "")}.",
        Asked = "person",
        Offers = [new("mappings", "List mappings", "list mappings")],
    };

    private static ImmutableArray<Cell> Row(string name, string ids, DirectoryPerson? person, Directory directory, Block? block)
    {
        var groups = directory.Groups.Where(g => person is not null && g.Members.Contains(person.Name)).ToList();
        var roles = (person?.Roles ?? ImmutableDictionary<string, ImmutableArray<string>>.Empty).Concat(groups.SelectMany(g => g.Roles))
            .SelectMany(r => r.Value.Select(arn => $"{arn[(arn.LastIndexOf('/') + 1)..]} in {directory.AliasOf(r.Key)}")).Distinct().Order(StringComparer.Ordinal).ToList();
        return
        [
            name, ids, string.Join(", ", groups.Select(g => g.Name)), roles.Count == 0 ? "none" : string.Join(", ", roles),
            block is null ? "" : $"removed by {block.By} on {block.At.UtcDateTime:yyyy-MM-dd}",
        ];
    }
}
