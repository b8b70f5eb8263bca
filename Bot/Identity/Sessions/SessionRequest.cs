using System.Collections.Immutable;

namespace Bot.Identity.Sessions;

/// <summary>A session to open; equal requests share one.</summary>
/// <param name="Role">The role's ARN.</param>
/// <param name="Person">Who asks, as <c>SourceIdentity</c>; null for the bot's own step into an account.</param>
/// <param name="Policy">What the session is bound to; null for nothing beside the role.</param>
/// <param name="Seconds">How long it lasts.</param>
/// <param name="Directory">The version of the directory that it rests on.</param>
internal sealed record SessionRequest(string Role, string? Person, SessionPolicy? Policy, int Seconds, string Directory)
{
    /// <summary>Platform, workspace, channel, thread, and of a change the message: what sessions are kept apart by.</summary>
    public string Scope { get; init; } = "";
    /// <summary>The session tags. The message in them is that of the request which opened the session, so they are no part of what makes requests equal.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Tags { get; init; } = [];
    /// <summary>The role that the bot steps into first; null for none.</summary>
    public string? Through { get; init; }
    public string? ExternalId { get; init; }

    public bool Equals(SessionRequest? other) =>
        other is not null && Role == other.Role && Person == other.Person && Scope == other.Scope && Seconds == other.Seconds && Directory == other.Directory
        && Through == other.Through && ExternalId == other.ExternalId && Equals(Policy, other.Policy);

    public override int GetHashCode() => HashCode.Combine(Role, Person, Scope, Policy, Seconds, Directory);
}
