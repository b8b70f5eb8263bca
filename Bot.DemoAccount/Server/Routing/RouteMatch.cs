using Bot.Aws.Catalog;

namespace Bot.DemoAccount.Server.Routing;

/// <summary>The operation that a request calls.</summary>
/// <param name="Service">The service.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Dialect">The protocol that the client spoke and is answered in, which may be an older one than the catalog's.</param>
/// <param name="Path">Members of the path, decoded.</param>
internal sealed record RouteMatch(AwsService Service, AwsOperation Operation, AwsProtocol Dialect, IReadOnlyDictionary<string, string> Path)
{
    public static IReadOnlyDictionary<string, string> NoPath { get; } = new Dictionary<string, string>();
}
