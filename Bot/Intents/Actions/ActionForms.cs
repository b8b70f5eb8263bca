using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Intents.Actions.Changes;

namespace Bot.Intents.Actions;

/// <summary>The changes that can be asked for in words: one line each. What they touch, cost and undo is known by operation, in <c>Changes/</c>.</summary>
internal static class ActionForms
{
    private static readonly (string, string) s_count = ("count", "How many? Say it with a number: `scale … to 4`.");

    public static ImmutableArray<ActionForm> All { get; } =
    [
        Many("start", "ec2-instance", "ec2", "StartInstances", "InstanceIds"),
        Many("stop", "ec2-instance", "ec2", "StopInstances", "InstanceIds"),
        Many("reboot restart", "ec2-instance", "ec2", "RebootInstances", "InstanceIds"),
        Many("terminate delete", "ec2-instance", "ec2", "TerminateInstances", "InstanceIds") with { IsFinal = true },
        One("start", "rds-instance", "rds", "StartDBInstance", "DBInstanceIdentifier"),
        One("stop", "rds-instance", "rds", "StopDBInstance", "DBInstanceIdentifier"),
        One("reboot restart", "rds-instance", "rds", "RebootDBInstance", "DBInstanceIdentifier"),
        new("scale resize set", "auto-scaling-group", "autoscaling", "SetDesiredCapacity", (r, t) => r.Number is { } n ? new() { ["AutoScalingGroupName"] = t[0].Name, ["DesiredCapacity"] = n } : null) { Asks = s_count },
        new("scale resize set", "ecs-service", "ecs", "UpdateService", (r, t) => r.Number is { } n ? Service(t[0], "desiredCount", n) : null) { Asks = s_count },
        new("stop", "ecs-service", "ecs", "UpdateService", (_, t) => Service(t[0], "desiredCount", 0)),
        new("deploy reboot restart", "ecs-service", "ecs", "UpdateService", (_, t) => Service(t[0], "forceNewDeployment", true)),
        new("scale concurrency", "lambda-function", "lambda", "PutFunctionConcurrency", (r, t) => r.Number is { } n ? new() { ["FunctionName"] = t[0].Name, ["ReservedConcurrentExecutions"] = n } : null) { Asks = s_count },
        new("memory", "lambda-function", "lambda", "UpdateFunctionConfiguration", (r, t) => r.Number is { } n ? new() { ["FunctionName"] = t[0].Name, ["MemorySize"] = n } : null) { Asks = ("memory", "How many MB of memory?") },
        new("timeout", "lambda-function", "lambda", "UpdateFunctionConfiguration", (r, t) => r.Number is { } n ? new() { ["FunctionName"] = t[0].Name, ["Timeout"] = n } : null) { Asks = ("timeout", "A timeout of how many seconds?") },
        new("invoke", "lambda-function", "lambda", "Invoke", Invoke)
        {
            Asks = ("payload", "With which payload? Write it as JSON: `invoke NAME with payload {\"key\": \"value\"}`."),
            Instead = t => ("With an empty payload", $"invoke lambda {t[0].Name} with payload {{}}"),
        },
        Many("mute stop disable", "alarm", "cloudwatch", "DisableAlarmActions", "AlarmNames"),
        Many("unmute start enable", "alarm", "cloudwatch", "EnableAlarmActions", "AlarmNames"),
        new("purge", "sqs-queue", "sqs", "PurgeQueue", (_, t) => new() { ["QueueUrl"] = t[0].Id }) { IsFinal = true },
        new("redrive", "sqs-queue", "sqs", "StartMessageMoveTask", (_, t) => new() { ["SourceArn"] = t[0].Arn }),
        new("run-document invoke", "ssm-document", "ssm", "StartAutomationExecution", (r, t) => Runbook(r, t[0])),
        new("snapshot", "ebs-volume", "ec2", "CreateSnapshot", (_, t) => new() { ["VolumeId"] = t[0].Id }),
        One("delete", "ebs-volume", "ec2", "DeleteVolume", "VolumeId") with { IsFinal = true },
        One("delete", "ebs-snapshot", "ec2", "DeleteSnapshot", "SnapshotId") with { IsFinal = true },
        One("delete", "security-group", "ec2", "DeleteSecurityGroup", "GroupId") with { IsFinal = true },
        One("delete", "elastic-ip", "ec2", "ReleaseAddress", "AllocationId") with { IsFinal = true },
        Many("delete", "alarm", "cloudwatch", "DeleteAlarms", "AlarmNames") with { IsFinal = true },
        new("delete", "sqs-queue", "sqs", "DeleteQueue", (_, t) => new() { ["QueueUrl"] = t[0].Id }) { IsFinal = true },
        One("delete", "lambda-function", "lambda", "DeleteFunction", "FunctionName") with { IsFinal = true },
        One("delete", "log-group", "logs", "DeleteLogGroup", "logGroupName") with { IsFinal = true },
        One("delete", "stack", "cloudformation", "DeleteStack", "StackName") with { IsFinal = true },
    ];

