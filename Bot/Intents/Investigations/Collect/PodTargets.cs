using System.Text.Json.Nodes;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>A target group of addresses that no ECS service fills holds pods where an EKS cluster runs in the same VPC.</summary>
internal static class PodTargets
{
    private const int MaxClusters = 4, MaxGroups = 2;

    /// <summary>Ties such groups to their cluster, where there is only one that may be meant.</summary>
    /// <returns>The clusters.</returns>
    public static async Task<IReadOnlyList<Thing>> FindAsync(Case @case, int reserve)
    {
        var groups = @case.Things.Where(t => t is { Kind: "target-group", Row: not null } && t.Row.Item["TargetType"].Text() == "ip" && !IsFilled(@case, t)).Take(MaxGroups).ToList();
        if (groups.Count == 0 || @case.Left < reserve + 1 + MaxClusters || ResourceRegistry.Find("eks-cluster") is not { } kind)
            return [];
        var spot = groups[0].Spot;
        if (await @case.Calls.AskAsync("eks", "ListClusters", [], spot, 1).ConfigureAwait(false) is not CallOutcome.Ok listed)
            return [];
        var names = (listed.Body["clusters"] as JsonArray ?? []).Select(c => c.Text()).Order(StringComparer.Ordinal).Take(MaxClusters).ToList();
        var clusters = await Task.WhenAll(names.Select(n => SubjectFinder.FindAsync(@case, Thing.Named(kind, n, spot)))).ConfigureAwait(false);
        var found = new List<Thing>();
        foreach (var group in groups)
        {
            if (clusters.Where(c => c.Row is not null && NamedIn.Strings(c.Row.Item).Concat(c.Row.Kind.Details.Select(d => c.Row.Detail(d.Name)).SelectMany(NamedIn.Strings)).Contains(group.Row!.Item["VpcId"].Text(), StringComparer.Ordinal)).ToList() is not [var one])
                continue;
            @case.Join(group, @case.Add(one), Tie.DependsOn);
            found.Add(one);
        }
        @case.Settle();
        return [.. found.Select(@case.Known).DistinctBy(c => c.Key)];
    }

    /// <summary>What registers targets in it is known.</summary>
    private static bool IsFilled(Case @case, Thing group) =>
        @case.Links.Any(l => l.From.Key == group.Key && l.To.Kind is "ecs-service" or "eks-cluster" or "auto-scaling-group" or "ec2-instance" || l.To.Key == group.Key && l.From.Kind == "ecs-service");
}
