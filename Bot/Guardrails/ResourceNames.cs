using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace Bot.Guardrails;

/// <summary>The ARNs that AWS will judge a call by, as far as its parameters say them for sure.</summary>
/// <remarks>Source: the resource types of each action in the Service Authorization Reference. What is not listed here stays unknown, and AWS decides.</remarks>
internal static class ResourceNames
{
    /// <summary>Templates by IAM prefix and parameter; <c>{}</c> is the value, and the part before it the service's resource type.</summary>
    private static readonly FrozenDictionary<(string Prefix, string Parameter), string> s_templates = new Dictionary<(string, string), string>
    {
        [("dynamodb", "TableName")] = "table/",
        [("lambda", "FunctionName")] = "function:",
        [("rds", "DBInstanceIdentifier")] = "db:",
        [("rds", "DBClusterIdentifier")] = "cluster:",
        [("ecr", "repositoryName")] = "repository/",
        [("kinesis", "StreamName")] = "stream/",
        [("firehose", "DeliveryStreamName")] = "deliverystream/",
        [("cloudwatch", "AlarmNames")] = "alarm:",
        [("sns", "TopicArn")] = "",
        [("sqs", "QueueUrl")] = "",
        [("states", "stateMachineArn")] = "stateMachine:",
        [("ec2", "InstanceIds")] = "instance/",
        [("ec2", "InstanceId")] = "instance/",
        [("s3", "Bucket")] = "",
    }.ToFrozenDictionary();

    /// <summary>Parameters that name what an action works on, by IAM prefix.</summary>
    private static readonly FrozenDictionary<string, string[]> s_parameters =
        s_templates.Keys.GroupBy(k => k.Prefix).ToFrozenDictionary(g => g.Key, g => g.Select(k => k.Parameter).ToArray(), StringComparer.Ordinal);

    /// <summary>The ARNs; <c>*</c> alone for an action that takes none; empty where they are not known.</summary>
    public static IReadOnlyList<string> Of(JudgedCall call)
    {
        var prefix = call.Service.IamPrefix;
        if (prefix == "ec2" && call.Operation.Name.StartsWith("Describe", StringComparison.Ordinal))
            return ["*"];
        if (!s_parameters.TryGetValue(prefix, out var parameters))
            return [];
        string? found = null;
        foreach (var parameter in parameters)
        {
            if (!call.Parameters.ContainsKey(parameter))
                continue;
            if (found is not null)
                return [];
            found = parameter;
        }
        if (found is null || (prefix == "s3" && call.Parameters.ContainsKey("Key")))
            return [];
        var type = s_templates[(prefix, found)];
        return call.Parameters[found] switch
        {
            JsonArray many when many.All(v => Text(v) is not null) => [.. many.Select(v => Arn(call, prefix, type, Text(v)!))],
            var one when Text(one) is { } text => [Arn(call, prefix, type, text)],
            _ => [],
        };
    }

    private static string Arn(JudgedCall call, string prefix, string type, string value)
    {
        if (value.StartsWith("arn:", StringComparison.Ordinal))
            return value;
        var partition = call.Region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn" : call.Region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov" : "aws";
        if (prefix == "s3")
            return $"arn:{partition}:s3:::{value}";
        if (prefix == "sqs")
            value = value[(value.LastIndexOf('/') + 1)..];
        return $"arn:{partition}:{prefix}:{call.Region}:{call.Account}:{type}{value}";
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
