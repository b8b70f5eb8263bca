using System.Collections.Immutable;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>What was changed and is not known yet, where something known names it: in its settings, or in what it logs.</summary>
internal static class ChangedThings
{
    private const int Shortest = 4, Most = 8;
    private static readonly string[] Nothing = ["log-level", "loglevel", "log_level", "verbos", "debug"];

    /// <summary>Joins them.</summary>
    /// <returns>The new ones.</returns>
    public static IReadOnlyList<Thing> Join(Case @case, ImmutableArray<ReadChanges> read)
    {
        var known = @case.Things;
        var settings = known.Where(t => t.Row is not null && t.Kind is not "alarm").Select(t => (Thing: t, Texts: References.Texts(t), Lines: @case.Lines(t))).ToList();
        var found = new List<(Thing From, Thing To)>();
        foreach (var (spot, resource) in read.SelectMany(r => r.Changes.Where(c => c.Sort is not null && !(@case.Onset is { } o && c.At > o.AddMinutes(5))).SelectMany(c => c.Resources.Select(x => (r.Spot, x)))).Distinct())
        {
            if (Kind(resource.Type) is not { } kind || resource.Name.Length < Shortest || IsNothing(resource.Name))
                continue;
            var thing = resource.Name.StartsWith("arn:", StringComparison.Ordinal) && ArnThing.Of(resource.Name, spot) is { } byArn ? byArn : Thing.Named(kind, resource.Name, spot) is var named && kind.Name is "ssm-parameter" or "secret" ? named with { Name = resource.Name } : named;
            foreach (var (from, texts, lines) in settings)
            {
                if (from.Key != thing.Key && from.Name != thing.Name && (References.Suggests(from, thing) || Names(texts, resource.Name, thing) || lines.Any(l => Says(l, thing.Name.Length >= Shortest ? thing.Name : resource.Name))))
                    found.Add((from, thing));
            }
        }
        var fresh = new List<Thing>();
        foreach (var (from, to) in found.DistinctBy(f => (f.From.Key, f.To.Key)).Take(Most))
        {
            var isNew = !@case.Things.Any(t => t.Key == to.Key || t.Kind == to.Kind && t.Name == to.Name);
            var thing = @case.Add(to);
            // What is tied already keeps its tie.
            if (!@case.Links.Any(l => l.From.Key == from.Key && l.To.Key == thing.Key || l.From.Key == thing.Key && l.To.Key == from.Key))
                @case.Join(from, thing, NamedIn.TieOf(thing.Kind));
            if (isNew)
                fresh.Add(thing);
        }
        @case.Settle();
        return fresh;
    }

    /// <summary>How much is logged makes nothing fail.</summary>
    private static bool IsNothing(string name) => Nothing.Any(n => name.Contains(n, StringComparison.OrdinalIgnoreCase));

    private static bool Names(ImmutableHashSet<string> texts, string name, Thing thing) => texts.Contains(name) || texts.Contains(thing.Name) || thing.Arn.Length > 0 && texts.Contains(thing.Arn);

    /// <summary>The name stands in the line, and is no everyday word.</summary>
    private static bool Says(string line, string name) => (name.Length >= 6 || name.AsSpan().ContainsAny("-_/.")) && Wording.HoldsName(line, name);

    private static ResourceKind? Kind(string type) => type.Length == 0 ? null : ResourceRegistry.Kinds.FirstOrDefault(k => k.CloudFormationType == type);
}
