using System.Text;

namespace Bot.DemoAccount.Server.Wire;

/// <summary>Percent-encoding as signatures want it: everything but unreserved characters, capital digits.</summary>
internal static class PercentEncoding
{
    public static string Encode(string text, bool keepSlash = false)
    {
        var plain = true;
        foreach (var c in text)
        {
            if (!IsPlain(c, keepSlash))
            {
                plain = false;
                break;
            }
        }
        if (plain)
            return text;
        var result = new StringBuilder(text.Length + 16);
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (b < 128 && IsPlain((char)b, keepSlash))
                result.Append((char)b);
            else
                result.Append('%').Append(b.ToString("X2"));
        }
        return result.ToString();
    }

    /// <summary>Decodes; a plus sign stands for a space in forms only.</summary>
    public static string Decode(ReadOnlySpan<char> text, bool form = false)
    {
        if (form && text.Contains('+'))
            return Uri.UnescapeDataString(text.ToString().Replace('+', ' '));
        return text.Contains('%') ? Uri.UnescapeDataString(text) : text.ToString();
    }

    /// <summary>Name and value pairs of a query string or form.</summary>
    public static List<(string Name, string Value)> Pairs(ReadOnlySpan<char> text, bool form = false)
    {
        var pairs = new List<(string, string)>();
        foreach (var range in text.Split('&'))
        {
            var part = text[range];
            if (part.IsEmpty)
                continue;
            var at = part.IndexOf('=');
            pairs.Add(at < 0 ? (Decode(part, form), "") : (Decode(part[..at], form), Decode(part[(at + 1)..], form)));
        }
        return pairs;
    }

    private static bool IsPlain(char c, bool keepSlash) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~' || (keepSlash && c == '/');
}
