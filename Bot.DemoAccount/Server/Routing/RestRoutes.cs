using System.Collections.Concurrent;
using Bot.Aws.Catalog;
using Bot.DemoAccount.Server.Wire;

namespace Bot.DemoAccount.Server.Routing;

/// <summary>Finds the operation of a REST service by method, path and query.</summary>
internal sealed class RestRoutes
{
    // Older forms of an operation at the same address as a newer one, and directory buckets, which the demo has not.
    private static readonly HashSet<string> Shadowed = ["GetBucketLifecycle", "PutBucketLifecycle", "GetBucketNotification", "PutBucketNotification", "ListDirectoryBuckets"];
    private static readonly ConcurrentDictionary<string, RestRoutes> Made = new(StringComparer.Ordinal);

    private readonly RestTemplate[] _templates;

    private RestRoutes(AwsService service)
    {
        var s3 = service.Name == "s3";
        _templates = [.. service.Operations.Values.Where(o => !s3 || !Shadowed.Contains(o.Name)).Select(o => new RestTemplate(o, s3)).OrderByDescending(t => t.Rank)];
    }

    public static RestRoutes Of(AwsService service) => Made.GetOrAdd(service.Name, static (_, s) => new RestRoutes(s), service);

    public RouteMatch? Match(AwsService service, WireRequest request)
    {
        var segments = RestTemplate.Split(request.RawPath);
        foreach (var template in _templates)
        {
            if (template.Matches(request, segments))
                return new(service, template.Operation, service.Protocol, template.Members(request, segments));
        }
        return null;
    }
}
