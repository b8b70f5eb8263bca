namespace Bot.Understanding.Text;

/// <summary>Cuts clean text into words, protected names and punctuation, in one pass from left to right.</summary>
internal static class Tokenizer
{
    /// <summary>Tokens of a message that are read.</summary>
    public const int Limit = 160;

    private const int LongestQuote = 200;

    public static List<Token> Tokenize(CleanText clean)
    {
        var text = clean.Text;
        var tokens = new List<Token>(32);
        var mark = 0;
        var at = 0;
        while (at < text.Length && tokens.Count < Limit)
        {
            while (mark < clean.Marks.Length && clean.Marks[mark].End <= at)
                mark++;
            if (mark < clean.Marks.Length && clean.Marks[mark].Start == at)
            {
                var marked = clean.Marks[mark];
                tokens.Add(Protected(text, marked.Start, marked.End, marked));
                at = marked.End;
                continue;
            }
            var stop = mark < clean.Marks.Length ? clean.Marks[mark].Start : text.Length;
            var c = text[at];
            if (c == ' ')
                at++;
            else if (c is '"' or '\'' && QuoteEnd(text, at, stop) is var end and > 0)
            {
                tokens.Add(Protected(text, at + 1, end, null));
                at = end + 1;
            }
            else
                at = Chunk(text, at, stop, tokens);
        }
        return tokens;
    }

    /// <summary>Where the quote that opens here closes; -1 where it opens none (an apostrophe, an inch mark).</summary>
    private static int QuoteEnd(string text, int at, int stop)
    {
        if (at > 0 && text[at - 1] is not (' ' or '(' or '[' or ':' or ',' or '='))
            return -1;
        if (at + 2 >= stop || text[at + 1] == ' ')
            return -1;
        var quote = text[at];
        var last = Math.Min(stop, at + LongestQuote);
        for (var i = at + 2; i < last; i++)
        {
            if (text[i] == quote && text[i - 1] != ' ' && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1])))
                return i;
        }
        return -1;
    }

    private static Token Protected(string text, int start, int end, Marked? mark)
    {
        var raw = text.AsSpan(start, end - start).Trim();
        return new(TokenKind.Quoted, Letters.Fold(raw), raw.ToString(), start, end) { Url = mark?.Url, IsCode = mark is { Mark: Text.Mark.Code } };
    }

    private static int Chunk(string text, int at, int stop, List<Token> tokens)
    {
        var end = at;
        while (end < stop && text[end] != ' ')
            end++;
        var (first, last) = (at, end);
        while (first < last && tokens.Count < Limit && IsOpening(text[first]))
            AddMark(text, first++, tokens);
        var tail = last;
        while (tail > first && IsClosing(text, first, tail))
            tail--;
        if (tail > first)
            Words(text, first, tail, tokens);
        for (var i = tail; i < last && tokens.Count < Limit; i++)
            AddMark(text, i, tokens);
        return end;
    }

    private static bool IsOpening(char c) => c is '(' or '[' or '{' or '"' or '\'' or ',' or ';' or '!' or '?' or '>' or '<' or '=' or '*' or '|' or '~' or ':' or '#' or '+' or '}' or ')';

    private static bool IsClosing(string text, int first, int tail) => text[tail - 1] switch
    {
        ')' or ']' or '}' or '"' or '\'' or ',' or ';' or '!' or '?' or ':' or '|' or '>' or '<' or '=' or '~' => true,
        '.' => true,
        '*' => tail - 2 < first || text[tail - 2] != ':',
        _ => false,
    };

    private static void AddMark(string text, int at, List<Token> tokens)
    {
        // ">=" and "<=" are one comparison.
        if (text[at] == '=' && tokens.Count > 0 && tokens[^1] is { Kind: TokenKind.Mark, Lower: ">" or "<" or "!" } before && before.End == at)
            tokens[^1] = before with { Lower = before.Lower + "=", Raw = before.Raw + "=", End = at + 1 };
        else if (text[at] != '*')
            tokens.Add(new(TokenKind.Mark, OneCharacter(text[at]), OneCharacter(text[at]), at, at + 1));
    }

    private static string OneCharacter(char c) => c switch
    {
        ',' => ",",
        '?' => "?",
        '!' => "!",
        '.' => ".",
        ':' => ":",
        ';' => ";",
        '(' => "(",
        ')' => ")",
        '\'' => "'",
        '"' => "\"",
        '>' => ">",
        '<' => "<",
        '=' => "=",
        _ => c.ToString(),
    };

    private static void Words(string text, int start, int end, List<Token> tokens)
    {
        var span = text.AsSpan(start, end - start);
        var comma = span.IndexOfAny(',', ';');
        if (tokens.Count < Limit && comma > 0 && comma < span.Length - 1 && !(char.IsAsciiDigit(span[comma - 1]) && char.IsAsciiDigit(span[comma + 1])) && !span.Contains('=') && !span.Contains('{'))
        {
            Words(text, start, start + comma, tokens);
            AddMark(text, start + comma, tokens);
            Words(text, start + comma + 1, end, tokens);
            return;
        }
        var lower = Letters.Fold(span);
        if (Contractions.TrySplit(lower, out var parts))
        {
            tokens.Add(new(TokenKind.Word, parts.First, parts.First, start, end));
            tokens.Add(new(TokenKind.Word, parts.Second, parts.Second, start, end));
            return;
        }
        if (lower.EndsWith("'s", StringComparison.Ordinal))
        {
            lower = lower[..^2];
            span = span[..^2];
        }
        tokens.Add(new(TokenKind.Word, ShortForms.Of(lower), span.ToString(), start, end));
    }
}
