using System.Collections.Immutable;

namespace Bot.Guardrails.Audit;

/// <summary>Which entries to read. All that is set must hold; texts are compared ordinally.</summary>
internal sealed record AuditFilter
{
    /// <summary>At or after; null for the beginning.</summary>
    public DateTimeOffset? From { get; init; }
    /// <summary>Before; null for the end.</summary>
    public DateTimeOffset? To { get; init; }
    public string? Person { get; init; }
    /// <summary>One of the entry's resources is this.</summary>
    public string? Resource { get; init; }
    public string? Channel { get; init; }
    public string? Turn { get; init; }
    public string? Outcome { get; init; }
    /// <summary>Empty for all.</summary>
    public ImmutableArray<AuditKind> Kinds { get; init; } = [];
    /// <summary>Latest first; otherwise oldest first. Entries of the same time come by chain and sequence (in the same direction).</summary>
    public bool NewestFirst { get; init; }
    /// <summary>At most so many; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Whether an entry is one of them; the limit aside.</summary>
    public bool Holds(AuditEntry entry) =>
        (From is not { } from || entry.At >= from)
        && (To is not { } to || entry.At < to)
        && (Person is null || entry.Person == Person)
        && (Resource is null || entry.Resources.Contains(Resource))
        && (Channel is null || entry.Channel == Channel)
        && (Turn is null || entry.Turn == Turn)
        && (Outcome is null || entry.Outcome == Outcome)
        && (Kinds.IsEmpty || Kinds.Contains(entry.Kind));
}
