using System.Text.Json.Nodes;
using Bot.Aws.Catalog;

namespace Bot.Guardrails;

/// <summary>What the answer of one call would expose: as the catalog marks the operation, and by its parameters where they decide.</summary>
internal static class Exposures
{
    /// <summary>Parameters that AWS itself publishes: image ids, Regions, endpoints.</summary>
    private const string Published = "/aws/service/";

    /// <summary>Whether parameters decide what the operation exposes: a session for a service's reads cannot hold it, so it has one of its own.</summary>
    public static bool DependOnParameters(string service, string operation) => (service, operation) switch
    {
        ("ssm", "GetParameter" or "GetParameters" or "GetParametersByPath") => true,
        ("apigateway", "GetApiKeys" or "GetApiKey") => true,
        ("glue", "GetConnection" or "GetConnections") => true,
        ("ec2", "DescribeInstanceAttribute") => true,
        _ => false,
    };

    public static AwsExposure Of(JudgedCall call)
    {
        var parameters = call.Parameters;
        return (call.Service.Name, call.Operation.Name) switch
        {
            ("ssm", "GetParameter") => IsPublished(parameters["Name"]) ? AwsExposure.None : AwsExposure.Secret,
            ("ssm", "GetParameters") => parameters["Names"] is JsonArray { Count: > 0 } names && names.All(IsPublished) ? AwsExposure.None : AwsExposure.Secret,
            ("ssm", "GetParametersByPath") => IsPublished(parameters["Path"]) ? AwsExposure.None : AwsExposure.Secret,
            // The keys' names, dates and plans; their values come only when asked for.
            ("apigateway", "GetApiKeys") => IsTrue(parameters["includeValues"]) ? AwsExposure.Secret : AwsExposure.None,
            ("apigateway", "GetApiKey") => IsTrue(parameters["includeValue"]) ? AwsExposure.Secret : AwsExposure.None,
            ("glue", "GetConnection" or "GetConnections") => IsPlainlyTrue(parameters["HidePassword"]) ? AwsExposure.None : AwsExposure.Secret,
            // Scripts of the first start hold passwords more often than not.
            ("ec2", "DescribeInstanceAttribute") => (string?)parameters["Attribute"] == "userData" ? AwsExposure.Secret : AwsExposure.None,
            // Shows what a data protection policy has masked.
            ("logs", _) when IsTrue(parameters["unmask"]) => AwsExposure.Secret,
            _ => call.Operation.Exposure,
        };
    }

    private static bool IsPublished(JsonNode? name) =>
        name is JsonValue value && value.TryGetValue<string>(out var text)
        && (text.StartsWith(Published, StringComparison.Ordinal) || (text.StartsWith("arn:", StringComparison.Ordinal) && text.Contains("::parameter" + Published, StringComparison.Ordinal)));

    private static bool IsPlainlyTrue(JsonNode? node) =>
        node is JsonValue value && (value.TryGetValue<bool>(out var flag) ? flag : value.TryGetValue<string>(out var text) && text.Equals("true", StringComparison.OrdinalIgnoreCase));

    /// <summary>A value that is no plain false counts as true.</summary>
    private static bool IsTrue(JsonNode? node) =>
        node is not null && !(node is JsonValue value && (value.TryGetValue<bool>(out var flag) ? !flag : value.TryGetValue<string>(out var text) && text.Equals("false", StringComparison.OrdinalIgnoreCase)));
}
