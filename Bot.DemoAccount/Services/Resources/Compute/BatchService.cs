using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Compute;

/// <summary>AWS Batch: compute environments, queues, job definitions and jobs.</summary>
internal sealed class BatchService : ResourceService
{
    /// <summary>States the service.</summary>
    public BatchService() : base("batch")
    {
        const string arn = "arn:aws:batch:{region}:{account}:";
        Kind("AWS::Batch::ComputeEnvironment", arn + "compute-environment/{id}", "computeEnvironmentName").List("DescribeComputeEnvironments", "computeEnvironments", "computeEnvironments", skip: true);
        Kind("AWS::Batch::JobQueue", arn + "job-queue/{id}", "jobQueueName").List("DescribeJobQueues", "jobQueues", "jobQueues", skip: true);
        Kind("AWS::Batch::JobDefinition", arn + "job-definition/{id}", "jobDefinitionArn").List("DescribeJobDefinitions", "jobDefinitions", "jobDefinitions", "jobDefinitionName,status", skip: true);
        Kind("AWS::Batch::Job", arn + "job/{id}", "jobId").Batch("DescribeJobs", "jobs", "jobs")
            .List("ListJobs", "jobSummaryList", filter: "jobQueue", where: (c, r) => Inputs.Text(r.Document["status"]) == (c.Text("jobStatus") ?? "RUNNING") || c.Input.ContainsKey("filters"))
            .Set("TerminateJob", "", "jobId", (c, _, d) => (d["status"], d["statusReason"]) = ("FAILED", c.Text("reason")))
            .Set("CancelJob", "", "jobId", (c, _, d) => (d["status"], d["statusReason"]) = ("FAILED", c.Text("reason")));
        Kind("AWS::Batch::SchedulingPolicy", arn + "scheduling-policy/{id}", "arn").Batch("DescribeSchedulingPolicies", "schedulingPolicies", "arns").List("ListSchedulingPolicies", "schedulingPolicies", item: (_, r) => new JsonObject { ["arn"] = r.Arn });
        Tagging("resourceArn", "ListTagsForResource", "TagResource", "UntagResource", "ClientException");
    }
}
