using System.Collections.Concurrent;
using Bot.Aws.Client;

namespace Bot.Identity;

/// <summary>Clients for the roles that callers stand for. One client per account and role, kept while the bot runs.</summary>
/// <param name="open">Opens a client that acts as a role (null: the operator's own credentials).</param>
internal sealed class AwsConnections(Func<string?, IAwsClient> open)
{
    private readonly ConcurrentDictionary<string, Lazy<IAwsClient>> _clients = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<string>>>> _regions = new(StringComparer.Ordinal);

    /// <summary>The client for a role.</summary>
    public IAwsClient For(string? roleArn) => _clients.GetOrAdd(roleArn ?? "", _ => new(() => open(roleArn))).Value;

    /// <summary>The enabled Regions as this role sees them, read once.</summary>
    public async Task<IReadOnlyList<string>> RegionsAsync(string? roleArn, string askIn, CancellationToken cancellation)
    {
        var key = roleArn ?? "";
        var read = _regions.GetOrAdd(key, _ => new(() => ReadRegionsAsync(roleArn, askIn, CancellationToken.None)));
        var regions = await read.Value.WaitAsync(cancellation).ConfigureAwait(false);
        if (regions.Count == 0)
            _regions.TryRemove(key, out _);
        return regions.Count == 0 ? DefaultRegions.All : regions;
    }

    private async Task<IReadOnlyList<string>> ReadRegionsAsync(string? roleArn, string askIn, CancellationToken cancellation)
    {
        var result = await For(roleArn).SendAsync(new AwsCall("ec2", "DescribeRegions", [], askIn), cancellation).ConfigureAwait(false);
        return result is AwsResult.Success { Body: var body } && body["Regions"] is System.Text.Json.Nodes.JsonArray list
            ? [.. list.Select(r => (string?)r?["RegionName"]).OfType<string>().Order(StringComparer.Ordinal)]
            : [];
    }
}
