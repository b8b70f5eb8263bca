using System.Collections.Immutable;
using Bot.Conversations;
using Bot.Identity;

namespace Bot.Intents.Costs.Savings;

/// <summary>Load balancers that send to nothing: no target is registered behind them.</summary>
internal static class OwnBalancers
{
    /// <summary>A month of a load balancer without any traffic, USD, us-east-1.</summary>
    /// <remarks>Source: the Elastic Load Balancing pricing page.</remarks>
    private const decimal Month = 0.0225m * 730, GatewayMonth = 0.0125m * 730;
    private const int MaxGroups = 40;

    /// <summary>What is idle; and what could not be asked.</summary>
    public static async Task<(ImmutableArray<Opportunity> Found, string? Missed)> FindAsync(Turn turn, OwnLook.Look look, CancellationToken cancellation)
    {
        var asked = await Task.WhenAll(
            turn.Aws.CallAllAsync("elbv2", "DescribeLoadBalancers", region: look.Region, maxPages: 5, cancellation: cancellation),
            turn.Aws.CallAllAsync("elbv2", "DescribeTargetGroups", region: look.Region, maxPages: 5, cancellation: cancellation)).ConfigureAwait(false);
        if (asked is not [CallOutcome.Ok balancers, CallOutcome.Ok groups])
            return ([], "elbv2:DescribeLoadBalancers");
        var behind = groups.Body["TargetGroups"].Objects().ToList();
        // Beyond so many, asking each would take longer than the answer is worth.
        if (behind.Count > MaxGroups)
            return ([], $"{behind.Count} target groups, of which each would have to be asked");
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (group, outcome) in await Task.WhenAll(behind.Select(async g => (g, await turn.Aws.CallAllAsync("elbv2", "DescribeTargetHealth", new() { ["TargetGroupArn"] = g["TargetGroupArn"].Text() }, look.Region, cancellation: cancellation).ConfigureAwait(false)))).ConfigureAwait(false))
        {
            // What cannot be seen is taken for used.
            if (outcome is not CallOutcome.Ok ok || ok.Body["TargetHealthDescriptions"].Objects().Any())
                used.UnionWith((group["LoadBalancerArns"] as System.Text.Json.Nodes.JsonArray ?? []).Select(a => a.Text()));
        }
        // Without any target group it may answer by itself: fixed responses and redirects need no target.
        var targeted = behind.SelectMany(g => (g["LoadBalancerArns"] as System.Text.Json.Nodes.JsonArray ?? []).Select(a => a.Text())).ToHashSet(StringComparer.Ordinal);
        return ([.. balancers.Body["LoadBalancers"].Objects().Where(b => b["LoadBalancerArn"].Text() is var arn && targeted.Contains(arn) && !used.Contains(arn))
            .Select(b => look.Of("Delete", "LoadBalancer", b["LoadBalancerArn"].Text(), $"{b["Type"].Text()} load balancer {b["LoadBalancerName"].Text()} without targets", "", b["Type"].Text() == "gateway" ? GatewayMonth : Month, 1, 100))], null);
    }
}
