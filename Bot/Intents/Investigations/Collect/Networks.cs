using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Where things run: their subnets, and what their traffic passes, which no setting of theirs names: route tables, network ACLs, the endpoints of their VPC.</summary>
internal sealed partial class Networks(Case @case)
{
    private const int MaxThings = 24, MaxGroups = 2, MaxSubnets = 20, MaxRegions = 2, Lists = 4;

    /// <summary>What is asked: it needs no way out of its own.</summary>
    private static readonly string[] Asked = ["load-balancer", "target-group", "rds-instance", "rds-cluster", "elasticache-cluster", "elasticache-replication-group", "opensearch-domain", "msk-cluster", "mq-broker", "efs-file-system", "redshift-cluster"];

    /// <summary>The network itself.</summary>
    private static readonly string[] Parts = ["subnet", "network-acl", "route-table", "vpc", "security-group", "vpc-endpoint", "nat-gateway", "network-interface", "vpc-peering", "transit-gateway"];

    /// <summary>Ties the things to the security groups that they name, to their subnets and to what their traffic passes.</summary>
    /// <returns>The route tables: what they lead to is not known yet.</returns>
    public async Task<IReadOnlyList<Thing>> JoinAsync(int reserve)
    {
        var things = @case.Things.Where(t => t.Row is not null && !Parts.Contains(t.Kind)).Take(MaxThings).ToList();
        foreach (var (thing, group) in things.SelectMany(t => Named(t, SecurityGroup()).Select(g => (t, g))))
            @case.Join(thing, @case.Add(Thing.Named(Kind("security-group"), group, thing.Spot)), Tie.SetUpWith);
        var inside = things.Concat(@case.Things.Where(t => t is { Kind: "subnet", Row: not null })).Select(t => (Thing: t, Subnets: t.Kind == "elasticache-cluster" && t.Row!.Item["CacheSubnetGroupName"].Text() is { Length: > 0 } own ? [own] : Named(t, Subnet()))).Where(x => x.Subnets.Count > 0).ToList();
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
        var (acls, endpoints, tables) = (All("network-acl"), All("vpc-endpoint"), group.Exists(x => !Asked.Contains(x.Thing.Kind)) ? All("route-table") : Task.FromResult<List<Row>>([]));
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
            if (Asked.Contains(thing.Kind))
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

    /// <summary>The ids of a sort that its settings hold.</summary>
    private static List<string> Named(Thing thing, Regex id) =>
        [.. thing.Row!.Kind.Details.Select(d => thing.Row.Detail(d.Name)).Prepend(thing.Row.Item).SelectMany(NamedIn.Strings).SelectMany(t => id.Matches(t).Select(m => m.Value)).Distinct(StringComparer.Ordinal)];

    private static List<string> Values(JsonNode? document, string path) =>
        document is null ? [] : ItemPath.Parse(path).Read(document) is var v && v.Values is { } several ? [.. several] : v.Text is { Length: > 0 } one ? [.. one.Split(',', StringSplitOptions.TrimEntries)] : [];

    private static ResourceKind Kind(string name) => ResourceRegistry.Find(name) ?? throw new InvalidOperationException($"The registry has no kind '{name}'.");

    [GeneratedRegex(@"\bsubnet-[0-9a-f]{8,17}\b")]
    private static partial Regex Subnet();

    [GeneratedRegex(@"\bsg-[0-9a-f]{8,17}\b")]
    private static partial Regex SecurityGroup();
}