    private static readonly ActionForm s_tagEc2 = new("tag", "", "ec2", "CreateTags", (r, t) => r.Tags.IsEmpty ? null : new() { ["Resources"] = t.Select(x => x.Id).Json(), ["Tags"] = TagChange.Pairs(r.Tags) }) { TakesMany = true, Asks = ("tag", "Which tag? Write it as `key=value`.") };
    private static readonly ActionForm s_untagEc2 = new("untag", "", "ec2", "DeleteTags", (r, t) => r.Tags.IsEmpty ? null : new() { ["Resources"] = t.Select(x => x.Id).Json(), ["Tags"] = TagChange.Pairs(r.Tags.Select(p => (p.Key, default(string)))) }) { TakesMany = true, Asks = ("tag", "Which tag? Name its key.") };
    private static readonly ActionForm s_tag = new("tag", "", "resourcegroupstaggingapi", "TagResources", (r, t) => r.Tags.IsEmpty ? null : new() { ["ResourceARNList"] = t.Select(x => x.Arn).Json(), ["Tags"] = new JsonObject(r.Tags.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))) }) { TakesMany = true, Asks = s_tagEc2.Asks };
    private static readonly ActionForm s_untag = new("untag", "", "resourcegroupstaggingapi", "UntagResources", (r, t) => r.Tags.IsEmpty ? null : new() { ["ResourceARNList"] = t.Select(x => x.Arn).Json(), ["TagKeys"] = r.Tags.Select(p => p.Key).Json() }) { TakesMany = true, Asks = s_untagEc2.Asks };

    /// <summary>The form for a verb on a kind; null where the words do not tell a call.</summary>
    public static ActionForm? For(string verb, string kind, string service) => verb switch
    {
        "tag" => service == "ec2" ? s_tagEc2 : s_tag,
        "untag" => service == "ec2" ? s_untagEc2 : s_untag,
        _ => All.FirstOrDefault(f => f.Kind == kind && f.Has(verb)),
    };

    /// <summary>The kinds that a verb may be about, the likeliest first.</summary>
    public static IEnumerable<string> KindsOf(string verb) => verb is "tag" or "untag" ? ["ec2-instance", "rds-instance", "lambda-function", "ecs-service"] : All.Where(f => f.Has(verb)).Select(f => f.Kind).Distinct();

    private static ActionForm Many(string verbs, string kind, string service, string operation, string member) =>
        new(verbs, kind, service, operation, (_, t) => new() { [member] = t.Select(x => kind == "alarm" ? x.Name : x.Id).Json() }) { TakesMany = true };

    private static ActionForm One(string verbs, string kind, string service, string operation, string member) =>
        new(verbs, kind, service, operation, (_, t) => new() { [member] = t[0].Id });

    private static JsonObject Service(ActionTarget service, string member, JsonNode value) => new() { ["cluster"] = service.Parent, ["service"] = service.Name, [member] = value };

    private static JsonObject? Invoke(ActionRequest request, ImmutableArray<ActionTarget> targets)
    {
        var start = request.Text.IndexOf('{', StringComparison.Ordinal);
        if (start < 0 || Commands.LooseJson.Parse(request.Text[start..]) is not { } payload)
            return null;
        return new() { ["FunctionName"] = targets[0].Name, ["Payload"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(payload.ToJsonString())) };
    }

    /// <summary>Parameters as <c>Name=value</c> or <c>Name=a,b</c>; "on i-…" is what most runbooks call InstanceId.</summary>
    private static JsonObject Runbook(ActionRequest request, ActionTarget document)
    {
        var parameters = new JsonObject();
        foreach (var word in request.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && equals < word.Length - 1 && word[..equals].All(char.IsLetterOrDigit))
                parameters[word[..equals]] = word[(equals + 1)..].Trim(',', '.', '"').Split(',').Json();
        }
        var instances = request.Question.Entities.Where(e => e.Text.StartsWith("i-", StringComparison.Ordinal)).Select(e => e.Text).Distinct().ToArray();
        if (instances.Length > 0 && !parameters.Any(p => p.Value!.ToJsonString().Contains(instances[0], StringComparison.Ordinal)))
            parameters["InstanceId"] = instances.Json();
        var call = new JsonObject { ["DocumentName"] = document.Name };
        if (parameters.Count > 0)
            call["Parameters"] = parameters;
        return call;
    }
}
