using System.Globalization;

namespace Bot.DemoAccount.Scenario.Yaml;

/// <summary>Reads a mapping key by key; <see cref="Done"/> reports what nobody asked for.</summary>
internal sealed class MapReading(YamlMap map, string path, List<ScenarioFault> faults)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public YamlMap Map => map;
    public string Path => path;
    public List<ScenarioFault> Faults => faults;

    /// <summary>The same mapping with faults going elsewhere.</summary>
    public MapReading With(List<ScenarioFault> elsewhere) => new(map, path, elsewhere);

    public string Inner(string key) => path.Length == 0 ? key : $"{path}.{key}";

    public YamlNode? Node(string key)
    {
        _asked.Add(key);
        return map.Get(key) is { } node && node is not YamlScalar { IsNull: true } ? node : null;
    }

    public bool Has(string key) => Node(key) is not null;

    public string? Text(string key) => Node(key) switch
    {
        null => null,
        YamlScalar scalar => scalar.Text,
        { } other => Wrong<string>(other, key, "a single value is expected"),
    };

    public string Required(string key)
    {
        if (Node(key) is null) Fault(map.Line, Inner(key), "is missing");
        return Text(key) ?? "";
    }

    public YamlMap? MapAt(string key) => Node(key) switch
    {
        null => null,
        YamlMap inner => inner,
        { } other => Wrong<YamlMap>(other, key, "a mapping is expected"),
    };

    public MapReading? Open(string key) => MapAt(key) is { } inner ? new MapReading(inner, Inner(key), faults) : null;

    public IReadOnlyList<YamlNode> List(string key) => Node(key) switch
    {
        null => [],
        YamlList list => list.Items,
        { } other => Wrong<IReadOnlyList<YamlNode>>(other, key, "a list is expected") ?? [],
    };

    /// <summary>The mappings of a list, each ready to be read.</summary>
    public IEnumerable<MapReading> Maps(string key)
    {
        var items = List(key);
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is YamlMap item) yield return new MapReading(item, $"{Inner(key)}[{i}]", faults);
            else Fault(items[i].Line, $"{Inner(key)}[{i}]", "a mapping is expected");
        }
    }

    public IReadOnlyList<string> Texts(string key)
    {
        if (Node(key) is YamlScalar one) return [one.Text];
        var found = new List<string>();
        foreach (var (item, i) in List(key).Select((item, i) => (item, i)))
        {
            if (item is YamlScalar scalar) found.Add(scalar.Text);
            else Fault(item.Line, $"{Inner(key)}[{i}]", "a single value is expected");
        }
        return found;
    }

    public double Number(string key, double otherwise)
    {
        if (Text(key) is not { } text) return otherwise;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number;
        Wrong<string>(Node(key)!, key, $"'{text}' is not a number");
        return otherwise;
    }

    public decimal Amount(string key, decimal otherwise)
    {
        if (Text(key) is not { } text) return otherwise;
        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)) return number;
        Wrong<string>(Node(key)!, key, $"'{text}' is not an amount");
        return otherwise;
    }

    public bool Flag(string key, bool otherwise)
    {
        switch (Text(key))
        {
            case null: return otherwise;
            case "true": return true;
            case "false": return false;
            case var text:
                Wrong<string>(Node(key)!, key, $"'{text}' is neither true nor false");
                return otherwise;
        }
    }

    public string OneOf(string key, string otherwise, params ReadOnlySpan<string> allowed)
    {
        if (Text(key) is not { } text) return otherwise;
        foreach (var value in allowed)
            if (value == text) return text;
        Wrong<string>(Node(key)!, key, $"'{text}' is none of {string.Join(", ", allowed!)}");
        return otherwise;
    }

    public DateTimeOffset? Instant(string key, ScenarioTime time)
    {
        if (Text(key) is not { } text) return null;
        if (time.TryParse(text, out var instant, out var why)) return instant;
        Wrong<string>(Node(key)!, key, why);
        return null;
    }

    public TimeSpan? Duration(string key)
    {
        if (Text(key) is not { } text) return null;
        if (ScenarioTime.TryDuration(text, out var span)) return span;
        Wrong<string>(Node(key)!, key, $"'{text}' is not a duration such as 90s, 5m, 2h or 30d");
        return null;
    }

    /// <summary>Reports every key that nobody asked for.</summary>
    public void Done()
    {
        foreach (var (key, value) in map.Entries)
            if (!_asked.Contains(key))
                Fault(value.Line, Inner(key), $"unknown key; known here: {string.Join(", ", _asked.Order(StringComparer.Ordinal))}");
    }

    public void Fault(int line, string where, string reason) => faults.Add(new ScenarioFault(map.File, line, where, reason));

    /// <summary>A fault at a key.</summary>
    public void Fault(string key, string reason) => Fault(map.Get(key)?.Line ?? map.Line, Inner(key), reason);

    private T? Wrong<T>(YamlNode node, string key, string reason) where T : class
    {
        Fault(node.Line, Inner(key), reason);
        return null;
    }
}
