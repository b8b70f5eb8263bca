using System.Globalization;
using System.Text;

namespace Bot.Understanding.Text;

/// <summary>Brings the many spellings of one character to the one that the rest of the reader knows.</summary>
internal static class Characters
{
    /// <summary>Appends the character at a place, or what stands for it, or nothing where it is invisible.</summary>
    public static void Append(StringBuilder output, ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (c is >= ' ' and < '\u007f')
        {
            if (c != ' ' || output.Length == 0 || output[^1] != ' ')
                output.Append(c);
            return;
        }
        switch (c)
        {
            case '\u2018' or '\u2019' or '\u201a' or '\u201b' or '\u2032' or '\u00b4' or '\u02bc':
                output.Append('\'');
                return;
            case '\u201c' or '\u201d' or '\u201e' or '\u201f' or '\u2033' or '\u00ab' or '\u00bb':
                output.Append('"');
                return;
            case '\u2010' or '\u2011' or '\u2212' or '\ufe63':
                output.Append('-');
                return;
            case '\u2012' or '\u2013' or '\u2014' or '\u2015':
                AppendDash(output, text, at);
                return;
            case '\u2026':
                output.Append("...");
                return;
            case >= '\uff01' and <= '\uff5e':
                output.Append((char)(c - 0xfee0));
                return;
        }
        if (char.IsWhiteSpace(c) || c == '\u3164' || c == '\u2800')
        {
            if (output.Length == 0 || output[^1] != ' ')
                output.Append(' ');
            return;
        }
        if (char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
            return;
        if (char.IsSurrogate(c) && !IsPaired(text, at))
            return;
        output.Append(c);
    }

    // Phones write "--region" with one long dash; between words it is a pause, inside a word a hyphen.
    private static void AppendDash(StringBuilder output, ReadOnlySpan<char> text, int at)
    {
        var startsWord = at == 0 || char.IsWhiteSpace(text[at - 1]);
        var beforeLetter = at + 1 < text.Length && char.IsAsciiLetter(text[at + 1]);
        output.Append(startsWord && beforeLetter ? "--" : "-");
    }

    private static bool IsPaired(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at])
            ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
            : at > 0 && char.IsHighSurrogate(text[at - 1]);
}
