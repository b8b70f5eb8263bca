using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Addresses of the account's own networks, and what answers at them.</summary>
internal static partial class PrivateAddresses
{
    /// <summary>The addresses that a text names: of RFC 1918, or in EC2's own host names (<c>ip-10-0-1-2.ec2.internal</c>).</summary>
    public static IEnumerable<string> Of(string text) =>
        Address().Matches(text).Select(m => m.Value).Concat(HostName().Matches(text).Select(m => m.Groups["ip"].Value.Replace('-', '.')).Where(a => Address().IsMatch(a))).Distinct(StringComparer.Ordinal);

    /// <summary>What has an address, as its network interface says: an instance, or a load balancer; null where it is of something else or of another network.</summary>
    public static async Task<Thing?> FindAsync(Case @case, string address, Spot spot)
    {
        var outcome = await @case.Calls.AskAsync("ec2", "DescribeNetworkInterfaces", new() { ["Filters"] = new JsonArray(new JsonObject { ["Name"] = "addresses.private-ip-address", ["Values"] = new JsonArray(address) }) }, spot, 1).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
        {
            @case.Book.Miss(Gaps.Of($"what has the address {address}", outcome));
            return null;
        }
        // Networks may use the same addresses: which of several is meant is not known.
        if (ok.Body["NetworkInterfaces"].Objects().ToList() is not [var one])
            return null;
        if (one["Attachment"]?["InstanceId"].Text() is { Length: > 0 } instance)
            return Thing.Named(ResourceRegistry.Find("ec2-instance")!, instance, spot);
        return one["Description"].Text().Split('/') is ["ELB app" or "ELB net", var balancer, _] ? Thing.Named(ResourceRegistry.Find("load-balancer")!, balancer, spot) : null;
    }

    [GeneratedRegex(@"(?<![\d.])(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})(?![\d.]*\d|/)")]
    private static partial Regex Address();

    [GeneratedRegex(@"\bip-(?<ip>\d{1,3}(?:-\d{1,3}){3})\.(?:[a-z0-9-]+\.)*internal\b")]
    private static partial Regex HostName();
}
