using System.Text.Json.Nodes;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Names that could not be resolved, looked up in the account's own zones.</summary>
internal sealed class HostZones(Case @case)
{
    private const int MaxHosts = 3;

    /// <summary>Ties what logged such a name to the zone that should hold it, and says whether it does.</summary>
    public async Task CollectAsync()
    {
        var hosts = NamedIn.OwnHosts(@case, "log.dns");
        if (hosts.Count == 0 || @case.Left < 1 + MaxHosts)
            return;
        var spot = hosts[0].Thing.Spot;
        var listed = await @case.Calls.AskAsync("route53", "ListHostedZones", [], spot, 2).ConfigureAwait(false);
        if (listed is not CallOutcome.Ok zones)
        {
            @case.Book.Miss(Gaps.Of("the hosted zones", listed));
            return;
        }
        foreach (var host in hosts.GroupBy(h => h.Host).Take(MaxHosts))
        {
            // The longest zone answers for a name.
            var zone = zones.Body["HostedZones"].Objects().Where(z => Plain(z["Name"].Text()) is var n && (host.Key == n || host.Key.EndsWith("." + n, StringComparison.Ordinal))).MaxBy(z => z["Name"].Text().Length);
            if (zone is not null)
                await LookAsync(host.Key, zone, [.. host.Select(h => h.Thing)], spot).ConfigureAwait(false);
        }
        @case.Settle();
    }

    private async Task LookAsync(string host, JsonObject zone, List<Thing> users, Spot spot)
    {
        var id = TargetText.LastOf(zone["Id"].Text());
        var thing = @case.Add(new("hosted-zone", id, Plain(zone["Name"].Text()), $"arn:aws:route53:::hostedzone/{id}", spot));
        foreach (var user in users)
            @case.Join(user, thing, Tie.SetUpWith);
        var outcome = await @case.Calls.AskAsync("route53", "ListResourceRecordSets", new() { ["HostedZoneId"] = id, ["StartRecordName"] = host, ["MaxItems"] = 5 }, spot, 1).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
        {
            @case.Book.Miss(Gaps.Of($"the records of {thing.Name}", outcome));
            return;
        }
        var wild = "\\052" + host[host.IndexOf('.', StringComparison.Ordinal)..];
        if (!ok.Body["ResourceRecordSets"].Objects().Any(r => Plain(r["Name"].Text()) is var n && (n == host || n == wild || n.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(n[1..], StringComparison.Ordinal))))
            @case.Book.Add(new("state.record-missing", thing, $"{thing.Name}: has no record `{host}`", ok.Call.Id));
        else
            @case.Book.Add(new("state.read", thing, $"{thing.Name}: holds the record {host}", ok.Call.Id));
    }

    private static string Plain(string name) => name.TrimEnd('.').ToLowerInvariant();
}
