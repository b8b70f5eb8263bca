using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.DemoAccount.Services.Insight.Logs;

/// <summary>Conditions of <c>filter</c> and the scalar functions of <c>fields</c>.</summary>
internal sealed class InsightsExpression
{
    private readonly List<string> _tokens;
    private int _at;

    private InsightsExpression(string text) => _tokens = Tokens(text);

    public static Func<IReadOnlyDictionary<string, string>, bool> Condition(string text)
    {
        var parser = new InsightsExpression(text);
        var condition = parser.Or();
        return parser._at == parser._tokens.Count ? condition : throw InsightsQuery.Malformed(parser._tokens[parser._at]);
    }

    /// <summary>A field, <c>bin(5m)</c>, <c>strlen(x)</c>, <c>toupper(x)</c>, <c>tolower(x)</c>, <c>substr(x, a, n)</c>, <c>concat(…)</c>, <c>coalesce(…)</c> or a constant.</summary>
    public static string? Scalar(string text, IReadOnlyDictionary<string, string> fields)
    {
        text = text.Trim();
        if (text.Length > 1 && text[0] is '"' or '\'') return text[1..^1];
        var open = text.IndexOf('(');
        if (open < 0 || text[^1] != ')') return fields.GetValueOrDefault(text.Trim('`')) ?? (double.TryParse(text, CultureInfo.InvariantCulture, out _) ? text : null);
        var arguments = InsightsQuery.Split(text[(open + 1)..^1], ',').Select(a => a.Trim()).ToArray();
        return text[..open].ToLowerInvariant() switch
        {
            "bin" => Bin(fields, arguments[0]),
            "strlen" => Scalar(arguments[0], fields)?.Length.ToString(CultureInfo.InvariantCulture),
            "toupper" => Scalar(arguments[0], fields)?.ToUpperInvariant(),
            "tolower" => Scalar(arguments[0], fields)?.ToLowerInvariant(),
            "concat" => string.Concat(arguments.Select(a => Scalar(a, fields))),
            "coalesce" => arguments.Select(a => Scalar(a, fields)).FirstOrDefault(v => v is not null),
            "substr" when Scalar(arguments[0], fields) is { } value && int.TryParse(arguments[1], out var from) =>
                value.Substring(Math.Min(from, value.Length), arguments.Length > 2 && int.TryParse(arguments[2], out var n) ? Math.Min(n, value.Length - Math.Min(from, value.Length)) : value.Length - Math.Min(from, value.Length)),
            _ => throw InsightsQuery.Malformed(text),
        };
    }

    public static int Order(string? a, string? b) =>
        double.TryParse(a, CultureInfo.InvariantCulture, out var x) && double.TryParse(b, CultureInfo.InvariantCulture, out var y) ? x.CompareTo(y) : string.CompareOrdinal(a, b);

    private static string? Bin(IReadOnlyDictionary<string, string> fields, string width)
    {
        var ms = InsightsQuery.Duration(width) ?? throw InsightsQuery.Malformed(width);
        var at = DateTimeOffset.Parse(fields["@timestamp"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds();
        return LogFields.Time(at / ms * ms);
    }

    private Func<IReadOnlyDictionary<string, string>, bool> Or()
    {
        var left = And();
        while (Word("or"))
        {
            var (a, b) = (left, And());
            left = f => a(f) || b(f);
        }
        return left;
    }

    private Func<IReadOnlyDictionary<string, string>, bool> And()
    {
        var left = Not();
        while (Word("and"))
        {
            var (a, b) = (left, Not());
            left = f => a(f) && b(f);
        }
        return left;
    }

    private Func<IReadOnlyDictionary<string, string>, bool> Not()
    {
        if (Word("not"))
        {
            var inner = Not();
            return f => !inner(f);
        }
        if (Word("("))
        {
            var inner = Or();
            if (!Word(")")) throw InsightsQuery.Malformed("(");
            return inner;
        }
        return Test();
    }

    private Func<IReadOnlyDictionary<string, string>, bool> Test()
    {
        var field = Next();
        if (field.StartsWith("ispresent(", StringComparison.OrdinalIgnoreCase)) return f => f.ContainsKey(field[10..^1].Trim());
        if (field.StartsWith("isempty(", StringComparison.OrdinalIgnoreCase)) return f => !f.TryGetValue(field[8..^1].Trim(), out var v) || v.Length == 0;
        if (field.StartsWith("strcontains(", StringComparison.OrdinalIgnoreCase))
        {
            var parts = InsightsQuery.Split(field[12..^1], ',').Select(p => p.Trim()).ToArray();
            return f => Scalar(parts[0], f) is { } v && v.Contains(Unquoted(parts[1]), StringComparison.Ordinal);
        }
        var negative = Word("not");
        var op = Next().ToLowerInvariant();
        if (op == "in")
        {
            var list = Next();
            var values = InsightsQuery.Split(list.Trim('[', ']'), ',').Select(v => Unquoted(v.Trim())).ToHashSet(StringComparer.Ordinal);
            return f => (Scalar(field, f) is { } v && values.Contains(v)) != negative;
        }
        var wanted = Next();
        if (op is "like" or "=~")
        {
            var caseless = wanted.StartsWith("/(?i)", StringComparison.Ordinal);
            var test = wanted[0] == '/' ? new Func<string, bool>(LogFields.Compile(wanted.Trim('/')).IsMatch) : v => v.Contains(Unquoted(wanted), caseless ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
            return f => (Scalar(field, f) is { } v && test(v)) != negative;
        }
        var constant = Unquoted(wanted);
        return f =>
        {
            if (Scalar(field, f) is not { } v) return op == "!=";
            var order = Order(v, constant);
            return op switch { "=" => order == 0, "!=" => order != 0, ">" => order > 0, "<" => order < 0, ">=" => order >= 0, "<=" => order <= 0, _ => throw InsightsQuery.Malformed(op) };
        };
    }

    private string Next() => _at < _tokens.Count ? _tokens[_at++] : throw InsightsQuery.Malformed("end of filter");

    private bool Word(string word)
    {
        if (_at >= _tokens.Count || !_tokens[_at].Equals(word, StringComparison.OrdinalIgnoreCase)) return false;
        _at++;
        return true;
    }

    private static string Unquoted(string text) => text.Length > 1 && text[0] is '"' or '\'' ? text[1..^1] : text;

    /// <summary>Words, quoted texts, regular expressions, lists, calls with their brackets, operators.</summary>
    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        foreach (Match match in Regex.Matches(text, """/(?:\\.|[^/])+/i?|"(?:\\.|[^"])*"|'(?:\\.|[^'])*'|\[[^\]]*\]|[A-Za-z]+\([^()]*\)|[()]|!=|>=|<=|=~|[=<>]|[^\s()=<>!]+"""))
            tokens.Add(match.Value);
        return tokens;
    }
}
