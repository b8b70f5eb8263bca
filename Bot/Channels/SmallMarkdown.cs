using System.Text;

namespace Bot.Channels;

/// <summary>The pieces of an answer's small markdown.</summary>
internal enum MarkKind
{
    Plain,
    Bold,
    Code,
    Link,
}

/// <summary>A piece of text.</summary>
/// <param name="Text">Without marks.</param>
/// <param name="Url">Of a link; empty elsewhere.</param>
internal readonly record struct Mark(MarkKind Kind, string Text, string Url = "");

/// <summary>Reads an answer's small markdown: **bold**, `code`, [title](url). Anything else is plain.</summary>
internal static class SmallMarkdown
{
    public static IEnumerable<Mark> Read(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            if (At(text, i) is not ({ } mark, var length))
            {
                plain.Append(text[i++]);
                continue;
            }
            if (plain.Length > 0)
                yield return new(MarkKind.Plain, plain.ToString());
            plain.Clear();
            yield return mark;
            i += length;
        }
        if (plain.Length > 0)
            yield return new(MarkKind.Plain, plain.ToString());
    }

    /// <summary>The text without its marks.</summary>
    public static string Plain(string text) => string.Concat(Read(text).Select(m => m.Text));

    private static (Mark? Mark, int Length) At(string text, int i)
    {
        if (text[i] == '`' && End(text, i + 1, "`") is var code and > 0)
            return (new(MarkKind.Code, text[(i + 1)..code]), code + 1 - i);
        if (text[i] == '*' && i + 1 < text.Length && text[i + 1] == '*' && End(text, i + 2, "**") is var bold and > 0)
            return (new(MarkKind.Bold, text[(i + 2)..bold]), bold + 2 - i);
        if (text[i] == '[' && End(text, i + 1, "](") is var title and > 0 && End(text, title + 2, ")") is var url and > 0)
            return (new(MarkKind.Link, text[(i + 1)..title], text[(title + 2)..url]), url + 1 - i);
        return (null, 0);
    }

    /// <summary>The position of the closing mark on the same line, after at least one character; 0 when there is none.</summary>
    private static int End(string text, int from, string close)
    {
        var end = text.IndexOf(close, from, StringComparison.Ordinal);
        return end <= from || text.AsSpan(from, end - from).Contains('\n') ? 0 : end;
    }
}
