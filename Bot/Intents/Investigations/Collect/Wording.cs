namespace Bot.Intents.Investigations.Collect;

/// <summary>Names within texts.</summary>
internal static class Wording
{
    /// <summary>The name stands in the text between its ends or anything that is no letter or digit: <c>wiki</c> in <c>wiki-alb</c>.</summary>
    public static bool HoldsWord(string text, string name) => Holds(text, name, StringComparison.OrdinalIgnoreCase, char.IsLetterOrDigit, _ => false);

    /// <summary>The whole name stands in the text, not the beginning or end of another: hyphens and underscores are parts of names.</summary>
    /// <param name="endsElse">What may follow nevertheless; null for nothing.</param>
    public static bool HoldsName(string text, string name, Func<ReadOnlyMemory<char>, bool>? endsElse = null) => Holds(text, name, StringComparison.Ordinal, c => char.IsLetterOrDigit(c) || c is '-' or '_', endsElse ?? (_ => false));

    private static bool Holds(string text, string name, StringComparison comparison, Func<char, bool> isPart, Func<ReadOnlyMemory<char>, bool> endsElse)
    {
        for (var at = text.IndexOf(name, comparison); at >= 0; at = text.IndexOf(name, at + 1, comparison))
        {
            var end = at + name.Length;
            if ((at == 0 || !isPart(text[at - 1])) && (end == text.Length || !isPart(text[end]) || endsElse(text.AsMemory(end))))
                return true;
        }
        return false;
    }
}
