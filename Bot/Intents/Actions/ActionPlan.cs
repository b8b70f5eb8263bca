using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace Bot.Intents.Actions;

/// <summary>The call that a request would be.</summary>
/// <param name="Service">Catalog name.</param>
/// <param name="Operation">API name.</param>
/// <param name="Parameters">Its parameters.</param>
internal sealed record ActionPlan(string Service, string Operation, JsonObject Parameters)
{
    private delegate JsonObject Build(string[] ids, int? number, string text);

    private static readonly FrozenDictionary<string, (string Service, string Operation, Build Build)> s_plans = new Dictionary<string, (string, string, Build)>
    {
        ["start ec2-instance"] = ("ec2", "StartInstances", List("InstanceIds")),
        ["stop ec2-instance"] = ("ec2", "StopInstances", List("InstanceIds")),
        ["reboot ec2-instance"] = ("ec2", "RebootInstances", List("InstanceIds")),
        ["terminate ec2-instance"] = ("ec2", "TerminateInstances", List("InstanceIds")),
        ["delete ec2-instance"] = ("ec2", "TerminateInstances", List("InstanceIds")),
        ["tag ec2-instance"] = ("ec2", "CreateTags", List("Resources")),
        ["delete ebs-volume"] = ("ec2", "DeleteVolume", One("VolumeId")),
        ["snapshot ebs-volume"] = ("ec2", "CreateSnapshot", One("VolumeId")),
        ["delete ebs-snapshot"] = ("ec2", "DeleteSnapshot", One("SnapshotId")),
        ["delete security-group"] = ("ec2", "DeleteSecurityGroup", One("GroupId")),
        ["delete elastic-ip"] = ("ec2", "ReleaseAddress", One("AllocationId")),
        ["start rds-instance"] = ("rds", "StartDBInstance", One("DBInstanceIdentifier")),
        ["stop rds-instance"] = ("rds", "StopDBInstance", One("DBInstanceIdentifier")),
        ["reboot rds-instance"] = ("rds", "RebootDBInstance", One("DBInstanceIdentifier")),
        ["delete rds-instance"] = ("rds", "DeleteDBInstance", One("DBInstanceIdentifier")),
        ["snapshot rds-instance"] = ("rds", "CreateDBSnapshot", One("DBInstanceIdentifier")),
        ["scale auto-scaling-group"] = ("autoscaling", "SetDesiredCapacity", One("AutoScalingGroupName", "DesiredCapacity")),
        ["resize auto-scaling-group"] = ("autoscaling", "SetDesiredCapacity", One("AutoScalingGroupName", "DesiredCapacity")),
        ["delete auto-scaling-group"] = ("autoscaling", "DeleteAutoScalingGroup", One("AutoScalingGroupName")),
        ["scale ecs-service"] = ("ecs", "UpdateService", EcsService("desiredCount")),
        ["stop ecs-service"] = ("ecs", "UpdateService", EcsService("desiredCount")),
        ["deploy ecs-service"] = ("ecs", "UpdateService", EcsService(null)),
        ["reboot ecs-service"] = ("ecs", "UpdateService", EcsService(null)),
        ["delete ecs-service"] = ("ecs", "DeleteService", One("service")),
        ["stop ecs-task"] = ("ecs", "StopTask", One("task")),
        ["memory lambda-function"] = ("lambda", "UpdateFunctionConfiguration", One("FunctionName", "MemorySize")),
        ["timeout lambda-function"] = ("lambda", "UpdateFunctionConfiguration", One("FunctionName", "Timeout")),
        ["scale lambda-function"] = ("lambda", "PutFunctionConcurrency", One("FunctionName", "ReservedConcurrentExecutions")),
        ["concurrency lambda-function"] = ("lambda", "PutFunctionConcurrency", One("FunctionName", "ReservedConcurrentExecutions")),
        ["invoke lambda-function"] = ("lambda", "Invoke", One("FunctionName")),
        ["delete lambda-function"] = ("lambda", "DeleteFunction", One("FunctionName")),
        ["mute alarm"] = ("cloudwatch", "DisableAlarmActions", List("AlarmNames")),
        ["stop alarm"] = ("cloudwatch", "DisableAlarmActions", List("AlarmNames")),
        ["unmute alarm"] = ("cloudwatch", "EnableAlarmActions", List("AlarmNames")),
        ["delete alarm"] = ("cloudwatch", "DeleteAlarms", List("AlarmNames")),
        ["purge sqs-queue"] = ("sqs", "PurgeQueue", One("QueueUrl")),
        ["delete sqs-queue"] = ("sqs", "DeleteQueue", One("QueueUrl")),
        ["redrive sqs-queue"] = ("sqs", "StartMessageMoveTask", One("SourceArn")),
        ["delete s3-bucket"] = ("s3", "DeleteBucket", One("Bucket")),
        ["delete stack"] = ("cloudformation", "DeleteStack", One("StackName")),
        ["delete dynamodb-table"] = ("dynamodb", "DeleteTable", One("TableName")),
        ["delete sns-topic"] = ("sns", "DeleteTopic", One("TopicArn")),
        ["delete log-group"] = ("logs", "DeleteLogGroup", One("logGroupName")),
    }.ToFrozenDictionary();

    /// <summary>The call for a verb on a kind; null where the words do not tell it.</summary>
    /// <param name="verb">What is wanted.</param>
    /// <param name="kind">To what.</param>
    /// <param name="ids">Ids or names of the targets.</param>
    /// <param name="number">The number said, if any.</param>
    /// <param name="text">The request.</param>
    public static ActionPlan? For(string verb, string kind, string[] ids, int? number, string text) =>
        s_plans.TryGetValue($"{verb} {kind}", out var plan) || s_plans.TryGetValue($"{(verb == "terminate" ? "delete" : verb)} {kind}", out plan)
            ? new(plan.Service, plan.Operation, plan.Build(ids, number, text))
            : null;

    private static Build List(string member) => (ids, _, _) => new() { [member] = new JsonArray([.. ids.Select(i => (JsonNode)i)]) };

    private static Build One(string member, string? numberMember = null) => (ids, number, _) =>
    {
        var parameters = new JsonObject();
        if (ids.Length > 0)
            parameters[member] = ids.Length == 1 ? ids[0] : $"each of {string.Join(", ", ids)}";
        if (numberMember is not null && number is { } n)
            parameters[numberMember] = n;
        return parameters;
    };

    private static Build EcsService(string? countMember) => (ids, number, _) =>
    {
        var parameters = new JsonObject();
        if (ids.Length > 0)
            parameters["service"] = ids[0];
        if (ids.Length > 1)
            parameters["cluster"] = ids[1];
        if (countMember is null)
            parameters["forceNewDeployment"] = true;
        else
            parameters[countMember] = number ?? 0;
        return parameters;
    };
}
