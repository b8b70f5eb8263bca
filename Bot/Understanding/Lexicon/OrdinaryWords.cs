using System.Collections.Frozen;

namespace Bot.Understanding.Lexicon;

/// <summary>Ordinary English words that lie one or two letters from a word of the lexicon and must not be taken for it.</summary>
internal static class OrdinaryWords
{
    private static readonly FrozenSet<string> All = "".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string word) => All.Contains(word);
}
