using System.Globalization;

namespace Bot.DemoAccount.Services.Insight.Metrics;

/// <summary>Metric math: + - * / over queries and numbers, brackets, comparison, and SUM, AVG, MIN, MAX, ABS, CEIL, FLOOR, IF, FILL, RATE, METRICS.</summary>
internal sealed class MetricExpression(string text, Func<string, MetricResult> find)
{
    private int _at;

    public MetricResult Result(string id, string label)
    {
        var value = Comparison();
        Space();
        if (_at < text.Length) throw Fault();
        return new MetricResult(id, label, value.Points ?? new SortedDictionary<long, double>());
    }

    /// <summary>Namespace, words, statistic and period of a SEARCH expression; null for any other.</summary>
    public static (string Namespace, IReadOnlyList<string> Words, string Stat, int Period)? Search(string text)
    {
        var start = text.IndexOf("SEARCH(", StringComparison.OrdinalIgnoreCase);
        if (start < 0) return null;
        var parts = text[(start + 7)..].Split('\'');
        if (parts.Length < 4) throw MetricQueries.Invalid($"Error in expression: '{text}' is not a SEARCH('{{Namespace,Dimension}} words', 'Statistic', period)");
        var query = parts[1];
        var open = query.IndexOf('{');
        var close = query.IndexOf('}');
        var schema = open >= 0 && close > open ? query[(open + 1)..close].Split(',')[0].Trim().Trim('"') : "";
        var words = query[(close + 1)..].Replace("MetricName=", "", StringComparison.OrdinalIgnoreCase).Replace("\"", "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var digits = new string([.. (parts.Length > 4 ? parts[4] : "").Where(char.IsAsciiDigit)]);
        return (schema, [.. words.Where(w => w is not ("AND" or "OR"))], parts[3], digits.Length > 0 ? int.Parse(digits, CultureInfo.InvariantCulture) : 300);
    }

    private readonly record struct Value(double Number, SortedDictionary<long, double>? Points);

    private Value Comparison()
    {
        var left = Sum();
        Space();
        foreach (var sign in (ReadOnlySpan<string>)[">=", "<=", "==", "!=", ">", "<"])
        {
            if (string.CompareOrdinal(text, _at, sign, 0, sign.Length) != 0) continue;
            _at += sign.Length;
            return Join(left, Sum(), (a, b) => sign switch { ">=" => a >= b, "<=" => a <= b, "==" => a == b, "!=" => a != b, ">" => a > b, _ => a < b } ? 1 : 0);
        }
        return left;
    }

    private Value Sum()
    {
        var left = Product();
        while (Sign("+-") is { } sign)
        {
            var right = Product();
            left = Join(left, right, (a, b) => sign == '+' ? a + b : a - b);
        }
        return left;
    }

    private Value Product()
    {
        var left = Atom();
        while (Sign("*/") is { } sign)
        {
            var right = Atom();
            left = Join(left, right, (a, b) => sign == '*' ? a * b : b == 0 ? double.NaN : a / b);
        }
        return left;
    }

    private Value Atom()
    {
        Space();
        if (_at >= text.Length) throw Fault();
        if (text[_at] == '(')
        {
            _at++;
            var inner = Comparison();
            Expect(')');
            return inner;
        }
        if (text[_at] == '-')
        {
            _at++;
            return Join(new(0, null), Atom(), (a, b) => a - b);
        }
        var start = _at;
        if (char.IsAsciiDigit(text[_at]) || text[_at] == '.')
        {
            while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] == '.')) _at++;
            return new(double.Parse(text.AsSpan(start, _at - start), CultureInfo.InvariantCulture), null);
        }
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '_')) _at++;
        if (_at == start) throw Fault();
        var name = text[start.._at];
        Space();
        return _at < text.Length && text[_at] == '(' ? Call(name.ToUpperInvariant()) : new(0, find(name).Points);
    }

    private Value Call(string function)
    {
        _at++;
        var arguments = new List<Value>();
        Space();
        if (_at < text.Length && text[_at] == '[') _at++;
        while (_at < text.Length && text[_at] != ')')
        {
            arguments.Add(Comparison());
            Space();
            if (_at < text.Length && text[_at] is ',' or ']') _at++;
            Space();
        }
        Expect(')');
        if (arguments.Count == 0) throw Fault();
        return function switch
        {
            "SUM" => Fold(arguments, v => v.Sum()),
            "AVG" => Fold(arguments, v => v.Average()),
            "MIN" => Fold(arguments, v => v.Min()),
            "MAX" => Fold(arguments, v => v.Max()),
            "ABS" => Join(arguments[0], new(0, null), (a, _) => Math.Abs(a)),
            "CEIL" => Join(arguments[0], new(0, null), (a, _) => Math.Ceiling(a)),
            "FLOOR" => Join(arguments[0], new(0, null), (a, _) => Math.Floor(a)),
            "RATE" => Rate(arguments[0]),
            "FILL" => arguments[0],
            "IF" when arguments.Count == 3 => Join(arguments[0], Join(arguments[1], arguments[2], (a, _) => a), (c, a) => c != 0 ? a : double.NaN),
            _ => throw MetricQueries.Invalid($"Error in expression: Function {function} is not supported by the demo account"),
        };
    }

    /// <summary>One series is folded over time to a number, several are folded point by point.</summary>
    private static Value Fold(List<Value> arguments, Func<IEnumerable<double>, double> fold)
    {
        if (arguments is [var one]) return one.Points is { Count: > 0 } points ? new(fold(points.Values), null) : one;
        var all = new SortedDictionary<long, List<double>>();
        foreach (var argument in arguments)
            foreach (var (time, value) in argument.Points ?? [])
                (all.TryGetValue(time, out var list) ? list : all[time] = []).Add(value);
        return new(0, new SortedDictionary<long, double>(all.ToDictionary(p => p.Key, p => fold(p.Value))));
    }

    private static Value Rate(Value of)
    {
        var rates = new SortedDictionary<long, double>();
        (long Time, double Value)? before = null;
        foreach (var (time, value) in of.Points ?? [])
        {
            if (before is { } b) rates[time] = (value - b.Value) / (time - b.Time);
            before = (time, value);
        }
        return new(0, rates);
    }

    private static Value Join(Value a, Value b, Func<double, double, double> with)
    {
        if (a.Points is null && b.Points is null) return new(with(a.Number, b.Number), null);
        var result = new SortedDictionary<long, double>();
        foreach (var (time, value) in a.Points ?? b.Points!)
        {
            double? other = a.Points is null ? a.Number : b.Points is null ? b.Number : b.Points.TryGetValue(time, out var v) ? v : null;
            if (other is { } o && (a.Points is null ? with(o, value) : with(value, o)) is var r && !double.IsNaN(r)) result[time] = r;
        }
        return new(0, result);
    }

    private char? Sign(string signs)
    {
        Space();
        return _at < text.Length && signs.Contains(text[_at]) ? text[_at++] : null;
    }

    private void Expect(char c)
    {
        Space();
        if (_at >= text.Length || text[_at] != c) throw Fault();
        _at++;
    }

    private void Space()
    {
        while (_at < text.Length && text[_at] == ' ') _at++;
    }

    private DemoException Fault() => MetricQueries.Invalid($"Error in expression '{text}': Syntax error at position {_at + 1}");
}
