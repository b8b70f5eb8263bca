using System.Collections.Immutable;

namespace Bot.Identity.Sessions;

/// <summary>What a session is bound to beside its role.</summary>
/// <param name="ManagedArns">Managed policies, passed by ARN.</param>
/// <param name="Json">The inline document.</param>
internal sealed record SessionPolicy(ImmutableArray<string> ManagedArns, string Json)
{
    public bool Equals(SessionPolicy? other) => other is not null && Json == other.Json && ManagedArns.SequenceEqual(other.ManagedArns, StringComparer.Ordinal);

    public override int GetHashCode() => Json.GetHashCode(StringComparison.Ordinal);
}
