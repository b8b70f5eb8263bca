using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;

namespace Bot.DemoAccount.Server.Wire;

/// <summary>Encodes outputs as JSON: only what the shape knows, times in the protocol's form.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IBufferWriter<byte> buffer, AwsShape shape, JsonObject output, Func<AwsMember, bool>? only = null)
    {
        using var writer = new Utf8JsonWriter(buffer, Options);
        Structure(writer, shape, output, only);
    }

    private static void Structure(Utf8JsonWriter writer, AwsShape shape, JsonObject value, Func<AwsMember, bool>? only = null)
    {
        writer.WriteStartObject();
        foreach (var (name, member) in shape.Members)
        {
            if (value.TryGetPropertyValue(name, out var node) && node is not null && (only is null || only(member)))
            {
                writer.WritePropertyName(member.WireName);
                Value(writer, member, node);
            }
        }
        writer.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter writer, AwsMember member, JsonNode node)
    {
        var shape = member.Shape;
        switch (shape.Kind, node)
        {
            case (AwsKind.Structure, JsonObject o):
                Structure(writer, shape, o);
                break;
            case (AwsKind.List, JsonArray list):
                writer.WriteStartArray();
                foreach (var item in list)
                    Item(writer, shape.Element!, item);
                writer.WriteEndArray();
                break;
            case (AwsKind.Map, JsonObject map):
                writer.WriteStartObject();
                foreach (var (key, item) in map)
                {
                    writer.WritePropertyName(key);
                    Item(writer, shape.Element!, item);
                }
                writer.WriteEndObject();
                break;
            case (AwsKind.Timestamp, JsonValue):
                Time(writer, Scalars.Time(node), member.TimestampFormat ?? shape.TimestampFormat ?? "unixTimestamp");
                break;
            case (AwsKind.String, JsonValue v) when v.GetValueKind() != JsonValueKind.String:
                writer.WriteStringValue(Scalars.Text(node));
                break;
            case (AwsKind.Integer or AwsKind.Long or AwsKind.Double or AwsKind.Boolean, JsonValue v) when v.GetValueKind() == JsonValueKind.String:
                writer.WriteRawValue(Scalars.Text(node));
                break;
            case (AwsKind.Structure or AwsKind.List or AwsKind.Map, _):
                throw new InvalidOperationException($"The output's '{member.Name}' should be a {shape.Kind}, not {node.GetValueKind()}.");
            default:
                node.WriteTo(writer);
                break;
        }
    }

    private static void Item(Utf8JsonWriter writer, AwsMember element, JsonNode? item)
    {
        if (item is null)
            writer.WriteNullValue();
        else
            Value(writer, element, item);
    }

    private static void Time(Utf8JsonWriter writer, DateTimeOffset time, string format)
    {
        if (format == "unixTimestamp")
            writer.WriteRawValue(Scalars.Epoch(time));
        else
            writer.WriteStringValue(Scalars.Write(time, format));
    }
}
