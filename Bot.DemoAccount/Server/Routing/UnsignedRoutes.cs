using Bot.Aws.Catalog;
using Bot.DemoAccount.Server.Authentication;
using Bot.DemoAccount.Server.Wire;
using Bot.DemoAccount.Services;

namespace Bot.DemoAccount.Server.Routing;

/// <summary>The few operations that clients call without a signature: how they get credentials in the first place.</summary>
internal static class UnsignedRoutes
{
    private static readonly string[] Services = ["sso", "sso-oidc"];

    /// <summary>Stands for a caller without credentials.</summary>
    public static AccessKey Nobody { get; } = new("", "", new DemoPrincipal("", "arn:aws:iam:::anonymous", "arn:aws:iam:::anonymous", "ANONYMOUS", null));

    public static RouteMatch? Find(WireRequest request)
    {
        if (request.Header("authorization") is not null)
            return null;
        if (request.FormValue("Action") is { } action)
        {
            return AwsCatalog.Default.Service("sts") is var sts && sts.Operations.TryGetValue(action, out var operation) && operation.Unsigned
                ? new(sts, operation, AwsProtocol.Query, RouteMatch.NoPath)
                : null;
        }
        foreach (var name in Services)
        {
            if (AwsCatalog.Default.TryGetService(name, out var service) && RestRoutes.Of(service).Match(service, request) is { Operation.Unsigned: true } match)
                return match;
        }
        return null;
    }
}
