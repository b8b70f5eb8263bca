using System.Collections.Frozen;

namespace Bot.Understanding.Text;

/// <summary>Short forms that stand for two words, with and without the apostrophe.</summary>
internal static class Contractions
{
    private static readonly FrozenDictionary<string, (string First, string Second)> Known = new Dictionary<string, (string, string)>
    {
        ["what's"] = ("what", "is"),
        ["whats"] = ("what", "is"),
        ["who's"] = ("who", "is"),
        ["whos"] = ("who", "is"),
        ["where's"] = ("where", "is"),
        ["wheres"] = ("where", "is"),
        ["how's"] = ("how", "is"),
        ["hows"] = ("how", "is"),
        ["that's"] = ("that", "is"),
        ["thats"] = ("that", "is"),
        ["there's"] = ("there", "is"),
        ["theres"] = ("there", "is"),
        ["it's"] = ("it", "is"),
        ["when's"] = ("when", "is"),
        ["here's"] = ("here", "is"),
        ["let's"] = ("let", "us"),
        ["lets"] = ("let", "us"),
        ["why's"] = ("why", "is"),
        ["can't"] = ("can", "not"),
        ["cant"] = ("can", "not"),
        ["cannot"] = ("can", "not"),
        ["don't"] = ("do", "not"),
        ["dont"] = ("do", "not"),
        ["doesn't"] = ("does", "not"),
        ["doesnt"] = ("does", "not"),
        ["aren't"] = ("are", "not"),
        ["arent"] = ("are", "not"),
        ["isn't"] = ("is", "not"),
        ["isnt"] = ("is", "not"),
        ["haven't"] = ("have", "not"),
        ["havent"] = ("have", "not"),
        ["hasn't"] = ("has", "not"),
        ["hasnt"] = ("has", "not"),
        ["won't"] = ("will", "not"),
        ["wont"] = ("will", "not"),
        ["didn't"] = ("did", "not"),
        ["didnt"] = ("did", "not"),
        ["couldn't"] = ("could", "not"),
        ["couldnt"] = ("could", "not"),
        ["wasn't"] = ("was", "not"),
        ["wasnt"] = ("was", "not"),
        ["weren't"] = ("were", "not"),
        ["shouldn't"] = ("should", "not"),
        ["wouldn't"] = ("would", "not"),
        ["i'm"] = ("i", "am"),
        ["im"] = ("i", "am"),
        ["i've"] = ("i", "have"),
        ["we're"] = ("we", "are"),
        ["we've"] = ("we", "have"),
        ["they're"] = ("they", "are"),
        ["you're"] = ("you", "are"),
        ["i'd"] = ("i", "would"),
        ["we'd"] = ("we", "would"),
        ["i'll"] = ("i", "will"),
        ["we'll"] = ("we", "will"),
        ["gonna"] = ("going", "to"),
        ["wanna"] = ("want", "to"),
        ["gimme"] = ("give", "me"),
        ["lemme"] = ("let", "me"),
        ["ain't"] = ("is", "not"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, (string, string)>.AlternateLookup<ReadOnlySpan<char>> Lookup = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool TrySplit(ReadOnlySpan<char> word, out (string First, string Second) parts)
    {
        parts = default;
        return word.Length is > 1 and < 10 && Lookup.TryGetValue(word, out parts);
    }
}
