using System.Text.Json.Nodes;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>What traffic of things passes that no setting of theirs names: the network ACLs of their subnets, the endpoints of their VPC.</summary>
internal sealed class Networks(Case @case)
{
    private const int MaxThings = 24, MaxGroups = 2;

    /// <summary>Where a kind's subnets stand: the detail (none for the item itself), and the path in it.</summary>
    private static readonly Dictionary<string, (string Detail, string Path)> Subnets = new(StringComparer.Ordinal)
    {
        ["lambda-function"] = ("", "VpcConfig.SubnetIds"),
        ["ecs-service"] = ("service", "networkConfiguration.awsvpcConfiguration.subnets"),
        ["ec2-instance"] = ("", "SubnetId"),
        ["rds-instance"] = ("", "DBSubnetGroup.Subnets[].SubnetIdentifier"),
        ["load-balancer"] = ("", "AvailabilityZones[].SubnetId"),
        ["auto-scaling-group"] = ("", "VPCZoneIdentifier"),
        ["eks-cluster"] = ("cluster", "resourcesVpcConfig.subnetIds"),
        ["elasticache-cluster"] = ("", "CacheSubnetGroupName"),
    };

    /// <summary>Ties the things to the network ACLs and endpoints that their traffic passes.</summary>
    public async Task JoinAsync(int reserve)
    {
        var things = @case.Things.Where(t => t.Row is not null && Subnets.ContainsKey(t.Kind)).Take(MaxThings).ToList();
        var inside = things.Select(t => (Thing: t, Subnets: Named(t))).Where(x => x.Subnets.Count > 0).ToList();
        foreach (var group in inside.GroupBy(x => x.Thing.Spot).OrderBy(g => g.Key.Region, StringComparer.Ordinal).Take(2))
        {
            if (@case.Left < reserve + 2 + MaxGroups)
                return;
            var finder = new Finder(@case.Calls);
            var acls = finder.RowsAsync(Kind("network-acl"), group.Key, Selection.All);
            var endpoints = finder.RowsAsync(Kind("vpc-endpoint"), group.Key, Selection.All);
            var caches = await Task.WhenAll(group.Where(x => x.Thing.Kind == "elasticache-cluster").SelectMany(x => x.Subnets).Distinct().Take(MaxGroups).Select(n => CacheSubnetsAsync(n, group.Key)).ToList()).ConfigureAwait(false);
            var ofGroup = caches.ToDictionary(c => c.Name, c => c.Subnets, StringComparer.Ordinal);
            Join(group.Select(x => (x.Thing, x.Thing.Kind == "elasticache-cluster" ? [.. x.Subnets.SelectMany(s => ofGroup.GetValueOrDefault(s, []))] : x.Subnets)).ToList(), await acls.ConfigureAwait(false), await endpoints.ConfigureAwait(false));
        }
        @case.Settle();
    }

    private void Join(List<(Thing Thing, List<string> Subnets)> things, List<Row> acls, List<Row> endpoints)
    {
        foreach (var (thing, subnets) in things)
        {
            var mine = acls.Where(a => Values(a, "Associations[].SubnetId").Intersect(subnets).Any()).ToList();
            foreach (var acl in mine)
                @case.Join(thing, @case.Add(Thing.Of(acl)), Tie.SetUpWith);
            // A gateway's routes and an interface's private name hold for the whole VPC.
            var tables = @case.Links.Where(l => l.From.Key == thing.Key && l.To.Kind == "route-table").Select(l => @case.Known(l.To).Row).OfType<Row>();
            var vpcs = mine.Concat(tables).Append(thing.Row!).Select(r => r.Value("vpc_id").Text).Where(v => !string.IsNullOrEmpty(v)).ToHashSet(StringComparer.Ordinal);
            foreach (var endpoint in endpoints.Where(e => vpcs.Contains(e.Value("vpc_id").Text)))
                @case.Join(thing, @case.Add(Thing.Of(endpoint)), Tie.SetUpWith);
        }
    }

    private async Task<(string Name, List<string> Subnets)> CacheSubnetsAsync(string name, Spot spot)
    {
        var outcome = await @case.Calls.AskAsync("elasticache", "DescribeCacheSubnetGroups", new() { ["CacheSubnetGroupName"] = name }, spot, 1).ConfigureAwait(false);
        return (name, outcome is Identity.CallOutcome.Ok ok ? Values(ok.Body, "CacheSubnetGroups[].Subnets[].SubnetIdentifier") : []);
    }

    private static List<string> Named(Thing thing)
    {
        var (detail, path) = Subnets[thing.Kind];
        return Values(detail.Length == 0 ? thing.Row!.Item : thing.Row!.Detail(detail), path);
    }

    private static List<string> Values(Row row, string path) => Values(row.Item, path);

    private static List<string> Values(JsonNode? document, string path) =>
        document is null ? [] : ItemPath.Parse(path).Read(document) is var v && v.Values is { } several ? [.. several] : v.Text is { Length: > 0 } one ? [.. one.Split(',', StringSplitOptions.TrimEntries)] : [];

    private static ResourceKind Kind(string name) => ResourceRegistry.Find(name) ?? throw new InvalidOperationException($"The registry has no kind '{name}'.");
}
