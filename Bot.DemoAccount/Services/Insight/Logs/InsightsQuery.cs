using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.DemoAccount.Services.Insight.Logs;

/// <summary>A Logs Insights query: fields, display, filter, parse, stats, sort, dedup, limit, one after the other.</summary>
internal sealed class InsightsQuery
{
    private readonly List<Func<List<Row>, List<Row>>> _steps = [];
    private IReadOnlyList<string>? _shown;
    private readonly List<Func<Dictionary<string, string>, bool>> _early = [];
    private bool _limited;
    private int? _matched;

    /// <summary>Rows that passed the filters of the last run.</summary>
    public int Matched => _matched ?? 0;

    /// <summary>Whether a line can pass the filters on the message that come first; what cannot need not be taken apart.</summary>
    public bool MayMatch(string message)
    {
        if (_early.Count == 0) return true;
        var fields = new Dictionary<string, string>(1, StringComparer.Ordinal) { ["@message"] = message };
        return _early.TrueForAll(e => e(fields));
    }

    /// <summary>A result row: names in order, values by name.</summary>
    public sealed record Row(Dictionary<string, string> Fields);

    public static InsightsQuery Parse(string text)
    {
        var query = new InsightsQuery();
        foreach (var command in Split(text, '|').Select(c => c.Trim()).Where(c => c.Length > 0 && c[0] != '#')) query.Add(command);
        return query;
    }

    /// <summary>Runs over rows; at most 10,000 come back, newest first unless sorted otherwise.</summary>
    public (IReadOnlyList<string> Columns, List<Row> Rows) Run(List<Row> rows, int limit)
    {
        _matched = null;
        foreach (var step in _steps) rows = step(rows);
        _matched ??= rows.Count;
        if (!_limited) rows = [.. rows.Take(limit)];
        return (_shown ?? ["@timestamp", "@message"], rows);
    }

    private void Add(string command)
    {
        var space = command.IndexOf(' ');
        var rest = space < 0 ? "" : command[(space + 1)..].Trim();
        switch ((space < 0 ? command : command[..space]).ToLowerInvariant())
        {
            case "fields" or "display":
                var columns = Split(rest, ',').Select(c => Alias(c.Trim())).ToList();
                _shown = [.. columns.Select(c => c.Name)];
                _steps.Add(rows => { foreach (var row in rows) foreach (var (expression, name) in columns) if (expression != name && InsightsExpression.Scalar(expression, row.Fields) is { } v) row.Fields[name] = v; return rows; });
                break;
            case "filter":
                var test = InsightsExpression.Condition(rest);
                // Fields that lines do not hold may be made by an earlier command; a test of the message alone holds for the line as it came.
                if (_steps.Count == _early.Count + (_shown is null ? 0 : 1) && Regex.IsMatch(rest, @"^@message\s+(not\s+)?like\s+(/[^/]*/|""[^""]*"")$", RegexOptions.IgnoreCase)) _early.Add(test);
                _steps.Add(rows => { List<Row> passed = [.. rows.Where(r => test(r.Fields))]; _matched = passed.Count; return passed; });
                break;
            case "parse":
                _steps.Add(ParseStep(rest));
                break;
            case "stats":
                var stats = new InsightsStats(rest);
                _shown = stats.Columns;
                _steps.Add(stats.Run);
                break;
            case "sort":
                var keys = Split(rest, ',').Select(k => k.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(k => (Name: k[0], Down: k.Length > 1 && k[1].Equals("desc", StringComparison.OrdinalIgnoreCase))).ToList();
                _steps.Add(rows => Sorted(rows, keys));
                break;
            case "dedup":
                var by = Split(rest, ',').Select(k => k.Trim()).ToList();
                _steps.Add(rows => [.. rows.DistinctBy(r => string.Join('\u001f', by.Select(k => r.Fields.GetValueOrDefault(k))))]);
                break;
            case "limit":
                if (!int.TryParse(rest, out var limit) || limit < 1) throw Malformed($"limit {rest}");
                _limited = true;
                _steps.Add(rows => [.. rows.Take(limit)]);
                break;
            default:
                throw Malformed(command);
        }
    }

    /// <summary>Splits at a sign outside quotes, brackets and regular expressions.</summary>
    public static IEnumerable<string> Split(string text, char at)
    {
        var from = 0;
        var depth = 0;
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0') { if (c == quote && text[i - 1] != '\\') quote = '\0'; }
            else if (c is '"' or '\'' or '`' || c == '/' && StartsExpression(text, i)) quote = c;
            else if (c is '(' or '[') depth++;
            else if (c is ')' or ']') depth--;
            else if (c == at && depth == 0)
            {
                yield return text[from..i];
                from = i + 1;
            }
        }
        yield return text[from..];
    }

