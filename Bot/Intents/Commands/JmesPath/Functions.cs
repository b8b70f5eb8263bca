using System.Collections.Frozen;
using System.Globalization;

namespace Bot.Intents.Commands.JmesPath;

/// <summary>The built-in functions.</summary>
internal static class Functions
{
    private delegate object? Function(Interpreter run, object?[] arguments);

    private static readonly FrozenDictionary<string, (int Least, int Most, Function Body)> s_functions = new Dictionary<string, (int, int, Function)>
    {
        ["abs"] = (1, 1, (_, a) => Number(a, 0) is decimal d ? Math.Abs(d) : Math.Abs(Values.Double(a[0]!))),
        ["avg"] = (1, 1, (_, a) => Numbers(a, 0) is { Count: > 0 } list ? Sum(list) / list.Count : null),
        ["ceil"] = (1, 1, (_, a) => Number(a, 0) is decimal d ? Math.Ceiling(d) : Math.Ceiling(Values.Double(a[0]!))),
        ["contains"] = (2, 2, (_, a) => a[0] switch
        {
            string text => a[1] is string part && text.Contains(part, StringComparison.Ordinal),
            List<object?> list => list.Exists(i => Values.Equals(i, a[1])),
            _ => throw Type(0, "text or a list"),
        }),
        ["ends_with"] = (2, 2, (_, a) => Text(a, 0).EndsWith(Text(a, 1), StringComparison.Ordinal)),
        ["floor"] = (1, 1, (_, a) => Number(a, 0) is decimal d ? Math.Floor(d) : Math.Floor(Values.Double(a[0]!))),
        ["join"] = (2, 2, (_, a) => string.Join(Text(a, 0), List(a, 1).Select(i => i as string ?? throw Type(1, "a list of texts")))),
        ["keys"] = (1, 1, (_, a) => Map(a, 0).Keys.ToList<object?>()),
        ["length"] = (1, 1, (_, a) => (decimal)(a[0] switch
        {
            string text => text.EnumerateRunes().Count(),
            List<object?> list => list.Count,
            Dictionary<string, object?> map => map.Count,
            _ => throw Type(0, "text, a list or an object"),
        })),
        ["map"] = (2, 2, (run, a) => Reference(a, 0) is var each ? List(a, 1).Select(i => run.Evaluate(each, i)).ToList() : null),
        ["max"] = (1, 1, (_, a) => Best(Comparable(a, 0), 1)),
        ["max_by"] = (2, 2, (run, a) => BestBy(run, a, 1)),
        ["merge"] = (0, int.MaxValue, Merge),
        ["min"] = (1, 1, (_, a) => Best(Comparable(a, 0), -1)),
        ["min_by"] = (2, 2, (run, a) => BestBy(run, a, -1)),
        ["not_null"] = (1, int.MaxValue, (_, a) => a.FirstOrDefault(i => i is not null)),
        ["reverse"] = (1, 1, (_, a) => a[0] switch
        {
            string text => string.Concat(text.EnumerateRunes().Reverse()),
            List<object?> list => Enumerable.Reverse(list).ToList(),
            _ => throw Type(0, "text or a list"),
        }),
        ["sort"] = (1, 1, (_, a) => Comparable(a, 0).Order(s_order).ToList()),
        ["sort_by"] = (2, 2, (run, a) => Keyed(run, a).OrderBy(p => p.Key, s_order).Select(p => p.Item).ToList()),
        ["starts_with"] = (2, 2, (_, a) => Text(a, 0).StartsWith(Text(a, 1), StringComparison.Ordinal)),
        ["sum"] = (1, 1, (_, a) => Sum(Numbers(a, 0))),
        ["to_array"] = (1, 1, (_, a) => a[0] as List<object?> ?? [a[0]]),
        ["to_number"] = (1, 1, (_, a) => a[0] switch
        {
            decimal or double => a[0],
            string text when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var d) => d,
            _ => null,
        }),
        ["to_string"] = (1, 1, (_, a) => a[0] as string ?? Values.ToJson(a[0])?.ToJsonString(s_json) ?? "null"),
        ["type"] = (1, 1, (_, a) => a[0] switch
        {
            null => "null",
            bool => "boolean",
            string => "string",
            List<object?> => "array",
            Dictionary<string, object?> => "object",
            _ => "number",
        }),
        ["values"] = (1, 1, (_, a) => Map(a, 0).Values.ToList()),
    }.ToFrozenDictionary();

    private static readonly Comparer<object?> s_order = Comparer<object?>.Create((l, r) => Values.Compare(l!, r!));
    private static readonly System.Text.Json.JsonSerializerOptions s_json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static object? Call(Interpreter run, string name, object?[] arguments)
    {
        if (!s_functions.TryGetValue(name, out var function))
            throw new JmesPathException(JmesPathFault.UnknownFunction, $"There is no function {name}(). There are: {string.Join(", ", s_functions.Keys.Order())}.");
        if (arguments.Length < function.Least || arguments.Length > function.Most)
            throw new JmesPathException(JmesPathFault.InvalidArity, $"{name}() takes {function.Least} argument(s), not {arguments.Length}.");
        try
        {
            return function.Body(run, arguments);
        }
        catch (JmesPathException e) when (e.Fault == JmesPathFault.InvalidType && !e.Message.Contains("()", StringComparison.Ordinal))
        {
            throw new JmesPathException(JmesPathFault.InvalidType, $"{name}(): {e.Message}");
        }
        catch (OverflowException)
        {
            throw new JmesPathException(JmesPathFault.InvalidValue, $"{name}(): the numbers are too large.");
        }
    }

    private static JmesPathException Type(int index, string wanted) => new(JmesPathFault.InvalidType, $"argument {index + 1} must be {wanted}.");

    private static object Number(object?[] a, int i) => a[i] is decimal or double ? a[i]! : throw Type(i, "a number");

    private static string Text(object?[] a, int i) => a[i] as string ?? throw Type(i, "text");

    private static List<object?> List(object?[] a, int i) => a[i] as List<object?> ?? throw Type(i, "a list");

    private static Dictionary<string, object?> Map(object?[] a, int i) => a[i] as Dictionary<string, object?> ?? throw Type(i, "an object");

    private static Node Reference(object?[] a, int i) => (a[i] as Node.Reference ?? throw Type(i, "an expression with &")).Of;

    private static List<object?> Numbers(object?[] a, int i) => List(a, i).TrueForAll(n => n is decimal or double) ? List(a, i) : throw Type(i, "a list of numbers");

    /// <summary>All numbers or all texts.</summary>
    private static List<object?> Comparable(object?[] a, int i)
    {
        var list = List(a, i);
        return list.TrueForAll(n => n is decimal or double) || list.TrueForAll(n => n is string) ? list : throw Type(i, "a list of numbers or a list of texts");
    }

    private static decimal Sum(List<object?> numbers) => numbers.Sum(n => n is decimal d ? d : (decimal)Values.Double(n!));

    private static object? Best(List<object?> list, int sign) => list.Aggregate((object?)null, (best, i) => best is null || Values.Compare(i!, best) * sign > 0 ? i : best);

    private static object? BestBy(Interpreter run, object?[] a, int sign) =>
        Keyed(run, a).Aggregate(((object?, object?)?)null, (best, p) => best is not { } b || Values.Compare(p.Key!, b.Item1!) * sign > 0 ? p : best)?.Item2;

    private static List<(object? Key, object? Item)> Keyed(Interpreter run, object?[] a)
    {
        var list = List(a, 0);
        var by = Reference(a, 1);
        var keyed = list.ConvertAll(i => (Key: run.Evaluate(by, i), Item: i));
        return keyed.TrueForAll(p => p.Key is decimal or double) || keyed.TrueForAll(p => p.Key is string) ? keyed : throw Type(1, "an expression that gives numbers or texts for each element");
    }

    private static Dictionary<string, object?> Merge(Interpreter run, object?[] a)
    {
        var result = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < a.Length; i++)
        {
            foreach (var (name, value) in Map(a, i))
                result[name] = value;
        }
        return result;
    }
}
