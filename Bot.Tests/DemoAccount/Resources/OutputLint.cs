using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;

namespace Bot.Tests.DemoAccount.Resources;

/// <summary>Compares an output with the shape that the catalog has of it: names and kinds of values, all the way down.</summary>
internal static class OutputLint
{
    public static IEnumerable<string> Faults(JsonNode? node, AwsShape shape, string path)
    {
        switch (node, shape.Kind)
        {
            case (null, _) or (_, AwsKind.Document):
                return [];
            case (JsonObject map, AwsKind.Structure):
                return map.SelectMany(m => shape.Members.TryGetValue(m.Key, out var member) ? Faults(m.Value, member.Shape, $"{path}.{m.Key}") : [$"{path}.{m.Key} is unknown"]);
            case (JsonObject map, AwsKind.Map):
                return map.SelectMany(m => Faults(m.Value, shape.Element!.Shape, $"{path}.*"));
            case (JsonArray list, AwsKind.List):
                return list.SelectMany(i => Faults(i, shape.Element!.Shape, $"{path}[]"));
            case (JsonValue value, _):
                return Fits(value, shape.Kind) ? [] : [$"{path} is {value.ToJsonString()}, not {shape.Kind}"];
            default:
                return [$"{path} is {node.GetValueKind()}, not {shape.Kind}"];
        }
    }

    private static bool Fits(JsonValue value, AwsKind kind) => (value.GetValueKind(), kind) switch
    {
        (JsonValueKind.String, AwsKind.String or AwsKind.Blob) => true,
        (JsonValueKind.String, AwsKind.Timestamp) => DateTimeOffset.TryParse(value.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        (JsonValueKind.Number, AwsKind.Integer or AwsKind.Long or AwsKind.Double or AwsKind.Timestamp) => true,
        (JsonValueKind.True or JsonValueKind.False, AwsKind.Boolean) => true,
        _ => false,
    };
}
