using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>People call a part of the system shorter than its resources are called: "the wiki" is <c>wiki-alb</c> and <c>wiki-web</c>.</summary>
internal static class AlikeSubjects
{
    private const int Most = 4, Shortest = 3;

    /// <summary>What users meet first comes first.</summary>
    private static readonly string[] Kinds = ["load-balancer", "rest-api", "http-api", "ecs-service", "lambda-function", "auto-scaling-group", "state-machine"];

    /// <summary>Resources whose names hold the name as a word of its own; of the first kinds that have any.</summary>
    public static async Task<IReadOnlyList<Thing>> FindAsync(Case @case, string name, Spot spot)
    {
        if (name.Length < Shortest)
            return [];
        var finder = new Finder(@case.Calls);
        var rows = await Task.WhenAll(Kinds.Select(k => finder.RowsAsync(ResourceRegistry.Find(k)!, spot, Selection.All, Looks.FieldsOf(k)))).ConfigureAwait(false);
        return [.. rows.SelectMany(r => r.Where(x => Wording.HoldsWord(x.Name, name)).OrderBy(x => x.Name.Length).ThenBy(x => x.Name, StringComparer.Ordinal).Take(2)).Take(Most).Select(r => @case.Add(Thing.Of(r)))];
    }
}
