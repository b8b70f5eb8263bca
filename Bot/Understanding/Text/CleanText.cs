using System.Collections.Immutable;

namespace Bot.Understanding.Text;

/// <summary>What a stretch of text was marked as.</summary>
internal enum Mark
{
    /// <summary>Between backticks or in a code element.</summary>
    Code,
    /// <summary>The label of a link.</summary>
    Link,
}

/// <summary>A marked stretch.</summary>
/// <param name="Start">First character in the clean text.</param>
/// <param name="End">First character after.</param>
/// <param name="Url">Where a link leads; null for code.</param>
internal readonly record struct Marked(Mark Mark, int Start, int End, string? Url = null);

/// <summary>A message without platform markup, in plain ASCII punctuation, the person's spelling kept.</summary>
/// <param name="Text">The text.</param>
/// <param name="Marks">Code and links in it, in order.</param>
/// <param name="WasCut">The message was longer than what is read.</param>
internal sealed record CleanText(string Text, ImmutableArray<Marked> Marks, bool WasCut);
