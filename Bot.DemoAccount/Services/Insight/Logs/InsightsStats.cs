using System.Globalization;

namespace Bot.DemoAccount.Services.Insight.Logs;

/// <summary><c>stats count(*) as n, avg(@duration) by bin(5m), @logStream</c>.</summary>
internal sealed class InsightsStats
{
    private readonly List<(string Expression, string Name)> _figures;
    private readonly List<(string Expression, string Name)> _by = [];

    public InsightsStats(string text)
    {
        var at = text.LastIndexOf(" by ", StringComparison.OrdinalIgnoreCase);
        _figures = [.. InsightsQuery.Split(at < 0 ? text : text[..at], ',').Select(f => InsightsQuery.Alias(f.Trim()))];
        if (at >= 0) _by = [.. InsightsQuery.Split(text[(at + 4)..], ',').Select(f => InsightsQuery.Alias(f.Trim()))];
    }

    public IReadOnlyList<string> Columns => [.. _by.Select(b => b.Name), .. _figures.Select(f => f.Name)];

    public List<InsightsQuery.Row> Run(List<InsightsQuery.Row> rows)
    {
        var groups = rows.GroupBy(r => string.Join('\u001f', _by.Select(b => InsightsExpression.Scalar(b.Expression, r.Fields))));
        var result = new List<InsightsQuery.Row>();
        foreach (var group in groups)
        {
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (expression, name) in _by)
                if (InsightsExpression.Scalar(expression, group.First().Fields) is { } key) fields[name] = key;
            foreach (var (expression, name) in _figures)
                if (Figure(expression, [.. group]) is { } value) fields[name] = value.ToString("0.####", CultureInfo.InvariantCulture);
            result.Add(new(fields));
        }
        return result;
    }

    private static double? Figure(string expression, List<InsightsQuery.Row> rows)
    {
        var open = expression.IndexOf('(');
        if (open < 0 || expression[^1] != ')') throw InsightsQuery.Malformed(expression);
        var function = expression[..open].Trim().ToLowerInvariant();
        var arguments = InsightsQuery.Split(expression[(open + 1)..^1], ',').Select(a => a.Trim()).ToArray();
        if (function == "count" && arguments[0] is "*" or "") return rows.Count;
        var texts = rows.Select(r => InsightsExpression.Scalar(arguments[0], r.Fields)).OfType<string>().ToList();
        if (function == "count") return texts.Count;
        if (function == "count_distinct") return texts.Distinct(StringComparer.Ordinal).Count();
        var numbers = texts.Where(t => double.TryParse(t, CultureInfo.InvariantCulture, out _)).Select(t => double.Parse(t, CultureInfo.InvariantCulture)).Order().ToList();
        if (numbers.Count == 0) return null;
        return function switch
        {
            "sum" => numbers.Sum(),
            "avg" => numbers.Average(),
            "min" or "earliest" => numbers[0],
            "max" or "latest" => numbers[^1],
            "median" => numbers[numbers.Count / 2],
            "stddev" => Math.Sqrt(numbers.Sum(n => (n - numbers.Average()) * (n - numbers.Average())) / numbers.Count),
            "pct" or "percentile" when arguments.Length > 1 && double.TryParse(arguments[1], CultureInfo.InvariantCulture, out var p) => numbers[Math.Clamp((int)Math.Ceiling(p / 100 * numbers.Count) - 1, 0, numbers.Count - 1)],
            _ => throw InsightsQuery.Malformed(expression),
        };
    }
}
