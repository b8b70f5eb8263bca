using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Bot.DemoAccount.Scenario;
using Bot.DemoAccount.Scenario.Signals;
using Bot.DemoAccount.Scenario.Yaml;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight.Metrics;

/// <summary>All metric series: those that every resource of a type has, with the author's changes, and those of the scenario's <c>metrics:</c> section.</summary>
internal sealed class MetricBook
{
    private readonly ConcurrentDictionary<Resource, IReadOnlyList<MetricSeries>> _ofResource = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<(string, string), List<MetricSeries>> _stated = new();
    private static readonly TypeDefaults[] Measured = [.. TypeDefaultsCatalog.Default.All.Where(t => t.Metrics.Count > 0)];

    /// <summary>Adds a series of the scenario itself.</summary>
    public void Add(string account, string region, MetricSeries series) => _stated.GetOrAdd((account, region), _ => []).Add(series);

    /// <summary>The series of one Region.</summary>
    public IEnumerable<MetricSeries> In(World world, string account, string region, string? ns = null)
    {
        foreach (var series in _stated.GetValueOrDefault((account, region)) ?? [])
            if (ns is null || series.Namespace == ns) yield return series;
        foreach (var type in Measured)
        {
            if (ns is not null && !type.Namespaces.Contains(ns)) continue;
            // Metrics of global services are in us-east-1.
            foreach (var resource in world.List(account, type.Global ? "global" : region, type.Type))
            {
                if (type.Global && region != "us-east-1") break;
                foreach (var series in Of(world, resource))
                    if (ns is null || series.Namespace == ns) yield return series;
            }
        }
    }

    /// <summary>One series; null when nothing like it was ever measured.</summary>
    public MetricSeries? Find(World world, string account, string region, string ns, string name, IReadOnlyDictionary<string, string> dimensions)
    {
        foreach (var series in In(world, account, region, ns))
            if (series.Name == name && series.Has(dimensions)) return series;
        return null;
    }

    /// <summary>The series of one resource.</summary>
    public IReadOnlyList<MetricSeries> Of(World world, Resource resource) => _ofResource.GetOrAdd(resource, r => Build(world.Part<ScenarioSource>(), r));

    private static List<MetricSeries> Build(ScenarioSource source, Resource resource)
    {
        var faults = new List<ScenarioFault>();
        var found = Build(source, resource, faults);
        return faults.Count == 0 ? found : throw new ScenarioException(faults);
    }

    /// <summary>Builds a resource's series, collecting what is wrong in them.</summary>
    internal static List<MetricSeries> Build(ScenarioSource source, Resource resource, List<ScenarioFault> faults)
    {
        var result = new List<MetricSeries>();
        if (source.For(resource, faults) is not { } known) return result;
        var (draft, expansion) = known;
        var own = draft.Entry.Get("metrics") as YamlMap;
        var used = new HashSet<string>(StringComparer.Ordinal);
        var byName = new Dictionary<string, MetricSeries>(StringComparer.Ordinal);
        foreach (var set in draft.Defaults.Metrics)
        {
            if (!Holds(set.Get("when") as YamlMap, resource.Document)) { used.UnionWith(own?.Entries.Select(e => e.Key) ?? []); continue; }
            var dimensions = ((YamlMap)set.Get("dimensions")!).Entries.ToDictionary(d => d.Key, d => expansion.Text(((YamlScalar)d.Value).Text, d.Value), StringComparer.Ordinal);
            var ns = ((YamlScalar)set.Get("namespace")!).Text;
            var last = ReferenceEquals(set, draft.Defaults.Metrics[^1]);
            var standard = (YamlMap)set.Get("series")!;
            foreach (var (name, spec) in standard.Entries.Concat(last ? own?.Entries.Where(e => !used.Contains(e.Key) && standard.Get(e.Key) is null) ?? [] : []))
            {
                var change = own?.Get(name);
                used.Add(name);
                var merged = SpecOf(expansion.Merge(spec, change), change ?? spec);
                var series = SeriesReader.Read(new MapReading(merged, $"{draft.Path}.metrics.{name}", faults), ns, name, dimensions, source.Time,
                    SeededHash.Of($"{resource.Account}/{resource.Region}/{ns}/{name}/{resource.Id}/{result.Count}"), s => byName.GetValueOrDefault(s)?.Signal);
                byName[name] = series;
                result.Add(series);
            }
        }
        return result;
    }

    /// <summary>A bare number is a constant.</summary>
    private static YamlMap SpecOf(JsonNode? spec, YamlNode at) => (YamlMap)(spec is JsonObject map
        ? JsonYaml.Of(map, at.File, at.Line)
        : new YamlMap(at.File, at.Line, [new("base", new YamlScalar(at.File, at.Line, spec?.ToString() ?? "0", false))]));

    private static bool Holds(YamlMap? when, JsonObject document)
    {
        foreach (var (path, value) in when?.Entries ?? [])
            if (document.At(path)?.ToString() != ((YamlScalar)value).Text) return false;
        return true;
    }
}
