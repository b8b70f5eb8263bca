using System.Collections.Immutable;

namespace Bot.Guardrails.Audit;

/// <summary>An entry of a chain as it is stored. <see cref="Json"/> and <see cref="Hash"/> are kept and given back to the letter; the rest is what they can be found by.</summary>
/// <param name="Chain">The writer: at most 100 ASCII characters.</param>
/// <param name="Seq">From 1, without gaps.</param>
/// <param name="At">UTC, to the tick.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="Json">The canonical form (<see cref="AuditJson"/>): one line, holding chain, sequence and the hash before.</param>
/// <param name="Hash">SHA-256 of the canonical form's UTF-8, 64 lower-case hex digits.</param>
internal sealed record AuditEntry(string Chain, long Seq, DateTimeOffset At, AuditKind Kind, string Json, string Hash)
{
    /// <summary>The person in the directory; empty for none.</summary>
    public string Person { get; init; } = "";
    /// <summary>The channel by platform and id; empty for none.</summary>
    public string Channel { get; init; } = "";
    /// <summary>The turn; empty for none.</summary>
    public string Turn { get; init; } = "";
    /// <summary>In a word; empty for none.</summary>
    public string Outcome { get; init; } = "";
    /// <summary>What it touched; at most 50, each at most 300 characters.</summary>
    public ImmutableArray<string> Resources { get; init; } = [];
}
