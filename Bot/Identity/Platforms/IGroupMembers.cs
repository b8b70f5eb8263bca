using System.Collections.Immutable;
using Bot.Channels;

namespace Bot.Identity.Platforms;

/// <summary>Who belongs to a platform's groups. Fails closed: where the platform does not say, nobody does.</summary>
internal interface IGroupMembers
{
    Platform Platform { get; }

    /// <summary>Those of some groups that the sender of a message belongs to.</summary>
    /// <param name="groups">The platform's ids of the groups.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    Task<GroupAnswer> MemberOfAsync(ImmutableArray<string> groups, Message message, CancellationToken cancellation);
}

/// <param name="Groups">The platform's ids of the groups.</param>
/// <param name="Fault">Why the platform did not say of some group; null where it did of all.</param>
internal sealed record GroupAnswer(ImmutableArray<string> Groups, string? Fault = null);
