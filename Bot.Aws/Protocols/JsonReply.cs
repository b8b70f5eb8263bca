using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;

namespace Bot.Aws.Protocols;

/// <summary>JSON bodies to JSON by API names. Members that the catalog does not know are kept as they are: AWS adds some every week.</summary>
internal static class JsonReply
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 512, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="JsonException">The body is not JSON, or not an object.</exception>
    public static JsonObject Read(AwsShape shape, ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, Options);
        if (body.IsEmpty || !reader.Read())
            return [];
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("The answer is not a JSON object.");
        return Structure(ref reader, shape);
    }

    private static JsonObject Structure(ref Utf8JsonReader reader, AwsShape shape)
    {
        var result = new JsonObject();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var member = shape.ByWireName.GetValueOrDefault(name);
            if (reader.TokenType != JsonTokenType.Null)
                result[member?.Name ?? name] = member is null ? JsonNode.Parse(ref reader) : Value(ref reader, member);
        }
        return result;
    }

    private static JsonNode? Value(ref Utf8JsonReader reader, AwsMember member)
    {
        switch (member.Shape.Kind)
        {
            case AwsKind.Structure when reader.TokenType == JsonTokenType.StartObject:
                return Structure(ref reader, member.Shape);
            case AwsKind.List when reader.TokenType == JsonTokenType.StartArray:
                var list = new JsonArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    list.Add(reader.TokenType == JsonTokenType.Null ? null : Value(ref reader, member.Shape.Element!));
                return list;
            case AwsKind.Map when reader.TokenType == JsonTokenType.StartObject:
                var map = new JsonObject();
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var key = reader.GetString()!;
                    reader.Read();
                    map[key] = reader.TokenType == JsonTokenType.Null ? null : Value(ref reader, member.Shape.Element!);
                }
                return map;
            case AwsKind.Timestamp when reader.TokenType is JsonTokenType.Number or JsonTokenType.String:
                var raw = JsonNode.Parse(ref reader);
                return Timestamps.TryRead(raw, out var time) ? JsonValue.Create(Timestamps.ToIso(time)) : raw;
            default:
                return JsonNode.Parse(ref reader);
        }
    }
}