    /// <summary><c>expression as name</c>.</summary>
    public static (string Expression, string Name) Alias(string text)
    {
        var at = text.LastIndexOf(" as ", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? (text, text) : (text[..at].Trim(), text[(at + 4)..].Trim().Trim('`'));
    }

    public static DemoException Malformed(string what) => new("MalformedQueryException", $"unexpected symbol found in '{what}'");

    private static bool StartsExpression(string text, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd();
        return before.EndsWith("like", StringComparison.OrdinalIgnoreCase) || before.EndsWith("=~", StringComparison.Ordinal) || before.EndsWith("@message", StringComparison.Ordinal);
    }

    /// <summary>A stable sort: rows that are equal keep their order.</summary>
    private static List<Row> Sorted(List<Row> rows, List<(string Name, bool Down)> keys) => [.. rows.Order(Comparer<Row>.Create((a, b) =>
    {
        foreach (var (name, down) in keys)
        {
            var order = InsightsExpression.Order(a.Fields.GetValueOrDefault(name), b.Fields.GetValueOrDefault(name));
            if (order != 0) return down ? -order : order;
        }
        return 0;
    }))];

    /// <summary><c>@message "a * b *" as x, y</c> or <c>@message /(?&lt;x&gt;…)/</c>.</summary>
    private static Func<List<Row>, List<Row>> ParseStep(string rest)
    {
        var field = "@message";
        if (rest.Length > 0 && rest[0] is not ('"' or '\'' or '/'))
        {
            var end = rest.IndexOf(' ');
            if (end < 0) throw Malformed("parse " + rest);
            (field, rest) = (rest[..end], rest[(end + 1)..].Trim());
        }
        var close = rest.Length > 1 ? rest.LastIndexOf(rest[0]) : 0;
        if (close <= 0) throw Malformed("parse " + rest);
        var pattern = rest[1..close];
        var names = Regex.Match(rest[(close + 1)..], @"^\s*as\s+(.*)$", RegexOptions.IgnoreCase) is { Success: true } found ? found.Groups[1].Value.Split(',').Select(n => n.Trim()).ToArray() : [];
        var regex = LogFields.Compile(rest[0] == '/' ? pattern : "^.*?" + string.Join("(.*?)", pattern.Split('*').Select(Regex.Escape)) + (pattern.EndsWith('*') ? "$" : ""));
        return rows =>
        {
            foreach (var row in rows)
            {
                if (row.Fields.GetValueOrDefault(field) is not { } text || regex.Match(text) is not { Success: true } match) continue;
                for (var i = 0; i < names.Length && i + 1 < match.Groups.Count; i++) row.Fields[names[i]] = match.Groups[i + 1].Value;
                foreach (Group group in match.Groups)
                    if (!char.IsAsciiDigit(group.Name[0])) row.Fields[group.Name] = group.Value;
            }
            return rows;
        };
    }

    public static long? Duration(string text)
    {
        var digits = text.TrimEnd([.. "smhdw"]);
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? n * text[digits.Length..] switch { "s" => 1_000, "m" => 60_000, "h" => 3_600_000, "d" => 86_400_000, "w" => 604_800_000, _ => 1_000 }
            : null;
    }
}
