using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>What the tasks of a state machine run: named by a task's resource and its parameters, mostly without an ARN.</summary>
/// <remarks>Source: the service integrations of the Step Functions developer guide.</remarks>
internal static class DefinitionTargets
{
    /// <summary>The parameter that names what is run, by the service of the task's resource.</summary>
    private static readonly ImmutableArray<(string Service, string Parameter, string Kind)> All =
    [
        ("glue", "JobName", "glue-job"), ("glue", "Name", "glue-crawler"), ("batch", "JobQueue", "batch-job-queue"), ("codebuild", "ProjectName", "codebuild-project"), ("ecs", "TaskDefinition", "ecs-task-definition"), ("lambda", "FunctionName", "lambda-function"),
        ("dynamodb", "TableName", "dynamodb-table"), ("sqs", "QueueUrl", "sqs-queue"), ("sns", "TopicArn", "sns-topic"), ("states", "StateMachineArn", "state-machine"), ("sfn", "StateMachineArn", "state-machine"), ("kinesis", "StreamName", "kinesis-stream"), ("firehose", "DeliveryStreamName", "firehose-stream"),
        ("s3", "Bucket", "s3-bucket"), ("secretsmanager", "SecretId", "secret"), ("ssm", "Name", "ssm-parameter"),
    ];

    /// <summary>The things that a definition's tasks run or use, in its order.</summary>
    public static IEnumerable<Thing> Of(JsonNode? definition, Spot near)
    {
        switch (definition)
        {
            case JsonObject state:
                if (state["Resource"].Text() is { Length: > 0 } resource && ServiceOf(resource) is { } service && (state["Parameters"] ?? state["Arguments"]) is JsonObject parameters)
                {
                    foreach (var (_, parameter, kindName) in All.Where(a => a.Service == service))
                    {
                        if (parameters[parameter].Text() is { Length: > 0 } value && ResourceRegistry.Find(kindName) is { } kind)
                            yield return value.StartsWith("arn:", StringComparison.Ordinal) && ArnThing.Of(value, near) is { } byArn ? byArn : Thing.Named(kind, kindName is "secret" or "ssm-parameter" ? value : TargetText.LastOf(value), near);
                    }
                }
                foreach (var inner in state.SelectMany(p => Of(p.Value, near)))
                    yield return inner;
                break;
            case JsonArray list:
                foreach (var inner in list.SelectMany(i => Of(i, near)))
                    yield return inner;
                break;
        }
    }

    /// <summary><c>arn:aws:states:::glue:startJobRun.sync</c>, <c>arn:aws:states:::aws-sdk:glue:startCrawler</c>.</summary>
    private static string? ServiceOf(string resource) =>
        resource.Split(":::") is [_, var task] && task.Split(':') is [var first, .. var rest] ? first == "aws-sdk" && rest.Length > 0 ? rest[0] : first : null;
}
