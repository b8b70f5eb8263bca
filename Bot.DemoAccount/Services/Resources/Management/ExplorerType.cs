using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Management;

/// <summary>A resource's type as Resource Explorer and the tagging API write it: the service and the resource's kind in its ARN (<c>ec2:instance</c>).</summary>
internal static class ExplorerType
{
    /// <summary>The type of a resource.</summary>
    public static string Of(Resource resource)
    {
        var parts = resource.Arn.Split(':', 6);
        if (parts.Length < 6) return "unknown";
        var (service, rest) = (parts[2], parts[5]);
        return service switch
        {
            "s3" => "s3:bucket",
            "sqs" => "sqs:queue",
            "sns" => rest.Contains(':', StringComparison.Ordinal) ? "sns:subscription" : "sns:topic",
            "apigateway" => $"apigateway:{rest.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "restapis"}",
            "elasticloadbalancing" when rest.StartsWith("loadbalancer/", StringComparison.Ordinal) && rest.Count(c => c == '/') > 1 => $"elasticloadbalancing:{string.Join('/', rest.Split('/')[..2])}",
            "codepipeline" when !rest.Contains(':', StringComparison.Ordinal) => "codepipeline:pipeline",
            _ => $"{service}:{rest.Split(['/', ':'])[0]}",
        };
    }
}
