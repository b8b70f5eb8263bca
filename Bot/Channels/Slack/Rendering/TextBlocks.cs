using System.Text;
using System.Text.Json.Nodes;

namespace Bot.Channels.Slack.Rendering;

/// <summary>An answer's text as sections, none longer than Slack takes. Nothing is left out, and nothing is cut within a word or number that fits a section.</summary>
internal static class TextBlocks
{
    private const int Fence = 8;
    /// <summary>Characters of a piece of a long line: escaping makes it at most five times as long.</summary>
    private const int LongPiece = 590;

    public static IEnumerable<JsonObject> Of(string text) =>
        TextParts.Of(text).SelectMany(part => part.IsCode
            ? Joined(part.Text, l => SlackText.Escape(Unfenced(l)), Block.MaxSection - Fence).Select(p => Block.Section($"```\n{p}\n```"))
            : Joined(part.Text, SlackText.Mrkdwn, Block.MaxSection).Select(Block.Section));

    /// <summary>Lines as Slack's text, joined up to a bound.</summary>
    private static IEnumerable<string> Joined(string text, Func<string, string> render, int max)
    {
        var joined = new StringBuilder();
        foreach (var line in text.Split('\n').SelectMany(l => l.Length <= LongPiece ? [l] : Words(l)))
        {
            var rendered = render(line);
            if (joined.Length > 0 && joined.Length + 1 + rendered.Length > max)
            {
                yield return joined.ToString();
                joined.Clear();
            }
            if (joined.Length > 0)
                joined.Append('\n');
            joined.Append(rendered);
        }
        if (joined.ToString().Trim().Length > 0)
            yield return joined.ToString();
    }

    /// <summary>A long line in pieces that end between words where there are any, outside of marks.</summary>
    private static IEnumerable<string> Words(string line)
    {
        while (line.Length > LongPiece)
        {
            var end = LastBreak(line);
            yield return line[..end];
            line = line[end..].TrimStart(' ');
        }
        if (line.Length > 0)
            yield return line;
    }

    private static int LastBreak(string line)
    {
        for (var i = LongPiece; i > LongPiece / 2; i--)
        {
            if (line[i] == ' ' && Count(line.AsSpan(0, i), '`') % 2 == 0 && Count(line.AsSpan(0, i), '*') % 4 == 0)
                return i;
        }
        if (line.LastIndexOf(' ', LongPiece) is > 0 and var blank)
            return blank;
        var end = char.IsHighSurrogate(line[LongPiece - 1]) ? LongPiece - 1 : LongPiece;
        // A number stays whole, unless it is longer than any number.
        var number = end;
        while (number > end - 40 && IsOfNumber(line[number - 1]) && IsOfNumber(line[end]))
            number--;
        return number > end - 40 ? number : end;
    }

    private static bool IsOfNumber(char c) => char.IsAsciiDigit(c) || c is '.' or ',' or '$';

    private static int Count(ReadOnlySpan<char> text, char mark) => System.MemoryExtensions.Count(text, mark);

    /// <summary>Three backticks within would end the block.</summary>
    private static string Unfenced(string code) => code.Contains("```", StringComparison.Ordinal) ? code.Replace("```", "`\u200B`\u200B`", StringComparison.Ordinal) : code;
}
