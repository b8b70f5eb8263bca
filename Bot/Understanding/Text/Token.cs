namespace Bot.Understanding.Text;

internal enum TokenKind
{
    /// <summary>Letters, digits and what may stand inside a name.</summary>
    Word,
    /// <summary>A name in quotes or code: never corrected, never taken for a word.</summary>
    Quoted,
    /// <summary>Punctuation.</summary>
    Mark,
}

/// <summary>A piece of the text.</summary>
/// <param name="Lower">Lower case, without accents and possessive.</param>
/// <param name="Raw">As typed.</param>
/// <param name="Start">Place in the clean text.</param>
/// <param name="End">First place after.</param>
internal readonly record struct Token(TokenKind Kind, string Lower, string Raw, int Start, int End)
{
    /// <summary>Where a link leads whose label this is; null for others.</summary>
    public string? Url { get; init; }
    /// <summary>In backticks or a code element.</summary>
    public bool IsCode { get; init; }

    public bool IsWord => Kind == TokenKind.Word;
}
