namespace Bot.Channels;

/// <summary>A stretch of an answer's text: prose with small markdown, or preformatted lines.</summary>
internal readonly record struct TextPart(bool IsCode, string Text);

/// <summary>Splits an answer's text at its fences (lines of three backticks).</summary>
internal static class TextParts
{
    /// <summary>A text's beginning, no character cut in two.</summary>
    public static string Beginning(string text, int max) => text.Length <= max ? text : text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];

    public static List<TextPart> Of(string text)
    {
        var parts = new List<TextPart>();
        var lines = new List<string>();
        var isCode = false;
        foreach (var line in text.Split('\n'))
        {
            if (!IsFence(line))
            {
                lines.Add(line);
                continue;
            }
            Flush();
            isCode = !isCode;
        }
        Flush();
        return parts;

        void Flush()
        {
            var joined = string.Join('\n', lines).Trim('\n');
            if (joined.Length > 0)
                parts.Add(new(isCode, joined));
            lines.Clear();
        }
    }

    /// <summary>Three backticks, and the name of a language at most: more would be lost with the line.</summary>
    private static bool IsFence(string line)
    {
        if (!line.StartsWith("```", StringComparison.Ordinal))
            return false;
        foreach (var c in line.AsSpan(3).TrimEnd())
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '#' or '-'))
                return false;
        }
        return line.Length <= 24;
    }

    /// <summary>Cuts text into pieces of at most <paramref name="max"/> characters, at line ends where there are any.</summary>
    public static IEnumerable<string> Pieces(string text, int max)
    {
        while (text.Length > max)
        {
            var end = text.LastIndexOf('\n', max - 1);
            if (end <= 0)
                end = char.IsHighSurrogate(text[max - 1]) ? max - 1 : max;
            yield return text[..end];
            text = text[end..].TrimStart('\n');
        }
        if (text.Length > 0)
            yield return text;
    }
}
