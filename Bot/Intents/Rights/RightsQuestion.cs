using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.Intents.Commands;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;
using Bot.Understanding.Families;

namespace Bot.Intents.Rights;

/// <summary>The call that a question of rights is about.</summary>
/// <param name="Service">The service.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Parameters">What is known of its parameters.</param>
internal sealed record RightsQuestion(AwsService Service, AwsOperation Operation, JsonObject Parameters)
{
    /// <summary>Verbs on kinds, where people's words and AWS's differ; the parameter takes the ids.</summary>
    private static readonly ImmutableArray<(string Verbs, string Words, string Service, string Operation, string Parameter)> s_changes =
    [
        ("scale resize", "asg,auto scaling,autoscaling", "autoscaling", "SetDesiredCapacity", "AutoScalingGroupName"),
        ("scale resize restart redeploy deploy stop start", "ecs,service", "ecs", "UpdateService", "service"),
        ("invoke", "", "lambda", "Invoke", "FunctionName"),
        ("delete remove", "lambda,function", "lambda", "DeleteFunction", "FunctionName"),
        ("start", "rds,database,db", "rds", "StartDBInstance", "DBInstanceIdentifier"),
        ("stop", "rds,database,db", "rds", "StopDBInstance", "DBInstanceIdentifier"),
        ("reboot restart", "rds,database,db", "rds", "RebootDBInstance", "DBInstanceIdentifier"),
        ("delete remove", "rds,database,db", "rds", "DeleteDBInstance", "DBInstanceIdentifier"),
        ("delete remove", "bucket", "s3", "DeleteBucket", "Bucket"),
        ("delete remove", "queue", "sqs", "DeleteQueue", "QueueUrl"),
        ("purge", "", "sqs", "PurgeQueue", "QueueUrl"),
        ("redrive", "", "sqs", "StartMessageMoveTask", "SourceArn"),
        ("delete remove", "table", "dynamodb", "DeleteTable", "TableName"),
        ("delete remove", "stack", "cloudformation", "DeleteStack", "StackName"),
        ("delete remove", "volume", "ec2", "DeleteVolume", "VolumeId"),
        ("delete remove", "snapshot", "ec2", "DeleteSnapshot", "SnapshotId"),
        ("delete remove", "security group", "ec2", "DeleteSecurityGroup", "GroupId"),
        ("delete remove", "log group", "logs", "DeleteLogGroup", "logGroupName"),
        ("delete remove", "alarm", "cloudwatch", "DeleteAlarms", "AlarmNames"),
        ("delete remove", "role", "iam", "DeleteRole", "RoleName"),
        ("delete remove", "user", "iam", "DeleteUser", "UserName"),
        ("snapshot", "", "ec2", "CreateSnapshot", "VolumeId"),
        ("mute stop", "alarm", "cloudwatch", "DisableAlarmActions", "AlarmNames"),
        ("unmute start", "alarm", "cloudwatch", "EnableAlarmActions", "AlarmNames"),
        ("stop", "", "ec2", "StopInstances", "InstanceIds"),
        ("start", "", "ec2", "StartInstances", "InstanceIds"),
        ("reboot restart", "", "ec2", "RebootInstances", "InstanceIds"),
        ("terminate delete remove", "", "ec2", "TerminateInstances", "InstanceIds"),
        ("tag", "", "ec2", "CreateTags", "Resources"),
        ("untag", "", "ec2", "DeleteTags", "Resources"),
        ("list describe see read show view", "cost,spend,bill", "ce", "GetCostAndUsage", ""),
    ];

    /// <summary>The call; null where the words tell none.</summary>
    public static RightsQuestion? Of(RightsWords words, Question question, CommandParser parser)
    {
        if (RightsReader.Action().Match(words.What) is { Success: true } action)
            return Action(action.Groups["service"].Value, action.Groups["name"].Value, question);
        if (RightsReader.IsCommand(words.What))
            return parser.Parse(words.What) is ParsedCommand.Call call ? new(call.Service, call.Operation, call.Parameters) : null;
        var text = words.What.ToLowerInvariant();
        var verb = text.Split(' ', 2)[0];
        foreach (var (verbs, named, service, operation, parameter) in s_changes)
        {
            if (verbs.Split(' ').Contains(verb) && (named.Length == 0 ? !IsOfAnotherKind(verb, question) : named.Split(',').Any(w => text.Contains(w, StringComparison.Ordinal))))
                return Call(service, operation, parameter, question);
        }
        return verb is "list" or "describe" or "see" or "read" or "show" or "view" ? Listing(text) : null;
    }

    /// <summary>An IAM action by its operation, or by an operation that needs it.</summary>
    private static RightsQuestion? Action(string prefix, string name, Question question)
    {
        var full = $"{prefix}:{name}";
        foreach (var service in Services(prefix))
        {
            var operation = service.Operations.TryGetValue(name, out var same) && same.IamActions[0].Equals(full, StringComparison.OrdinalIgnoreCase)
                ? same
                : service.Operations.Values.FirstOrDefault(o => o.IamActions.Contains(full, StringComparer.OrdinalIgnoreCase));
            if (operation is not null)
                return new(service, operation, prefix == "ec2" && operation.Input.Members.ContainsKey("InstanceIds") ? Ids("InstanceIds", question) : []);
        }
        return null;
    }

    /// <summary>The services of an IAM prefix: the one of that name first, for reading all takes long.</summary>
    private static IEnumerable<AwsService> Services(string prefix)
    {
        var catalog = AwsCatalog.Default;
        if (catalog.TryGetService(prefix, out var same))
            yield return same;
        foreach (var name in catalog.ServiceNames)
        {
            if (name != prefix && catalog.Service(name) is var service && service.IamPrefix == prefix)
                yield return service;
        }
    }

    private static RightsQuestion? Listing(string text)
    {
        var kind = ResourceRegistry.Kinds
            .Select(k => (Kind: k, Word: k.Words.Where(w => text.Contains(w, StringComparison.Ordinal)).MaxBy(w => w.Length)))
            .Where(k => k.Word is not null && k.Kind.List is not null)
            .MaxBy(k => k.Word!.Length).Kind;
        return kind is null ? null : Call(kind.Service, kind.List!.Operation, "", null);
    }

    private static RightsQuestion Call(string service, string operation, string parameter, Question? question)
    {
        var facts = AwsCatalog.Default.Service(service);
        return new(facts, facts.Operations[operation], parameter.Length == 0 || question is null ? [] : Ids(parameter, question));
    }

    private static JsonObject Ids(string parameter, Question question)
    {
        var ids = question.Entities.Where(e => e.Kind is EntityKind.Id or EntityKind.Arn or EntityKind.Name && !e.Text.Contains(':')).Select(e => e.Text).Distinct().ToArray();
        if (ids.Length == 0)
            return [];
        return new() { [parameter] = parameter.EndsWith('s') ? new JsonArray([.. ids.Select(i => (JsonNode)i)]) : ids[0] };
    }

    /// <summary>The general verbs mean instances, unless the thing named is known to be something else.</summary>
    private static bool IsOfAnotherKind(string verb, Question question) =>
        verb is "stop" or "start" or "reboot" or "restart" or "terminate" or "delete" or "remove" && question.Entities.Any(e => e.ResourceKind is { } kind && kind != "ec2-instance");
}
