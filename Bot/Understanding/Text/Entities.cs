namespace Bot.Understanding.Text;

/// <summary>Character references of HTML, as far as the platforms send them.</summary>
internal static class Entities
{
    /// <summary>Reads a reference at the start of the text; the result is its length, 0 where there is none.</summary>
    public static int TryRead(ReadOnlySpan<char> text, out char c)
    {
        c = '\0';
        var end = text[..Math.Min(text.Length, 10)].IndexOf(';');
        if (end < 2)
            return 0;
        var name = text[1..end];
        c = name switch
        {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => '\u00a0',
            "ndash" => '\u2013',
            "mdash" => '\u2014',
            "lsquo" or "rsquo" => '\'',
            "ldquo" or "rdquo" => '"',
            "hellip" => '.',
            _ => '\0',
        };
        if (c == '\0' && name[0] == '#')
        {
            var isHex = name.Length > 1 && name[1] is 'x' or 'X';
            if (int.TryParse(name[(isHex ? 2 : 1)..], isHex ? System.Globalization.NumberStyles.HexNumber : System.Globalization.NumberStyles.None, null, out var code) && code is > 31 and < 0xd800)
                c = (char)code;
        }
        return c == '\0' ? 0 : end + 1;
    }

    /// <summary>Text with its references read.</summary>
    public static string Decode(ReadOnlySpan<char> text)
    {
        if (!text.Contains('&'))
            return text.ToString();
        var output = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var used = text[i] == '&' ? TryRead(text[i..], out var c) : ReadNothing(out c);
            output.Append(used > 0 ? c : text[i]);
            i += Math.Max(used - 1, 0);
        }
        return output.ToString();
    }

    private static int ReadNothing(out char c)
    {
        c = '\0';
        return 0;
    }
}
