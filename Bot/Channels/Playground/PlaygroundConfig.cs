using Bot.Identity;
using Directory = Bot.Identity.Directory;

namespace Bot.Channels.Playground;

/// <summary>What the page needs to know at its start: who and where one may be.</summary>
internal sealed record PlaygroundConfig(string Mode, IReadOnlyList<PlaygroundPerson> People, IReadOnlyList<PlaygroundChannel> Channels)
{
    /// <summary>Notifications may come to a channel of the page.</summary>
    public bool HasPosts { get; init; }

    private const string Platform = "playground:";

    /// <summary>From the directory; without one the operator is the only person.</summary>
    public static PlaygroundConfig Of(Directory? directory, PlaygroundOptions options) => directory is null
        ? new(options.Mode, [new("operator", "operator", "Your own credentials, read only")], [new("here", "this machine", "", "", options.Region)])
        : new(
            options.Mode,
            [.. directory.People.SelectMany(p => Ids(p.Ids).Select(id => new PlaygroundPerson(id, p.Name, p.Title)))],
            [.. directory.Channels.SelectMany(c => Ids([c.Id]).Select(id => new PlaygroundChannel(id, c.Name, c.Account, AliasOf(directory, c.Account), c.Region)))])
        {
            HasPosts = directory.Notifications.Rules.SelectMany(r => r.Channels).Concat(directory.Notifications.Otherwise).Any(c => c.StartsWith(Platform, StringComparison.Ordinal)),
        };

    private static IEnumerable<string> Ids(IEnumerable<string> ids) =>
        ids.Where(i => i.StartsWith(Platform, StringComparison.Ordinal)).Select(i => i[Platform.Length..]);

    private static string AliasOf(Directory directory, string account) => directory.Accounts.FirstOrDefault(a => a.Id == account)?.Alias ?? account;
}

/// <summary>A person that the page offers to be.</summary>
internal sealed record PlaygroundPerson(string Id, string Name, string Title);

/// <summary>A channel that the page offers to be in.</summary>
internal sealed record PlaygroundChannel(string Id, string Name, string Account, string Alias, string Region);
