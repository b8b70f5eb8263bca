using System.Text;

namespace Bot.Channels.Terminal;

/// <summary>An answer's small markdown for a terminal: styled, and broken between words where the line ends.</summary>
internal static class MarkdownText
{
    private const string Fence = "```";

    /// <param name="text">The markdown.</param>
    /// <param name="screen">What it is written on.</param>
    /// <param name="ink">Styles.</param>
    /// <param name="indent">Blanks before every line.</param>
    public static IEnumerable<string> Lines(string text, TerminalScreen screen, Ink ink, int indent = 0)
    {
        var inCode = false;
        foreach (var raw in text.Split('\n'))
        {
            var line = CellText.Clean(raw.TrimEnd('\r').Replace("\t", "    "));
            if (line.StartsWith(Fence, StringComparison.Ordinal))
                inCode = !inCode;
            else if (inCode)
                yield return new string(' ', indent) + line;
            else
            {
                foreach (var wrapped in Wrap(line, screen, ink, indent))
                    yield return wrapped;
            }
        }
    }

    private static IEnumerable<string> Wrap(string line, TerminalScreen screen, Ink ink, int indent)
    {
        var isItem = line.StartsWith("- ", StringComparison.Ordinal);
        var room = (screen.Width ?? int.MaxValue) - indent - (isItem ? 2 : 0);
        var lead = new string(' ', indent) + (isItem ? "• " : "");
        var current = new List<Piece>();
        var width = 0;
        foreach (var word in Words(isItem ? line[2..] : line, ink))
        {
            var size = word.Sum(p => CellText.Width(p.Text));
            if (width > 0 && width + 1 + size > room)
            {
                yield return lead + Write(current, ink);
                lead = new string(' ', lead.Length);
                current.Clear();
                width = 0;
            }
            if (width > 0)
                current.Add(new(" ", current[^1].Kind == word[0].Kind && current[^1].Url == word[0].Url ? word[0].Kind : MarkKind.Plain, word[0].Url));
            current.AddRange(word);
            width += size + (width > 0 ? 1 : 0);
        }
        yield return (lead + Write(current, ink)).TrimEnd();
    }

    /// <summary>Pieces that touch are one word, whatever their styles: no line ends between a bracket and a name.</summary>
    private static IEnumerable<List<Piece>> Words(string line, Ink ink)
    {
        var word = new List<Piece>();
        foreach (var mark in SmallMarkdown.Read(line))
        {
            var text = ink.Colours ? mark.Text : mark.Kind switch { MarkKind.Code => $"`{mark.Text}`", MarkKind.Link => $"{mark.Text} <{mark.Url}>", _ => mark.Text };
            var parts = text.Split(' ');
            for (var i = 0; i < parts.Length; i++)
            {
                if (i > 0 && word.Count > 0)
                {
                    yield return word;
                    word = [];
                }
                if (parts[i].Length > 0)
                    word.Add(new(parts[i], mark.Kind, mark.Url));
            }
        }
        if (word.Count > 0)
            yield return word;
    }

    private static string Write(List<Piece> pieces, Ink ink)
    {
        var line = new StringBuilder();
        for (var i = 0; i < pieces.Count;)
        {
            var run = pieces.Skip(i).TakeWhile(p => p.Kind == pieces[i].Kind && p.Url == pieces[i].Url).ToList();
            var text = string.Concat(run.Select(p => p.Text));
            line.Append(pieces[i].Kind switch
            {
                MarkKind.Bold => ink.Bold(text),
                MarkKind.Code => ink.Cyan(text),
                MarkKind.Link => ink.Link(text, pieces[i].Url),
                _ => text,
            });
            i += run.Count;
        }
        return line.ToString();
    }

    private sealed record Piece(string Text, MarkKind Kind, string Url);
}
