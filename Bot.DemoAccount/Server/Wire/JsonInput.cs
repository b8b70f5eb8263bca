using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.DemoAccount.Services;

namespace Bot.DemoAccount.Server.Wire;

/// <summary>Decodes JSON bodies: members by API name, times as ISO 8601 text.</summary>
internal static class JsonInput
{
    public static JsonObject Decode(AwsShape input, ReadOnlyMemory<byte> body) => Structure(input, Parse(body));

    public static JsonObject Parse(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return [];
        try
        {
            return JsonNode.Parse(body.Span) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            throw new DemoException("SerializationException", "The body is not valid JSON.");
        }
    }

    public static JsonObject Structure(AwsShape shape, JsonObject given)
    {
        var result = new JsonObject();
        foreach (var (name, member) in shape.Members)
        {
            if ((given[member.WireName] ?? given[name]) is { } value)
                result[name] = Value(member, value);
        }
        return result;
    }

    public static JsonNode? Value(AwsMember member, JsonNode? value)
    {
        var shape = member.Shape;
        switch (shape.Kind, value)
        {
            case (_, null):
                return null;
            case (AwsKind.Structure, JsonObject o):
                return Structure(shape, o);
            case (AwsKind.List, JsonArray list):
                return new JsonArray([.. list.Select(e => Value(shape.Element!, e))]);
            case (AwsKind.Map, JsonObject map):
                return new JsonObject(map.Select(e => KeyValuePair.Create(e.Key, Value(shape.Element!, e.Value))));
            case (AwsKind.Timestamp, JsonValue time):
                return Scalars.Time(Scalars.Text(time), member.Name).Iso();
            case (AwsKind.Structure or AwsKind.List or AwsKind.Map, _):
                throw new DemoException("SerializationException", $"The value of '{member.Name}' is not of the right type.");
            default:
                return value.DeepClone();
        }
    }
}
