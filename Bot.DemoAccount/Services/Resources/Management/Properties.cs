using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Management;

/// <summary>A resource as Cloud Control shows it: the document with CloudFormation's capital letters, its tags and its ARN.</summary>
internal static class Properties
{
    // Types whose primary identifier is their ARN in CloudFormation.
    private static readonly HashSet<string> ByArn = new(StringComparer.Ordinal)
    {
        "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancingV2::TargetGroup", "AWS::ElasticLoadBalancingV2::Listener", "AWS::ElasticLoadBalancingV2::ListenerRule",
        "AWS::SNS::Topic", "AWS::StepFunctions::StateMachine", "AWS::CertificateManager::Certificate", "AWS::CloudFormation::Stack", "AWS::ECS::TaskDefinition", "AWS::SecretsManager::Secret",
        "AWS::MSK::Cluster", "AWS::GlobalAccelerator::Accelerator", "AWS::NetworkFirewall::Firewall", "AWS::AppRunner::Service", "AWS::IAM::ManagedPolicy",
    };

    /// <summary>The primary identifier.</summary>
    public static string Identifier(Resource resource) => resource.Type switch
    {
        "AWS::SQS::Queue" => Inputs.Text(resource.Document["QueueUrl"]) ?? resource.Id,
        "AWS::Events::Rule" => resource.Arn,
        "AWS::ECS::Service" => $"{resource.Arn}|{resource.Id.Split('/')[0]}",
        var type => ByArn.Contains(type) ? resource.Arn : resource.Id,
    };

    /// <summary>The properties.</summary>
    public static JsonObject Of(Resource resource)
    {
        var properties = (JsonObject)Capital(resource.Document)!;
        properties["Arn"] ??= resource.Arn;
        if (resource.Tags.Count > 0) properties["Tags"] = new JsonArray([.. resource.Tags.Select(t => new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value })]);
        return properties;
    }

    private static JsonNode? Capital(JsonNode? node) => node switch
    {
        JsonObject inner => new JsonObject(inner.Select(m => KeyValuePair.Create(m.Key is [>= 'a' and <= 'z', ..] ? char.ToUpperInvariant(m.Key[0]) + m.Key[1..] : m.Key, Capital(m.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Capital)]),
        _ => node?.DeepClone(),
    };
}
