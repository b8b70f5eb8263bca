using Bot.DemoAccount.Scenario.Yaml;

namespace Bot.DemoAccount.Scenario;

/// <summary>Where a scenario's text comes from: the disk or this library.</summary>
internal sealed class ScenarioFiles(Func<string, TextReader> open, List<ScenarioFault> faults)
{
    /// <summary>Files of a scenario on disk; included files stand relative to it.</summary>
    public static ScenarioFiles OnDisk(string path, List<ScenarioFault> faults)
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;
        return new ScenarioFiles(name => new StreamReader(System.IO.Path.Combine(folder, name)), faults);
    }

    /// <summary>Every file of the scenario, the first one first; read side by side.</summary>
    public IReadOnlyList<MapReading> Read(string first)
    {
        if (One(first) is not { } root) return [];
        var reading = new MapReading(root, "", faults);
        var included = reading.Texts("include");
        var maps = new YamlMap?[included.Count];
        var wrong = new List<ScenarioFault>[included.Count];
        Parallel.For(0, included.Count, i => maps[i] = new ScenarioFiles(open, wrong[i] = []).One(included[i]));
        foreach (var list in wrong) faults.AddRange(list);
        return [reading, .. maps.OfType<YamlMap>().Select(m => new MapReading(m, "", faults))];
    }

    private YamlMap? One(string name)
    {
        try
        {
            using var text = open(name);
            return new YamlReader(System.IO.Path.GetFileName(name), faults).Read(text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(new ScenarioFault(name, 1, "", $"cannot be read: {e.Message}"));
            return null;
        }
    }
}
