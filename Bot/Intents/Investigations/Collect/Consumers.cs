using System.Text.Json.Nodes;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Who works a queue or stream off that no mapping feeds a function from: services whose settings name it.</summary>
internal sealed class Consumers(Case @case)
{
    private const int MaxClusters = 3, MaxServices = 4;

    /// <summary>Joins the services to the queues, those first whose names are like the queue's.</summary>
    public async Task<List<Thing>> FindAsync(int reserve)
    {
        var alone = @case.Subjects.Where(s => s.Kind is "sqs-queue" or "kinesis-stream" && !@case.Links.Any(l => l.From.Key == s.Key && l.Tie == Tie.MadeOf)).Take(2).ToList();
        if (alone.Count == 0 || @case.Left < reserve + 2 + MaxClusters + MaxServices)
            return [];
        var spot = alone[0].Spot;
        var listed = await @case.Calls.AskAsync("ecs", "ListClusters", [], spot, 1).ConfigureAwait(false);
        if (listed is not CallOutcome.Ok clusters)
        {
            @case.Book.Miss(Gaps.Of("the ECS clusters", listed));
            return [];
        }
        var names = (clusters.Body["clusterArns"] as JsonArray ?? []).Select(a => TargetText.LastOf(a.Text())).Order(StringComparer.Ordinal).Take(MaxClusters).ToList();
        var services = await Task.WhenAll(names.Select(async n => (Cluster: n, Outcome: await @case.Calls.AskAsync("ecs", "ListServices", new() { ["cluster"] = n }, spot, 1).ConfigureAwait(false)))).ConfigureAwait(false);
        var words = alone.SelectMany(Words).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var likely = services.Where(s => s.Outcome is CallOutcome.Ok).SelectMany(s => (((CallOutcome.Ok)s.Outcome).Body["serviceArns"] as JsonArray ?? []).Select(a => (s.Cluster, Name: TargetText.LastOf(a.Text()))))
            .OrderByDescending(s => s.Name.Split('-', '_').Count(words.Contains)).ThenBy(s => s.Name, StringComparer.Ordinal).Take(MaxServices).ToList();
        var kind = ResourceRegistry.Find("ecs-service")!;
        var rows = await Task.WhenAll(likely.GroupBy(s => s.Cluster).Select(g => new Finder(@case.Calls).RowsAsync(kind, spot, new([.. g.Select(s => new TargetText(s.Name))], [new(g.Key)]), Looks.FieldsOf(kind.Name))).ToList()).ConfigureAwait(false);
        var found = new List<Thing>();
        foreach (var row in rows.SelectMany(r => r))
        {
            var texts = NamedIn.Strings(row.Detail("task-definition")?["containerDefinitions"]).ToList();
            foreach (var queue in alone.Where(q => texts.Exists(t => t == q.Name || t == q.Id || t == q.Arn || NamedIn.Of(t, spot).Any(n => n.Kind == q.Kind && n.Name == q.Name))))
            {
                var service = @case.Add(Thing.Of(row));
                @case.Join(queue, service, Tie.DependsOn);
                found.Add(service);
            }
        }
        @case.Settle();
        return [.. found.DistinctBy(t => t.Key)];
    }

    private static IEnumerable<string> Words(Thing thing) => thing.Name.Split('-', '_', '.').Where(w => w.Length > 2 && w is not ("queue" or "jobs" or "prod" or "fifo"));
}
