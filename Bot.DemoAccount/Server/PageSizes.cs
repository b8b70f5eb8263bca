namespace Bot.DemoAccount.Server;

/// <summary>How many results a page holds when the caller sets no limit, by the API references.</summary>
internal static class PageSizes
{
    private static readonly Dictionary<string, int> Sizes = new(StringComparer.Ordinal)
    {
        ["ec2"] = 1000,
        ["s3"] = 1000,
        ["rds"] = 100,
        ["dynamodb"] = 100,
        ["sns"] = 100,
        ["sqs"] = 1000,
        ["iam"] = 100,
        ["lambda"] = 50,
        ["logs"] = 50,
        ["cloudwatch"] = 100,
        ["cloudtrail"] = 50,
        ["ssm"] = 50,
        ["secretsmanager"] = 100,
        ["kms"] = 100,
        ["ecs"] = 100,
        ["elbv2"] = 400,
        ["ce"] = 1000,
        ["cloudwatch.ListMetrics"] = 500,
        ["ssm.GetParametersByPath"] = 10,
        ["ssm.DescribeInstanceInformation"] = 50,
        ["cloudcontrol"] = 100,
        ["logs.FilterLogEvents"] = 10_000,
        ["logs.GetLogEvents"] = 10_000,
        ["cloudformation"] = 100,
        ["support"] = 100,
    };

    public static int Of(string service, string operation) =>
        Sizes.TryGetValue($"{service}.{operation}", out var own) || Sizes.TryGetValue(service, out own) ? own : 100;
}
