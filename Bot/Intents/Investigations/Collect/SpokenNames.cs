using System.Text.RegularExpressions;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Errors name others as people do, by a plain word: <c>was last loaded by price-loader</c>. Words that are the names of functions or of known clusters' services are those.</summary>
internal static partial class SpokenNames
{
    private const int Most = 4;
    private static readonly string[] Kinds = ["lambda-function", "ecs-service"];

    /// <summary>Ties what is named so to what said it.</summary>
    /// <returns>What was not known before.</returns>
    public static async Task<IReadOnlyList<Thing>> FindAsync(Case @case, int reserve)
    {
        var known = @case.Things.Select(t => t.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var spoken = @case.Book.Facts.Where(f => f is { Source: "log", IsSymptom: true }).SelectMany(f => Plain().Matches(f.Said).Select(m => (f.Thing, Name: m.Value)))
            .Where(s => !known.Contains(s.Name)).DistinctBy(s => (s.Thing.Key, s.Name)).OrderBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Thing.Key, StringComparer.Ordinal).ToList();
        var found = new List<Thing>();
        foreach (var kind in Kinds.Select(ResourceRegistry.Find).OfType<ResourceKind>())
        {
            if (spoken.Count == 0 || @case.Left <= reserve + 2)
                break;
            var rows = (await new Finder(@case.Calls).RowsAsync(kind, spoken[0].Thing.Spot, Selection.All).ConfigureAwait(false)).ToLookup(r => r.Name, StringComparer.Ordinal);
            foreach (var (by, row) in spoken.SelectMany(s => rows[s.Name].Select(r => (s.Thing, r))).Take(Most))
            {
                var thing = @case.Add(Thing.Of(row));
                @case.Join(by, thing, Tie.DependsOn);
                found.Add(thing);
            }
            spoken.RemoveAll(s => rows.Contains(s.Name));
        }
        @case.Settle();
        return [.. found.Select(@case.Known).DistinctBy(t => t.Key)];
    }

    /// <summary>Words of two or more parts that stand free: no path, host, id or option.</summary>
    [GeneratedRegex(@"(?<![\w./:@=-])[a-z][a-z0-9]+(?:[-_][a-z0-9]+)+(?![\w./:@=-]*[./:@=-]\w)(?![\w-])")]
    private static partial Regex Plain();
}
