using Amazon;
using Bot.Aws.Catalog;

namespace Bot.Aws.Client;

/// <summary>Where a call goes, and the Region it is signed for.</summary>
/// <param name="Address">Scheme and host.</param>
/// <param name="SigningRegion">The Region in the signature.</param>
internal sealed record AwsAddress(Uri Address, string SigningRegion);

/// <summary>The endpoint rule <c>prefix.region.suffix</c>, and the catalog's exceptions from it.</summary>
internal static class AwsEndpoints
{
    public static AwsAddress Resolve(AwsService service, string region, Uri? custom)
    {
        var partition = RegionEndpoint.GetBySystemName(region);
        var exception = service.Hosts.FirstOrDefault(h => h.Where == region) ?? service.Hosts.FirstOrDefault(h => h.Where == partition.PartitionName);
        var signing = exception?.SigningRegion ?? (partition.PartitionName == "aws" ? service.GlobalRegion : null) ?? region;
        if (custom is not null)
            return new(custom, signing);
        var host = exception?.Host?.Replace("{region}", region, StringComparison.Ordinal)
            ?? $"{service.EndpointPrefix}.{signing}.{partition.PartitionDnsSuffix}";
        return new(new Uri("https://" + host), signing);
    }
}
