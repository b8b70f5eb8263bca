namespace Bot.Understanding.Grammar;

/// <summary>Small words that may stand between the words of a phrase.</summary>
internal static class Articles
{
    public static bool Contains(string word) => word is "the" or "a" or "an" or "any" or "our" or "my" or "all" or "of" or "its" or "their" or "your" or "some" or "this" or "these" or "those";

    /// <summary>Words that a phrase of the lexicon may be read across: "failed the status checks".</summary>
    public static bool MayBeSkipped(string word) => word is "the" or "a" or "an" or "any" or "our" or "my" or "your" or "their" or "its" or "still";
}
