using System.Text.Json.Nodes;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Metrics;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>A name that no resource bears may be a workload's of a Kubernetes cluster: its pods are known by what Container Insights logs of them.</summary>
internal static class KubernetesWorkloads
{
    private const int MaxClusters = 3, ForTheRest = 30;

    /// <summary>Where Container Insights puts the lines of a cluster's pods.</summary>
    /// <remarks>Source: Amazon CloudWatch user guide, "Set up Fluent Bit".</remarks>
    public static string LogGroup(string cluster) => $"/aws/containerinsights/{cluster}/application";

    /// <summary>The cluster in which something of this name logged in the time looked at; null where none did.</summary>
    public static async Task<Thing?> FindAsync(Case @case, string name, Spot spot)
    {
        if (@case.Left < ForTheRest + 1 + MaxClusters || ResourceRegistry.Find("eks-cluster") is not { } kind)
            return null;
        if (await @case.Calls.AskAsync("eks", "ListClusters", [], spot, 1).ConfigureAwait(false) is not CallOutcome.Ok listed)
            return null;
        var clusters = (listed.Body["clusters"] as JsonArray ?? []).Select(c => c.Text()).Order(StringComparer.Ordinal).Take(MaxClusters).ToList();
        var said = await Task.WhenAll(clusters.Select(c => SaidAsync(@case, c, name, spot))).ConfigureAwait(false);
        if (clusters.Zip(said).FirstOrDefault(s => s.Second is not null) is not ({ } cluster, { } call))
            return null;
        var thing = @case.Add(await SubjectFinder.FindAsync(@case, Thing.Named(kind, cluster, spot)).ConfigureAwait(false));
        @case.Book.Add(new("state.workload", thing, $"{name} runs in the cluster {cluster}: its pods log there", call));
        return thing;
    }

    /// <summary>The call that shows that pods of this name logged; null for none.</summary>
    private static async Task<string?> SaidAsync(Case @case, string cluster, string name, Spot spot)
    {
        var outcome = await @case.Calls.AskAsync("logs", "FilterLogEvents", new()
        {
            ["logGroupName"] = LogGroup(cluster),
            ["startTime"] = @case.Window.Start.ToUnixTimeMilliseconds(),
            ["endTime"] = @case.Window.End.ToUnixTimeMilliseconds(),
            ["filterPattern"] = $"\"{name.Replace("\"", "", StringComparison.Ordinal)}\"",
            ["limit"] = 1,
        }, spot, maxPages: 1).ConfigureAwait(false);
        return outcome is CallOutcome.Ok ok && ok.Body["events"].Objects().Any() ? ok.Call.Id : null;
    }
}
