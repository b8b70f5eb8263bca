namespace Bot.Understanding.Text;

/// <summary>Lower case without accents, so that <c>São Paulo</c> and <c>zürich</c> meet their plain spelling.</summary>
internal static class Letters
{
    // The Latin-1 letters from U+00C0 on; a dot where there is no plain letter.
    private const string Plain = "aaaaaaaceeeeiiiidnooooo.ouuuuy.saaaaaaaceeeeiiiidnooooo.ouuuuy.y";

    public static char Fold(char c) => c switch
    {
        >= 'A' and <= 'Z' => (char)(c | 0x20),
        < '\u00c0' => c,
        <= '\u00ff' when Plain[c - 0xc0] != '.' => Plain[c - 0xc0],
        '\u0142' or '\u0141' => 'l',
        '\u0161' or '\u0160' => 's',
        '\u017e' or '\u017d' => 'z',
        _ => char.ToLowerInvariant(c),
    };

    public static string Fold(ReadOnlySpan<char> text)
    {
        if (text.Length > 256)
            return FoldLong(text);
        Span<char> folded = stackalloc char[text.Length];
        for (var i = 0; i < text.Length; i++)
            folded[i] = Fold(text[i]);
        return new string(folded);
    }

    private static string FoldLong(ReadOnlySpan<char> text)
    {
        var folded = new char[text.Length];
        for (var i = 0; i < text.Length; i++)
            folded[i] = Fold(text[i]);
        return new string(folded);
    }
}
