using System.Globalization;
using System.Text;

namespace Bot.Channels.Terminal;

/// <summary>Text as it stands in the columns of a terminal.</summary>
internal static class CellText
{
    /// <summary>Without what would move the cursor, change colours or turn the writing direction: names in an account are other people's text.</summary>
    public static string Clean(string text)
    {
        if (!text.Any(IsHarmful))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!IsHarmful(c))
                clean.Append(c);
            else if (c is '\n' or '\t')
                clean.Append(' ');
        }
        return clean.ToString();
    }

    /// <summary>How many columns the text takes.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += Width(rune);
        return width;
    }

    /// <summary>The text in at most so many columns; cut text ends in "…".</summary>
    public static string Fit(string text, int columns)
    {
        if (Width(text) <= columns)
            return text;
        var fitted = new StringBuilder();
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if ((width += Width(rune)) > columns - 1)
                break;
            fitted.Append(rune);
        }
        return fitted.Append('…').ToString();
    }

    /// <summary>The text in lines of at most so many columns, broken at blanks where there are any.</summary>
    public static IEnumerable<string> Wrap(string text, int columns)
    {
        while (Width(text) > columns)
        {
            var fitting = Fit(text, columns).Length - 1;
            var at = text.LastIndexOf(' ', fitting);
            var end = at > 0 ? at : Math.Max(1, fitting);
            yield return text[..end];
            text = text[end..].TrimStart();
        }
        yield return text;
    }

    public static string Pad(string text, int columns, bool right) =>
        Width(text) is var width && width >= columns ? text : right ? new string(' ', columns - width) + text : text + new string(' ', columns - width);

    private static bool IsHarmful(char c) => char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F';

    private static int Width(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
        ? 0
        : rune.Value switch
        {
            >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF
                or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x1F300 and <= 0x1FAFF or >= 0x20000 and <= 0x3FFFD => 2,
            _ => 1,
        };
}
