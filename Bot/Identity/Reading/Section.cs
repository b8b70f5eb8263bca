using System.Globalization;
using Bot.Settings;

namespace Bot.Identity.Reading;

/// <summary>A mapping of the file, read key by key; keys that it does not know are faults.</summary>
internal sealed class Section
{
    private readonly YamlMap _map;
    private readonly FaultList _faults;

    /// <param name="map">The mapping.</param>
    /// <param name="path">Where it stands; empty for the file itself.</param>
    /// <param name="faults">Where faults go.</param>
    /// <param name="keys">The keys that it may have.</param>
    public Section(YamlMap map, string path, FaultList faults, params ReadOnlySpan<string> keys)
    {
        (_map, Path, _faults) = (map, path, faults);
        foreach (var entry in map.Entries)
        {
            if (keys.Contains(entry.Key))
                continue;
            var near = NearestName.Of(entry.Key, keys.ToArray());
            faults.Add(entry.Line, KeyOf(entry.Key), near is null ? $"is no key here; write one of {string.Join(", ", keys!)}." : $"is no key here; did you mean '{near}'?");
        }
    }

    public string Path { get; }
    public int Line => _map.Line;

    public bool Has(string key) => _map.Get(key) is not null;

    public YamlNode? Node(string key) => _map.Get(key);

    public string KeyOf(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    /// <summary>The line of a key; the section's own where it is missing.</summary>
    public int LineOf(string key) => _map.Entries.FirstOrDefault(e => e.Key == key)?.Line ?? Line;

    public void Fault(string key, string text) => _faults.Add(LineOf(key), KeyOf(key), text);

    public void Warn(string key, string text) => _faults.Warn(LineOf(key), KeyOf(key), text);

    /// <summary>A text; null where it is missing or none.</summary>
    public YamlValue? Text(string key) => _map.Get(key) switch
    {
        null => null,
        YamlScalar scalar => new(scalar.Text, scalar.Line, KeyOf(key)),
        _ => Wrong(key, "must be a single text."),
    };

    /// <summary>A text that must be there.</summary>
    /// <param name="key">The key.</param>
    /// <param name="write">What to write: <c>write a Region code such as us-east-1</c>.</param>
    public YamlValue? Required(string key, string write)
    {
        if (!Has(key))
            Fault(key, $"is missing; {write}.");
        return Text(key);
    }

    /// <summary>A list of texts; a single text is a list of one.</summary>
    public IReadOnlyList<YamlValue> Texts(string key)
    {
        switch (_map.Get(key))
        {
            case null:
                return [];
            case YamlScalar one:
                return [new(one.Text, one.Line, KeyOf(key))];
            case YamlList list:
                var found = new List<YamlValue>();
                for (var i = 0; i < list.Items.Count; i++)
                {
                    if (list.Items[i] is YamlScalar { IsNull: false } item)
                        found.Add(new(item.Text, item.Line, $"{KeyOf(key)}[{i}]"));
                    else
                        _faults.Add(list.Items[i].Line, $"{KeyOf(key)}[{i}]", "must be a single text.");
                }
                return found;
            default:
                Wrong(key, "must be a list of texts.");
                return [];
        }
    }

    /// <summary>The mappings of a list.</summary>
    /// <param name="key">The key.</param>
    /// <param name="keys">The keys that each may have.</param>
    public IReadOnlyList<Section> Sections(string key, params string[] keys)
    {
        switch (_map.Get(key))
        {
            case null:
                return [];
            case YamlList list:
                var found = new List<Section>();
                for (var i = 0; i < list.Items.Count; i++)
                {
                    if (list.Items[i] is YamlMap item)
                        found.Add(new(item, $"{KeyOf(key)}[{i}]", _faults, keys));
                    else
                        _faults.Add(list.Items[i].Line, $"{KeyOf(key)}[{i}]", $"must be a mapping with the keys {string.Join(", ", keys)}.");
                }
                return found;
            default:
                Wrong(key, $"must be a list; begin each entry with '- ' and give it the keys {string.Join(", ", keys)}.");
                return [];
        }
    }

    /// <summary>A mapping of its own.</summary>
    public Section? Inner(string key, params ReadOnlySpan<string> keys)
    {
        switch (_map.Get(key))
        {
            case null:
                return null;
            case YamlMap map:
                return new(map, KeyOf(key), _faults, keys);
            default:
                Wrong(key, $"must be a mapping with the keys {string.Join(", ", keys!)}.");
                return null;
        }
    }

    public bool Flag(string key, bool otherwise)
    {
        if (Text(key) is not { } value)
            return otherwise;
        if (value.Text is not ("true" or "false"))
            _faults.Add(value, $"'{value.Text}' is neither; write true or false.");
        return value.Text == "true" || (value.Text != "false" && otherwise);
    }

    public int Number(string key, int otherwise, int min, int max)
    {
        if (Text(key) is not { } value)
            return otherwise;
        if (int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        _faults.Add(value, $"'{value.Text}' does not fit; write a whole number from {min} to {max}.");
        return otherwise;
    }

    private YamlValue? Wrong(string key, string text)
    {
        Fault(key, text);
        return null;
    }
}
