using System.Collections.Immutable;

namespace Bot.Guardrails.Approvals;

/// <summary>A change worked out, before it becomes a plan of somebody.</summary>
internal sealed record PlanDraft
{
    public required string Title { get; init; }
    public required ImmutableArray<PlannedCall> Calls { get; init; }
    public ImmutableArray<TouchedResource> Touched { get; init; } = [];
    public string? Cost { get; init; }
    public ImmutableArray<string> Warnings { get; init; } = [];
    /// <summary>Why no second person is waited for; null for an ordinary plan.</summary>
    public string? BreakGlass { get; init; }
    /// <summary>The plan it undoes; null for none.</summary>
    public string? Undoes { get; init; }
}
