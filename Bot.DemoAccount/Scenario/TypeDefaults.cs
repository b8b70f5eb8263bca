using Bot.DemoAccount.Scenario.Yaml;

namespace Bot.DemoAccount.Scenario;

/// <summary>What is true of every resource of a type unless the author says otherwise.</summary>
internal sealed class TypeDefaults(string type, YamlMap map)
{
    public string Type { get; } = type;
    public YamlMap Map { get; } = map;
    public string? Id { get; } = (map.Get("id") as YamlScalar)?.Text;
    public string? Arn { get; } = (map.Get("arn") as YamlScalar)?.Text;
    public string? Created { get; } = (map.Get("created") as YamlScalar)?.Text;
    public bool Global { get; } = map.Get("scope") is YamlScalar { Text: "global" };
    public bool NameTag { get; } = map.Get("nameTag") is YamlScalar { Text: "true" };
    public YamlMap? Vars { get; } = map.Get("vars") as YamlMap;
    public YamlMap? Document { get; } = map.Get("document") as YamlMap;
    public YamlMap? Facets { get; } = map.Get("facets") as YamlMap;
    /// <summary>Resources that come with one of this type: an instance's root volume, a function's log group.</summary>
    public YamlList? Companions { get; } = map.Get("companions") as YamlList;
    /// <summary>Sets of metrics, each with a namespace, dimensions and series.</summary>
    public IReadOnlyList<YamlMap> Metrics { get; } = map.Get("metrics") switch { YamlMap one => [one], YamlList many => [.. many.Items.OfType<YamlMap>()], _ => [] };
    public IEnumerable<string> Namespaces => Metrics.Select(m => ((YamlScalar)m.Get("namespace")!).Text);
    public YamlMap? Log { get; } = map.Get("log") as YamlMap;
}

/// <summary>The defaults of all types, one embedded file for each service.</summary>
internal sealed class TypeDefaultsCatalog
{
    private readonly Dictionary<string, TypeDefaults> _types = new(StringComparer.Ordinal);

    private static readonly Lazy<TypeDefaultsCatalog> Shared = new(Load);

    public static TypeDefaultsCatalog Default => Shared.Value;

    public IReadOnlyCollection<TypeDefaults> All => _types.Values;

    public TypeDefaults? Find(string type) => _types.GetValueOrDefault(type);

    /// <summary>A type may be stated in parts: its document in one file, its metrics in another.</summary>
    private void Add(string type, YamlMap map) =>
        _types[type] = new TypeDefaults(type, _types.TryGetValue(type, out var known) ? new YamlMap(map.File, map.Line, [.. known.Map.Entries, .. map.Entries]) : map);

    private static TypeDefaultsCatalog Load()
    {
        var files = Embedded.Names("Defaults");
        var maps = new YamlMap?[files.Count];
        var faults = new List<ScenarioFault>[files.Count];
        Parallel.For(0, files.Count, i =>
        {
            using var text = Embedded.Open(files[i]);
            maps[i] = new YamlReader(files[i], faults[i] = []).Read(text);
        });
        if (faults.SelectMany(f => f).ToList() is { Count: > 0 } all) throw new ScenarioException(all);
        var catalog = new TypeDefaultsCatalog();
        foreach (var map in maps)
            foreach (var (type, body) in map!.Entries)
                if (body is YamlMap inner) catalog.Add(type, inner);
        return catalog;
    }
}
