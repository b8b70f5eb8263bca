using System.Collections.Immutable;

namespace Bot.Identity;

/// <summary>Rules over all channels. A list that is empty allows nothing of its kind, except where said otherwise.</summary>
internal sealed record OrganizationRules
{
    /// <summary>Platforms that may be used: <c>slack</c>, <c>teams</c>, <c>playground</c>, <c>terminal</c>.</summary>
    public ImmutableArray<string> Platforms { get; init; } = [];
    /// <summary>Slack workspaces by team id.</summary>
    public ImmutableArray<string> Workspaces { get; init; } = [];
    /// <summary>Entra tenants.</summary>
    public ImmutableArray<string> Tenants { get; init; } = [];
    /// <summary>Kinds of channels: <c>public</c>, <c>private</c>, <c>direct</c>.</summary>
    public ImmutableArray<string> ChannelKinds { get; init; } = ["public", "private", "direct"];
    /// <summary>Whether people without a role of their own may use a channel's role.</summary>
    public bool AllowChannelRoles { get; init; }
    /// <summary>Who may see and remove mappings, ask the audit, break the glass: names of people, or <c>group:NAME</c>.</summary>
    public ImmutableArray<string> Admins { get; init; } = [];
    /// <summary>Policies of the organisation (service control policies the admin wants foreseen), outermost first.</summary>
    public ImmutableArray<GuardrailPolicy> Policies { get; init; } = [];
    /// <summary>Actions blocked besides the built-in ones; wildcards allowed.</summary>
    public ImmutableArray<string> AlsoBlocked { get; init; } = [];
}
