using System.Collections.Frozen;

namespace Bot.Understanding.Text;

/// <summary>The elements that Teams sends.</summary>
internal static class HtmlTags
{
    private static readonly FrozenSet<string> Known =
        new[] { "at", "p", "br", "div", "span", "b", "strong", "i", "em", "u", "s", "strike", "code", "pre", "a", "ul", "ol", "li", "h1", "h2", "h3", "blockquote", "img", "attachment", "emoji", "codeblock", "table", "tbody", "tr", "td", "systemeventmessage" }
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Blocks = new[] { "p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "blockquote", "tr", "td", "table", "img", "emoji", "attachment" }.ToFrozenSet();

    /// <summary>The element's name in lower case; empty where it is no element that is known.</summary>
    public static string NameOf(ReadOnlySpan<char> inner, out bool closes)
    {
        closes = inner[0] == '/';
        var name = closes ? inner[1..] : inner;
        var end = name.IndexOfAny(' ', '/');
        if (end >= 0)
            name = name[..end];
        return name.Length is > 0 and < 20 && Known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var known) ? known : "";
    }

    public static bool IsBlock(string name) => Blocks.Contains(name);

    /// <summary>The target of an anchor; null where it has none.</summary>
    public static string? HrefOf(ReadOnlySpan<char> inner)
    {
        var at = inner.IndexOf("href=", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || at + 6 >= inner.Length)
            return null;
        var quote = inner[at + 5];
        if (quote is not ('"' or '\''))
            return null;
        var rest = inner[(at + 6)..];
        var end = rest.IndexOf(quote);
        return end <= 0 ? null : Entities.Decode(rest[..end]);
    }
}
