using Bot.DemoAccount.Scenario.Sections;
using Bot.DemoAccount.Scenario.Yaml;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Scenario;

/// <summary>A scenario to the world that the demo account serves. Times in it are relative to the moment of loading.</summary>
public static class ScenarioLoader
{
    /// <summary>The company of the built-in scenario. It is checked by tests, not at every start.</summary>
    /// <param name="clock">The clock of the world.</param>
    public static World BuiltIn(TimeProvider clock)
    {
        var faults = new List<ScenarioFault>();
        return Load(new ScenarioFiles(name => Embedded.Open("Acme/" + name), faults), "acme.yaml", clock, faults, check: false);
    }

    /// <summary>A scenario file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="clock">The clock of the world.</param>
    /// <exception cref="ScenarioException">The file is not valid; the message says line, path and reason of every fault.</exception>
    public static World FromFile(string path, TimeProvider clock)
    {
        var faults = new List<ScenarioFault>();
        return Load(ScenarioFiles.OnDisk(path, faults), System.IO.Path.GetFileName(path), clock, faults, check: true);
    }

    /// <summary>A scenario's text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="clock">The clock of the world.</param>
    /// <exception cref="ScenarioException">The text is not valid.</exception>
    public static World FromText(string text, TimeProvider clock)
    {
        var faults = new List<ScenarioFault>();
        return Load(new ScenarioFiles(_ => new StringReader(text), faults), "scenario.yaml", clock, faults, check: true);
    }

    private static World Load(ScenarioFiles files, string first, TimeProvider clock, List<ScenarioFault> faults, bool check)
    {
        var world = new World();
        var time = new ScenarioTime(clock.GetUtcNow());
        var roots = files.Read(first);
        if (roots.Count > 0)
        {
            Times(roots, time);
            var organization = new OrganizationSection(world);
            organization.Read(roots);
            AccountsSection.Read(roots, world, organization);
            var resources = new ResourcesSection(world, time, faults);
            resources.Read(roots);
            resources.Expand();
            IdentityCenterSection.Read(roots, world);
            RecordedSection.Read(roots, world, time);
            var source = new ScenarioSource { Time = time, Index = resources.Index, Aliases = world.Accounts.Values.ToDictionary(a => a.Id, a => a.Alias, StringComparer.Ordinal), Roots = roots };
            source.Keep();
            world.SetPart(source);
            foreach (var root in roots)
            {
                foreach (var section in (string[])["services", "cloudtrail", "costs"]) root.Node(section);
                root.Text("name");
                root.Text("description");
                root.Texts("include");
                root.Done();
            }
            if (check && faults.Count == 0) ScenarioCheck.All(world, faults);
        }
        return faults.Count == 0 ? world : throw new ScenarioException([.. faults.OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line)]);
    }

    private static void Times(IReadOnlyList<MapReading> roots, ScenarioTime time)
    {
        foreach (var root in roots)
        {
            if (root.Open("times") is not { } times) continue;
            foreach (var (name, _) in times.Map.Entries)
                if (times.Instant(name, time) is { } instant) time.Name(name, instant);
        }
    }
}
