using Bot.Aws.Catalog;

namespace Bot.Intents.Commands;

/// <summary>Types of parameters in words.</summary>
internal static class TypeNames
{
    private const int MaxChoices = 8;

    public static string Of(AwsShape shape) => shape.Kind switch
    {
        AwsKind.String when shape.Enum is { Count: > 0 and <= MaxChoices } choices => string.Join(" | ", choices),
        AwsKind.String => "text",
        AwsKind.Integer or AwsKind.Long => "whole number",
        AwsKind.Double => "number",
        AwsKind.Boolean => "true or false",
        AwsKind.Timestamp => "time",
        AwsKind.Blob => "bytes",
        AwsKind.List => $"list of {Of(shape.Element!.Shape)}",
        AwsKind.Map => "map (key=value)",
        AwsKind.Document => "JSON",
        _ => "structure",
    };
}
