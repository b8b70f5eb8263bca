using System.Text.Json.Nodes;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Names that could not be resolved, or whose host fails, looked up in the account's own zones.</summary>
internal sealed class HostZones(Case @case)
{
    private const int MaxHosts = 3, MaxAddresses = 2;

    /// <summary>Ties what logged such a name to the zone that should hold it, and says whether it does.</summary>
    /// <returns>What the zones' records lead to.</returns>
    public async Task<IReadOnlyList<Thing>> CollectAsync()
    {
        List<(Thing Thing, string Host)> hosts = [.. NamedIn.OwnHosts(@case, "log.dns").Concat(FailingHosts.Of(@case).Select(h => (h.Caller, h.Host))).Distinct()];
        if (hosts.Count == 0 || @case.Left < 1 + MaxHosts)
            return [];
        var behind = new List<Thing>();
        foreach (var host in hosts.GroupBy(h => h.Host).Take(MaxHosts))
            behind.AddRange(await OfAsync(host.Key, [.. host.Select(h => h.Thing)], hosts[0].Thing.Spot).ConfigureAwait(false));
        @case.Settle();
        return [.. behind.Select(@case.Known).DistinctBy(t => t.Key)];
    }

    /// <summary>What the records of a name lead to, tied to what uses it; the longest zone answers for it.</summary>
    public async Task<IReadOnlyList<Thing>> OfAsync(string host, List<Thing> users, Spot spot)
    {
        var listed = await @case.Calls.AskAsync("route53", "ListHostedZones", [], spot, 2).ConfigureAwait(false);
        if (listed is not CallOutcome.Ok zones)
        {
            @case.Book.Miss(Gaps.Of("the hosted zones", listed));
            return [];
        }
        var zone = zones.Body["HostedZones"].Objects().Where(z => Plain(z["Name"].Text()) is var n && (host == n || host.EndsWith("." + n, StringComparison.Ordinal))).MaxBy(z => z["Name"].Text().Length);
        return zone is null ? [] : await LookAsync(host, zone, users, spot).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<Thing>> LookAsync(string host, JsonObject zone, List<Thing> users, Spot spot)
    {
        var id = TargetText.LastOf(zone["Id"].Text());
        var thing = @case.Add(new("hosted-zone", id, Plain(zone["Name"].Text()), $"arn:aws:route53:::hostedzone/{id}", spot));
        foreach (var user in users)
            @case.Join(user, thing, Tie.SetUpWith);
        var outcome = await @case.Calls.AskAsync("route53", "ListResourceRecordSets", new() { ["HostedZoneId"] = id, ["StartRecordName"] = host, ["MaxItems"] = 5 }, spot, 1).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
        {
            @case.Book.Miss(Gaps.Of($"the records of {thing.Name}", outcome));
            return [];
        }
        var wild = "\\052" + host[host.IndexOf('.', StringComparison.Ordinal)..];
        var records = ok.Body["ResourceRecordSets"].Objects().Where(r => Plain(r["Name"].Text()) is var n && (n == host || n == wild || n.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(n[1..], StringComparison.Ordinal))).ToList();
        @case.Book.Add(records.Count == 0 ? new("state.record-missing", thing, $"{thing.Name}: has no record `{host}`", ok.Call.Id) : new("state.read", thing, $"{thing.Name}: holds the record {host}", ok.Call.Id));
        var texts = records.SelectMany(r => NamedIn.Strings(r)).ToList();
        List<Thing> behind = [.. texts.SelectMany(t => NamedIn.Of(t, spot)).Select(@case.Add).DistinctBy(t => t.Key)];
        // What runs on hosts of one's own bears their addresses.
        foreach (var address in texts.SelectMany(PrivateAddresses.Of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MaxAddresses))
        {
            if (await PrivateAddresses.FindAsync(@case, address, spot).ConfigureAwait(false) is { } at)
                behind.Add(@case.Add(at));
        }
        foreach (var (user, to) in users.SelectMany(u => behind.Select(b => (u, b))))
            @case.Join(user, to, NamedIn.TieOf(to.Kind));
        return behind;
    }

    private static string Plain(string name) => name.TrimEnd('.').ToLowerInvariant();
}
