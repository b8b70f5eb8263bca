using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bot.Aws.Iam;

namespace Bot.Guardrails;

/// <summary>The policies of a role, as IAM showed them.</summary>
/// <param name="Identity">Attached and inline policies.</param>
/// <param name="Boundary">The permissions boundary; null where there is none.</param>
internal sealed record RolePolicies(ImmutableArray<PolicyDocument> Identity, PolicyDocument? Boundary);

/// <summary>What is known of roles for a short while, so that a change in IAM acts soon. Thread-safe.</summary>
/// <param name="clock">Ages the knowledge.</param>
internal sealed class KnownPolicies(TimeProvider clock)
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, (RolePolicies Policies, DateTimeOffset At)> _known = new(StringComparer.Ordinal);

    /// <summary>The policies of a role; null where they are not known.</summary>
    public RolePolicies? Of(string roleArn) =>
        _known.TryGetValue(roleArn, out var known) && clock.GetUtcNow() - known.At < s_lifetime ? known.Policies : null;

    public void Learn(string roleArn, RolePolicies policies) => _known[roleArn] = (policies, clock.GetUtcNow());

    public void Forget(string roleArn) => _known.TryRemove(roleArn, out _);
}
