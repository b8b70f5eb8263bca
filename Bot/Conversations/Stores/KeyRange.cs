using System.Text;

namespace Bot.Conversations.Stores;

/// <summary>Ranges of keys as databases compare them: by code point, which is the order of UTF-8 bytes.</summary>
internal static class KeyRange
{
    /// <summary>The first text after all texts that begin with a prefix; null where there is none.</summary>
    public static string? After(string prefix)
    {
        var runes = prefix.EnumerateRunes().ToList();
        for (var last = runes.Count - 1; last >= 0; last--)
        {
            if (Next(runes[last]) is { } next)
                return string.Concat(runes.Take(last).Append(next).Select(r => r.ToString()));
        }
        return null;
    }

    private static Rune? Next(Rune rune) => rune.Value switch
    {
        0x10FFFF => null,
        0xD7FF => new Rune(0xE000), // surrogates are no characters
        var value => new Rune(value + 1),
    };
}
