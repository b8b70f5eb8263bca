using System.Collections.Frozen;
using System.Collections.Immutable;
using Bot.Channels;
using Bot.Identity.Platforms;

namespace Bot.Identity.Resolution;

/// <summary>Asks a message's platform what the message does not say. The playground and the terminal need not be asked: who uses them is at this machine.</summary>
internal sealed class PlatformKnowledge(IEnumerable<IPlatformFacts> facts, IEnumerable<IGroupMembers> groups)
{
    private readonly FrozenDictionary<Platform, IPlatformFacts> _facts = facts.ToFrozenDictionary(f => f.Platform);
    private readonly FrozenDictionary<Platform, IGroupMembers> _groups = groups.ToFrozenDictionary(g => g.Platform);

    public async Task<StandingAnswer> StandingAsync(Message message, CancellationToken cancellation) =>
        message.Place.Platform is Platform.Playground or Platform.Terminal ? new(Standing.Member)
        : message.From.Standing != Standing.Unknown ? new(message.From.Standing)
        : _facts.TryGetValue(message.Place.Platform, out var platform) ? await platform.StandingAsync(message, cancellation).ConfigureAwait(false)
        : new(Standing.Unknown, "nothing asks this platform");

    public async Task<ChannelAnswer> ChannelAsync(Message message, CancellationToken cancellation) =>
        message.Place.Platform is Platform.Playground or Platform.Terminal ? new("", ChannelKind.Private, false)
        : _facts.TryGetValue(message.Place.Platform, out var platform) ? await platform.ChannelAsync(message, cancellation).ConfigureAwait(false)
        : new("", message.Place.Kind, message.Place.IsShared, "nothing asks this platform");

    /// <summary>The groups of the directory that the sender belongs to: by name in the file, or by what the platform says. It is asked only where groups have ids of it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="person">The sender's entry; null where there is none.</param>
    /// <param name="all">The directory's groups.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public async Task<(ImmutableArray<DirectoryGroup> Groups, string? Fault)> GroupsAsync(Message message, DirectoryPerson? person, ImmutableArray<DirectoryGroup> all, CancellationToken cancellation)
    {
        var prefix = Sender.PlatformOf(message) + ":";
        var ids = all.SelectMany(g => g.Ids).Where(i => i.StartsWith(prefix, StringComparison.Ordinal)).Select(i => i[prefix.Length..]).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var said = ids.IsEmpty ? new([])
            : _groups.TryGetValue(message.Place.Platform, out var platform) ? await platform.MemberOfAsync(ids, message, cancellation).ConfigureAwait(false)
            : new GroupAnswer([], "nothing asks this platform for its groups");
        var member = all.Where(g => (person is not null && g.Members.Contains(person.Name)) || g.Ids.Any(i => i.StartsWith(prefix, StringComparison.Ordinal) && said.Groups.Contains(i[prefix.Length..])));
        return ([.. member], said.Fault);
    }
}
