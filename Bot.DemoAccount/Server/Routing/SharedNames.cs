using Bot.DemoAccount.Server.Wire;

namespace Bot.DemoAccount.Server.Routing;

/// <summary>Catalog names of the services behind a signing name; most likely first. Names that stand for one service are left to the catalog.</summary>
internal static class SharedNames
{
    public static IReadOnlyList<string> Of(string signingName, WireRequest request) => signingName switch
    {
        "elasticloadbalancing" => request.FormValue("Version") == "2012-06-01" ? ["elb"] : ["elbv2"],
        "rds" => ["rds", "docdb", "neptune"],
        "ses" => request.RawPath.StartsWith("/v2/", StringComparison.Ordinal) ? ["sesv2"] : ["ses"],
        "apigateway" => request.RawPath.StartsWith("/v2/", StringComparison.Ordinal) ? ["apigatewayv2"] : ["apigateway"],
        "es" => request.RawPath.StartsWith("/2021-01-01/", StringComparison.Ordinal) ? ["opensearch"] : ["es"],
        "s3" or "s3express" => request.RawPath.StartsWith("/v20180820/", StringComparison.Ordinal) ? ["s3control"] : ["s3"],
        "bedrock" => ["bedrock", "bedrock-agent", "bedrock-runtime", "bedrock-agent-runtime"],
        "monitoring" => ["cloudwatch"],
        "states" => ["stepfunctions"],
        "cloudcontrolapi" => ["cloudcontrol"],
        "elasticmapreduce" => ["emr"],
        "elasticfilesystem" => ["efs"],
        "sso" => ["sso-admin"],
        "awsssoportal" => ["sso"],
        "sso-oauth" => ["sso-oidc"],
        "autoscaling" => ["autoscaling", "autoscaling-plans"],
        "tagging" => ["resourcegroupstaggingapi"],
        _ => [signingName],
    };
}
