using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Compute;

/// <summary>AWS App Runner: services.</summary>
internal sealed class AppRunnerService : ResourceService
{
    /// <summary>States the service.</summary>
    public AppRunnerService() : base("apprunner")
    {
        Kind("AWS::AppRunner::Service", "arn:aws:apprunner:{region}:{account}:service/{id}", "ServiceArn", "ServiceName").Missing("ResourceNotFoundException", "Service {0} not found.")
            .Get("DescribeService", "Service", "ServiceArn").List("ListServices", "ServiceSummaryList")
            .Facet("ListOperations", "ServiceArn", (_, _) => new() { ["OperationSummaryList"] = new JsonArray() })
            .Set("PauseService", "Service", "ServiceArn", (_, _, d) => d["Status"] = "PAUSED").Set("ResumeService", "Service", "ServiceArn", (_, _, d) => d["Status"] = "RUNNING");
        Kind("AWS::AppRunner::AutoScalingConfiguration", "arn:aws:apprunner:{region}:{account}:autoscalingconfiguration/{id}", "AutoScalingConfigurationArn").Missing("ResourceNotFoundException", "Configuration {0} not found.")
            .Get("DescribeAutoScalingConfiguration", "AutoScalingConfiguration", "AutoScalingConfigurationArn").List("ListAutoScalingConfigurations", "AutoScalingConfigurationSummaryList");
        Tagging("ResourceArn", "ListTagsForResource", "TagResource", "UntagResource");
    }
}
