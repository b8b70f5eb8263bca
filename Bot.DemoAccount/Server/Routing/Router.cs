using Bot.Aws.Catalog;
using Bot.DemoAccount.Services;
using Bot.DemoAccount.Server.Wire;

namespace Bot.DemoAccount.Server.Routing;

/// <summary>From a request and the service that it was signed for to an operation.</summary>
internal static class Router
{
    public static RouteMatch Route(WireRequest request, string signingName)
    {
        var target = request.Header("x-amz-target");
        AwsService? known = null;
        foreach (var name in SharedNames.Of(signingName, request))
        {
            if (!AwsCatalog.Default.TryGetService(name, out var service))
                continue;
            known ??= service;
            if (Match(service, request, target) is { } match)
                return match;
        }
        throw known is null
            ? new DemoException("UnknownService", $"The demo account knows no service that is signed as '{signingName}'.", 501)
            : new UnknownOperationException(known, target ?? request.FormValue("Action") ?? $"{request.Method} {request.RawPath}");
    }

    private static RouteMatch? Match(AwsService service, WireRequest request, string? target)
    {
        if (target is not null)
        {
            var dot = target.LastIndexOf('.');
            return (service.TargetPrefix is null || dot < 0 || target.AsSpan(0, dot).SequenceEqual(service.TargetPrefix)) && service.Operations.TryGetValue(target[(dot + 1)..], out var byTarget)
                ? new(service, byTarget, AwsProtocol.Json, RouteMatch.NoPath)
                : null;
        }
        if (service.Protocol is AwsProtocol.RestJson or AwsProtocol.RestXml)
            return RestRoutes.Of(service).Match(service, request);
        return request.FormValue("Action") is { } action && service.Operations.TryGetValue(action, out var byAction)
            ? new(service, byAction, service.Protocol == AwsProtocol.Ec2 ? AwsProtocol.Ec2 : AwsProtocol.Query, RouteMatch.NoPath)
            : null;
    }
}

/// <summary>A known service was asked for an operation that the catalog does not know.</summary>
internal sealed class UnknownOperationException(AwsService service, string operation) : Exception($"Could not find operation {operation}")
{
    public AwsService Service { get; } = service;
}
