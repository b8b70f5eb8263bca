using System.Net;
using System.Text.RegularExpressions;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>A private address that cannot be reached: the route that leads to it, and what it leads over: a peering, a transit gateway, a VPN, Direct Connect.</summary>
internal sealed partial class PrivateWays(Case @case, Neighbours neighbours)
{
    private const int MaxThings = 2;

    /// <summary>Fields of a route that name where it leads, with the kind named.</summary>
    private static readonly (string Field, string Kind)[] Targets = [("VpcPeeringConnectionId", "vpc-peering"), ("TransitGatewayId", "transit-gateway"), ("GatewayId", "vpn-gateway")];

    /// <summary>Ties what logged such an address to what its traffic passes.</summary>
    public async Task CollectAsync(int reserve)
    {
        var lines = @case.Book.Facts.Where(f => f.Sign is "log.unreachable" or "log.timeout").Select(f => (f, Address: Private(f.Said))).Where(x => x.Address is not null).DistinctBy(x => x.f.Thing.Key).OrderBy(x => x.f.Thing.Key, StringComparer.Ordinal).Take(MaxThings).ToList();
        foreach (var (line, address) in lines)
        {
            var tables = @case.Links.Where(l => l.From.Key == line.Thing.Key && l.To.Kind == "route-table").Select(l => @case.Known(l.To)).Where(t => t.Row is not null).ToList();
            var route = tables.SelectMany(t => t.Row!.Item["Routes"].Objects().Select(r => (Table: t, Route: r, Length: Covers(r["DestinationCidrBlock"].Text(), address!)))).Where(r => r.Length > 0).OrderByDescending(r => r.Length).FirstOrDefault();
            if (route.Table is null)
                continue;
            // Not the way to the internet is missing.
            @case.Book.Add(line with { Sign = "log.private-address", IsSymptom = false });
            foreach (var (field, kind) in Targets)
            {
                if (route.Route[field].Text() is not { Length: > 0 } id || kind == "vpn-gateway" && !id.StartsWith("vgw-", StringComparison.Ordinal))
                    continue;
                var passed = @case.Add(Thing.Named(ResourceRegistry.Find(kind)!, id, line.Thing.Spot));
                @case.Join(route.Table, passed, Tie.DependsOn);
                if (kind != "vpc-peering" && @case.Left > reserve + 3)
                    await LinksAsync(passed).ConfigureAwait(false);
            }
        }
        @case.Settle();
        await neighbours.LookUpAsync([.. @case.Things.Where(t => t.Kind is "vpc-peering" or "vpn-gateway" or "transit-gateway" or "direct-connect")], 0).ConfigureAwait(false);
    }

    /// <summary>The lines to other places that end at a gateway.</summary>
    private async Task LinksAsync(Thing gateway)
    {
        var finder = new Finder(@case.Calls);
        var tunnels = finder.RowsAsync(ResourceRegistry.Find("vpn-connection")!, gateway.Spot, Selection.All);
        var interfaces = gateway.Kind == "vpn-gateway" ? finder.RowsAsync(ResourceRegistry.Find("virtual-interface")!, gateway.Spot, Selection.All) : Task.FromResult<List<Row>>([]);
        foreach (var row in (await tunnels.ConfigureAwait(false)).Where(r => r.Value("gateway").Text == gateway.Id))
            @case.Join(gateway, @case.Add(Thing.Of(row)), Tie.MadeOf);
        foreach (var row in (await interfaces.ConfigureAwait(false)).Where(r => r.Item["virtualGatewayId"].Text() == gateway.Id))
        {
            var line = @case.Add(Thing.Of(row));
            @case.Join(gateway, line, Tie.MadeOf);
            if (row.Item["connectionId"].Text() is { Length: > 0 } connection)
                @case.Join(line, @case.Add(Thing.Named(ResourceRegistry.Find("direct-connect")!, connection, gateway.Spot)), Tie.MadeOf);
        }
    }

    private static IPAddress? Private(string said) => Address().Matches(said).Select(m => IPAddress.TryParse(m.Value, out var ip) ? ip : null).FirstOrDefault(ip => ip is not null);

    /// <summary>How long the prefix is that covers an address; 0 where it does not, or covers everything.</summary>
    private static int Covers(string cidr, IPAddress address) => IPNetwork.TryParse(cidr, out var net) && net.PrefixLength > 0 && net.Contains(address) ? net.PrefixLength : 0;

    /// <summary>Addresses of RFC 1918.</summary>
    [GeneratedRegex(@"(?<![\d.])(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})(?![\d.]*\d)")]
    private static partial Regex Address();
}
