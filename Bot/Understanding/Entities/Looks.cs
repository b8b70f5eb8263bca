using System.Net;

namespace Bot.Understanding.Entities;

/// <summary>What a word looks like by its letters alone.</summary>
internal static class Looks
{
    /// <summary><c>t3.micro</c>, <c>db.r6g.xlarge</c>, <c>cache.m5.large</c>.</summary>
    public static bool IsInstanceType(string word)
    {
        var text = word.AsSpan();
        foreach (var prefix in (ReadOnlySpan<string>)["db.", "cache.", "ml.", "kafka."])
        {
            if (text.StartsWith(prefix))
                text = text[prefix.Length..];
        }
        var dot = text.IndexOf('.');
        if (dot is < 2 or > 12 || !char.IsAsciiLetter(text[0]) || !text[..dot].ContainsAnyInRange('0', '9'))
            return false;
        var size = text[(dot + 1)..];
        return size is "nano" or "micro" or "small" or "medium" or "large" || size.EndsWith("xlarge") || size.StartsWith("metal") || size is "*";
    }

    /// <summary><c>t3</c>, <c>m5</c>, <c>r6gd</c>, and their plural; not <c>s3</c>, <c>q3</c> or <c>gp2</c>.</summary>
    public static bool IsInstanceFamily(string word, out string family)
    {
        family = word.EndsWith('s') && word.Length > 2 ? word[..^1] : word;
        if (family.Length is < 2 or > 5 || !char.IsAsciiDigit(family[1]))
            return false;
        if (family[0] is not ('t' or 'm' or 'c' or 'r' or 'x' or 'i' or 'd' or 'z' or 'g' or 'p' or 'f' or 'a' or 'u' or 'h'))
            return false;
        for (var i = 2; i < family.Length; i++)
        {
            if (family[i] is not ('a' or 'd' or 'g' or 'n' or 'e' or 'i' or 'z' or 'b' or 'f' or 'l' or 'x' or 'q'))
                return false;
        }
        return true;
    }

    public static bool IsIp(string word) => word.Length is > 6 and < 46 && (word.Contains('.') && char.IsAsciiDigit(word[0]) || word.Contains("::", StringComparison.Ordinal)) && IPAddress.TryParse(word, out var ip) && (ip.AddressFamily != System.Net.Sockets.AddressFamily.InterNetwork || word.Count(c => c == '.') == 3);

    /// <summary><c>10.0.0.0/16</c></summary>
    public static bool IsCidr(string word)
    {
        var slash = word.IndexOf('/');
        return slash > 1 && IsIp(word[..slash]) && int.TryParse(word.AsSpan(slash + 1), out _) || word is "::/0";
    }

    public static bool IsDigits(string word, int least, int most)
    {
        if (word.Length < least || word.Length > most)
            return false;
        foreach (var c in word)
        {
            if (!char.IsAsciiDigit(c))
                return false;
        }
        return true;
    }

    public static bool IsUuid(string word) => word.Length == 36 && Guid.TryParseExact(word, "D", out _);

    public static bool IsEmail(string word)
    {
        var at = word.IndexOf('@');
        return at > 0 && at == word.LastIndexOf('@') && word.IndexOf('.', at) > at + 1 && !word.Contains('/') && !word.Contains(':');
    }

    /// <summary>The shape of a resource name: letters with hyphens, underscores, dots, slashes or digits among them.</summary>
    public static bool IsName(string word)
    {
        if (word.Length is < 3 or > 256 || !char.IsLetterOrDigit(word[0]) && word[0] is not ('/' or '_' or '.'))
            return false;
        var letters = 0;
        var joins = 0;
        foreach (var c in word)
        {
            if (char.IsAsciiLetter(c))
                letters++;
            else if (c is '-' or '_' or '/' or '.')
                joins++;
            else if (!char.IsAsciiDigit(c) && c is not (':' or '@' or '+' or '$'))
                return false;
        }
        return letters > 1 && joins > 0;
    }

    /// <summary><c>ROLLBACK_COMPLETE</c>, <c>ACTIVE</c>: a state as the APIs write it.</summary>
    public static bool IsApiState(string raw)
    {
        if (raw.Length < 6 || !raw.Contains('_'))
            return false;
        foreach (var c in raw)
        {
            if (!char.IsAsciiLetterUpper(c) && c != '_')
                return false;
        }
        return true;
    }
}
