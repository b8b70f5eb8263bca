using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.DemoAccount.Services;

namespace Bot.DemoAccount.Server.Wire;

/// <summary>Refuses input that lacks a required member, in the words of each protocol.</summary>
internal static class RequiredMembers
{
    public static void Check(AwsProtocol protocol, AwsShape shape, JsonObject input)
    {
        foreach (var (name, member) in shape.Members)
        {
            if (!input.TryGetPropertyValue(name, out var value) || value is null)
            {
                // An empty list leaves no trace in a form.
                var mayBeEmpty = (protocol is AwsProtocol.Query or AwsProtocol.Ec2) && (member.Shape.Kind is AwsKind.List or AwsKind.Map);
                if (member.Required && !member.IdempotencyToken && !mayBeEmpty)
                    throw Missing(protocol, name);
                continue;
            }
            Nested(protocol, member.Shape, value);
        }
    }

    private static void Nested(AwsProtocol protocol, AwsShape shape, JsonNode? value)
    {
        switch (shape.Kind, value)
        {
            case (AwsKind.Structure, JsonObject inner):
                Check(protocol, shape, inner);
                break;
            case (AwsKind.List, JsonArray { Count: > 0 } list) when shape.Element!.Shape.Kind is AwsKind.Structure or AwsKind.List or AwsKind.Map:
                foreach (var item in list)
                    Nested(protocol, shape.Element.Shape, item);
                break;
            case (AwsKind.Map, JsonObject map) when shape.Element!.Shape.Kind is AwsKind.Structure:
                foreach (var (_, item) in map)
                    Nested(protocol, shape.Element.Shape, item);
                break;
        }
    }

    private static DemoException Missing(AwsProtocol protocol, string name) => protocol switch
    {
        AwsProtocol.Ec2 => new("MissingParameter", $"The request must contain the parameter {name}"),
        AwsProtocol.Query => new("ValidationError", $"1 validation error detected: Value null at '{Camel(name)}' failed to satisfy constraint: Member must not be null"),
        AwsProtocol.RestXml => new("InvalidRequest", $"Missing required parameter {name}"),
        _ => new("ValidationException", $"1 validation error detected: Value null at '{Camel(name)}' failed to satisfy constraint: Member must not be null"),
    };

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
