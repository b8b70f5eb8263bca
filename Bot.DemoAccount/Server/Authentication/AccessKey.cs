using Bot.Aws.Iam;
using Bot.DemoAccount.Services;

namespace Bot.DemoAccount.Server.Authentication;

/// <summary>An access key and whom it stands for.</summary>
internal sealed record AccessKey(string Id, string Secret, DemoPrincipal Principal)
{
    /// <summary>The session's token; null for a long-lived key.</summary>
    public string? SessionToken { get; init; }
    /// <summary>When the session ends, by the clock of sessions; null for a long-lived key.</summary>
    public DateTimeOffset? Expires { get; init; }
    /// <summary>When the session began, by the demo's clock; null for a long-lived key.</summary>
    public DateTimeOffset? Began { get; init; }
    /// <summary>Session policies, which act as one; empty when none were passed.</summary>
    public IReadOnlyList<PolicyDocument> SessionPolicies { get; init; } = [];
    /// <summary>Tags of the session, which policies see as principal tags.</summary>
    public IReadOnlyDictionary<string, string> SessionTags { get; init; } = EmptyTags;
    /// <summary>Session tags that stay when the session assumes a further role.</summary>
    public IReadOnlySet<string> TransitiveTags { get; init; } = EmptyNames;

    private static readonly Dictionary<string, string> EmptyTags = [];
    private static readonly HashSet<string> EmptyNames = [];
}
