namespace Bot.Intents.Commands.JmesPath;

/// <summary>Walks the tree over values; one for each search.</summary>
internal sealed class Interpreter
{
    /// <summary>Steps of one search: far above any answer of AWS, far below a second's work for a hostile expression.</summary>
    private const int MaxSteps = 1_000_000;
    private int _steps;

    public object? Evaluate(Node node, object? value)
    {
        if (++_steps > MaxSteps)
            throw new JmesPathException(JmesPathFault.TooLarge, "The expression takes too many steps on this data.");
        switch (node)
        {
            case Node.Current: return value;
            case Node.Literal literal: return literal.Value;
            case Node.Field field: return value is Dictionary<string, object?> map && map.TryGetValue(field.Name, out var found) ? found : null;
            case Node.Index index: return value is List<object?> items ? At(items, index.Position) : null;
            case Node.Slice slice: return value is List<object?> whole ? Slice(whole, slice) : null;
            case Node.Then then: return Evaluate(then.First, value) is { } first ? Evaluate(then.Second, first) : null;
            case Node.Pipe pipe: return Evaluate(pipe.Second, Evaluate(pipe.First, value));
            case Node.Project project: return Evaluate(project.Of, value) is List<object?> list ? Each(list, project.Each) : null;
            case Node.ProjectValues values: return Evaluate(values.Of, value) is Dictionary<string, object?> of ? Each(of.Values, values.Each) : null;
            case Node.Filter filter:
                return Evaluate(filter.Of, value) is List<object?> all ? Each(all.Where(i => Values.IsTrue(Evaluate(filter.Condition, i))), filter.Each) : null;
            case Node.Flatten flatten: return Evaluate(flatten.Of, value) is List<object?> nested ? Flat(nested) : null;
            case Node.Compare compare: return Compare(compare.Operator, Evaluate(compare.Left, value), Evaluate(compare.Right, value));
            case Node.Or or: return Evaluate(or.Left, value) is var left && Values.IsTrue(left) ? left : Evaluate(or.Right, value);
            case Node.And and: return Evaluate(and.Left, value) is var right && !Values.IsTrue(right) ? right : Evaluate(and.Right, value);
            case Node.Not not: return !Values.IsTrue(Evaluate(not.Of, value));
            case Node.Many many: return value is null ? null : many.Items.Select(i => Evaluate(i, value)).ToList();
            case Node.Shape shape: return value is null ? null : Shape(shape, value);
            case Node.Call call: return Functions.Call(this, call.Function, [.. call.Arguments.Select(a => a is Node.Reference r ? r : Evaluate(a, value))]);
            case Node.Reference reference: return reference;
            default: throw new InvalidOperationException(node.GetType().Name);
        }
    }

    private List<object?> Each(IEnumerable<object?> items, Node each)
    {
        var result = new List<object?>();
        foreach (var item in items)
        {
            if (Evaluate(each, item) is { } value)
                result.Add(value);
        }
        return result;
    }

    private List<object?> Flat(List<object?> list)
    {
        var result = new List<object?>();
        foreach (var item in list)
        {
            if (item is List<object?> inner)
                result.AddRange(inner);
            else
                result.Add(item);
        }
        _steps += result.Count;
        return result;
    }

    private Dictionary<string, object?> Shape(Node.Shape shape, object value)
    {
        var result = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, node) in shape.Members)
            result[name] = Evaluate(node, value);
        return result;
    }

    private static object? At(List<object?> list, int position)
    {
        if (position < 0)
            position += list.Count;
        return position >= 0 && position < list.Count ? list[position] : null;
    }

    private static List<object?> Slice(List<object?> list, Node.Slice slice)
    {
        var step = slice.Step ?? 1;
        if (step == 0)
            throw new JmesPathException(JmesPathFault.InvalidValue, "The step of a slice must not be 0.");
        var (first, last) = step > 0 ? (0, list.Count) : (-1, list.Count - 1);
        long start = slice.Start is { } s ? Math.Clamp(s < 0 ? (long)s + list.Count : s, first, last) : step > 0 ? first : last;
        long stop = slice.Stop is { } e ? Math.Clamp(e < 0 ? (long)e + list.Count : e, first, last) : step > 0 ? last : first;
        var result = new List<object?>();
        for (var i = start; step > 0 ? i < stop : i > stop; i += step)
            result.Add(list[(int)i]);
        return result;
    }

    private static object? Compare(TokenKind op, object? left, object? right)
    {
        switch (op)
        {
            case TokenKind.Equal: return Values.Equals(left, right);
            case TokenKind.NotEqual: return !Values.Equals(left, right);
        }
        // Order is defined for numbers alone; AWS's CLI compares texts too (dates), and so do we.
        if (!((left is decimal or double && right is decimal or double) || (left is string && right is string)))
            return null;
        var order = Values.Compare(left, right);
        return op switch
        {
            TokenKind.Less => order < 0,
            TokenKind.LessOrEqual => order <= 0,
            TokenKind.Greater => order > 0,
            _ => order >= 0,
        };
    }
}
