using System.Text.Json.Nodes;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>ECS services whose task definitions name a thing: no list of AWS says who uses a queue or a database.</summary>
internal static class NamingServices
{
    private const int MaxClusters = 3, MaxServices = 4;

    /// <summary>Calls that a search takes at most.</summary>
    public const int MostCalls = 2 + MaxClusters + MaxServices;

    /// <summary>The services with what they name, those looked at first whose own names are like it.</summary>
    public static async Task<List<(Thing Service, Thing Named)>> FindAsync(Case @case, IReadOnlyList<Thing> things)
    {
        var spot = things[0].Spot;
        var listed = await @case.Calls.AskAsync("ecs", "ListClusters", [], spot, 1).ConfigureAwait(false);
        if (listed is not CallOutcome.Ok clusters)
        {
            @case.Book.Miss(Gaps.Of("the ECS clusters", listed));
            return [];
        }
        var names = (clusters.Body["clusterArns"] as JsonArray ?? []).Select(a => TargetText.LastOf(a.Text())).Order(StringComparer.Ordinal).Take(MaxClusters).ToList();
        var services = await Task.WhenAll(names.Select(async n => (Cluster: n, Outcome: await @case.Calls.AskAsync("ecs", "ListServices", new() { ["cluster"] = n }, spot, 1).ConfigureAwait(false)))).ConfigureAwait(false);
        var words = things.SelectMany(Words).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var likely = services.Where(s => s.Outcome is CallOutcome.Ok).SelectMany(s => (((CallOutcome.Ok)s.Outcome).Body["serviceArns"] as JsonArray ?? []).Select(a => (s.Cluster, Name: TargetText.LastOf(a.Text()))))
            .OrderByDescending(s => s.Name.Split('-', '_').Count(words.Contains)).ThenBy(s => s.Name, StringComparer.Ordinal).Take(MaxServices).ToList();
        var kind = ResourceRegistry.Find("ecs-service")!;
        var rows = await Task.WhenAll(likely.GroupBy(s => s.Cluster).Select(g => new Finder(@case.Calls).RowsAsync(kind, spot, new([.. g.Select(s => new TargetText(s.Name))], [new(g.Key)]), Looks.FieldsOf(kind.Name))).ToList()).ConfigureAwait(false);
        return [.. rows.SelectMany(r => r).SelectMany(row =>
        {
            var texts = NamedIn.Strings(row.Detail("task-definition")?["containerDefinitions"]).ToList();
            return things.Where(t => texts.Exists(x => Names(x, t))).Select(t => (Thing.Of(row), t));
        })];
    }

    /// <summary>The text is its name, its id or its ARN, or a host or address of it.</summary>
    public static bool Names(string text, Thing thing) =>
        text == thing.Name || text == thing.Id || thing.Arn.Length > 0 && text == thing.Arn || NamedIn.Of(text, thing.Spot).Any(n => n.Kind == thing.Kind && n.Name == thing.Name);

    private static IEnumerable<string> Words(Thing thing) => thing.Name.Split('-', '_', '.').Where(w => w.Length > 2 && w is not ("queue" or "jobs" or "prod" or "fifo"));
}
