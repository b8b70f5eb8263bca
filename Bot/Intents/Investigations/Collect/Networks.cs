using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Where things run: their subnets, and what their traffic passes, which no setting of theirs names: route tables, network ACLs, the endpoints of their VPC.</summary>
internal sealed class Networks(Case @case)
{
    private const int MaxThings = 24, MaxGroups = 2, MaxSubnets = 20, MaxRegions = 2, Lists = 4;

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
        ["eks-nodegroup"] = ("nodegroup", "subnets"),
        ["elasticache-cluster"] = ("", "CacheSubnetGroupName"),
    };

    /// <summary>What calls others: it needs a way out.</summary>
    private static readonly string[] Callers = ["lambda-function", "ecs-service", "ec2-instance", "auto-scaling-group", "eks-cluster", "eks-nodegroup"];

    /// <summary>Ties the things to their subnets and to what their traffic passes.</summary>
    /// <returns>The route tables: what they lead to is not known yet.</returns>
    public async Task<IReadOnlyList<Thing>> JoinAsync(int reserve)
    {
        var things = @case.Things.Where(t => t.Row is not null && Subnets.ContainsKey(t.Kind)).Take(MaxThings).ToList();
        var inside = things.Select(t => (Thing: t, Subnets: Named(t))).Where(x => x.Subnets.Count > 0).ToList();
        foreach (var group in inside.GroupBy(x => x.Thing.Spot).OrderBy(g => g.Key.Region, StringComparer.Ordinal).Take(MaxRegions))
        {
            if (@case.Left < reserve + Lists + MaxGroups)
                break;
            await JoinAsync([.. group], group.Key).ConfigureAwait(false);
        }
        @case.Settle();
        return [.. @case.Things.Where(t => t.Kind == "route-table" && t.Row is not null)];
    }

    private async Task JoinAsync(List<(Thing Thing, List<string> Subnets)> group, Spot spot)
    {
        var finder = new Finder(@case.Calls);
        Task<List<Row>> All(string kind) => finder.RowsAsync(Kind(kind), spot, Selection.All, Looks.FieldsOf(kind));
        var (acls, endpoints, tables) = (All("network-acl"), All("vpc-endpoint"), group.Exists(x => Callers.Contains(x.Thing.Kind)) ? All("route-table") : Task.FromResult<List<Row>>([]));
        var caches = await Task.WhenAll(group.Where(x => x.Thing.Kind == "elasticache-cluster").SelectMany(x => x.Subnets).Distinct().Take(MaxGroups).Select(n => CacheSubnetsAsync(n, spot)).ToList()).ConfigureAwait(false);
        var ofGroup = caches.ToDictionary(c => c.Name, c => c.Subnets, StringComparer.Ordinal);
        group = [.. group.Select(x => x.Thing.Kind == "elasticache-cluster" ? (x.Thing, [.. x.Subnets.SelectMany(s => ofGroup.GetValueOrDefault(s, []))]) : x)];
        var ids = group.SelectMany(x => x.Subnets).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MaxSubnets).Select(s => new TargetText(s)).ToImmutableArray();
        var subnets = ids.IsEmpty ? [] : await finder.RowsAsync(Kind("subnet"), spot, new(ids, [])).ConfigureAwait(false);
        Join(group, subnets, await acls.ConfigureAwait(false), await endpoints.ConfigureAwait(false), await tables.ConfigureAwait(false));
    }

    private void Join(List<(Thing Thing, List<string> Subnets)> things, List<Row> subnets, List<Row> acls, List<Row> endpoints, List<Row> tables)
    {
        foreach (var (thing, ids) in things)
        {
            var own = subnets.Where(s => ids.Contains(s.Id)).ToList();
            var vpcs = own.Append(thing.Row!).Select(r => r.Value("vpc_id").Text).Where(v => !string.IsNullOrEmpty(v)).ToHashSet(StringComparer.Ordinal);
            foreach (var row in own.Concat(acls.Where(a => Values(a.Item, "Associations[].SubnetId").Intersect(ids).Any())))
                @case.Join(thing, @case.Add(Thing.Of(row)), Tie.SetUpWith);
            if (!Callers.Contains(thing.Kind))
                continue;
            // A subnet without an association of its own uses the VPC's main route table.
            var ways = tables.Where(t => Values(t.Item, "Associations[].SubnetId").Intersect(ids).Any()).ToList();
            foreach (var table in ways.Count > 0 ? ways : tables.Where(t => vpcs.Contains(t.Value("vpc_id").Text) && t.Value("main").Text == "true"))
                @case.Join(thing, @case.Add(Thing.Of(table)), Tie.SetUpWith);
            // A gateway's routes and an interface's private name hold for the whole VPC.
            foreach (var endpoint in endpoints.Where(e => vpcs.Contains(e.Value("vpc_id").Text)))
            {
                var known = @case.Add(Thing.Of(endpoint));
                @case.Join(thing, known, Tie.SetUpWith);
                foreach (var id in Values(endpoint.Item, "Groups[].GroupId"))
                    @case.Join(known, @case.Add(Thing.Named(Kind("security-group"), id, known.Spot)), Tie.SetUpWith);
            }
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

    private static List<string> Values(JsonNode? document, string path) =>
        document is null ? [] : ItemPath.Parse(path).Read(document) is var v && v.Values is { } several ? [.. several] : v.Text is { Length: > 0 } one ? [.. one.Split(',', StringSplitOptions.TrimEntries)] : [];

    private static ResourceKind Kind(string name) => ResourceRegistry.Find(name) ?? throw new InvalidOperationException($"The registry has no kind '{name}'.");
}
