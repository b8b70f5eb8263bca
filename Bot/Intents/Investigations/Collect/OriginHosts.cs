using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>What answers under a distribution's origins where these are names of the account's own: CloudFront asks for the name that the certificate there is made out for.</summary>
internal static class OriginHosts
{
    private const int MaxHosts = 2;
    private static readonly ItemPath Names = ItemPath.Parse("Origins.Items[].DomainName");

    /// <summary>Ties distributions to what the records of their origins lead to.</summary>
    public static async Task<IReadOnlyList<Thing>> FindAsync(Case @case, int reserve)
    {
        var origins = @case.Things.Where(t => t is { Kind: "cloudfront-distribution", Row: not null }).SelectMany(d => (Names.Read(d.Row!.Item) is var v ? v.Values ?? (v.Text is { } one ? [one] : []) : []).SelectMany(NamedIn.OwnHosts).Select(h => (Distribution: d, Host: h))).ToList();
        var found = new List<Thing>();
        foreach (var origin in origins.GroupBy(o => o.Host).OrderBy(g => g.Key, StringComparer.Ordinal).Take(MaxHosts))
        {
            if (@case.Left > reserve + 2)
                found.AddRange(await new HostZones(@case).OfAsync(origin.Key, [.. origin.Select(o => o.Distribution)], origin.First().Distribution.Spot).ConfigureAwait(false));
        }
        @case.Settle();
        return [.. found.Select(@case.Known).DistinctBy(t => t.Key)];
    }
}
