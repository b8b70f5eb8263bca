using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;

namespace Bot.Aws.Protocols;

/// <summary>Writes JSON bodies: members under their wire names, timestamps in their wire form.</summary>
internal static class JsonBody
{
    public static byte[] Write(AwsShape shape, JsonObject value)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Structure(writer, shape, value);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Structure(Utf8JsonWriter writer, AwsShape shape, JsonObject value)
    {
        writer.WriteStartObject();
        foreach (var (name, child) in value)
        {
            if (child is null || !shape.Members.TryGetValue(name, out var member) || member.Location != AwsLocation.Body)
                continue;
            writer.WritePropertyName(member.WireName);
            Value(writer, member, child);
        }
        writer.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter writer, AwsMember member, JsonNode value)
    {
        switch (member.Shape.Kind)
        {
            case AwsKind.Structure:
                Structure(writer, member.Shape, value.AsObject());
                break;
            case AwsKind.List:
                writer.WriteStartArray();
                foreach (var item in value.AsArray())
                    Nullable(writer, member.Shape.Element!, item);
                writer.WriteEndArray();
                break;
            case AwsKind.Map:
                writer.WriteStartObject();
                foreach (var (key, item) in value.AsObject())
                {
                    writer.WritePropertyName(key);
                    Nullable(writer, member.Shape.Element!, item);
                }
                writer.WriteEndObject();
                break;
            case AwsKind.Timestamp:
                Timestamp(writer, member.TimestampFormat ?? Timestamps.Epoch, Timestamps.Read(value));
                break;
            case AwsKind.String when member.JsonValue && value is not JsonValue:
                writer.WriteStringValue(value.ToJsonString());
                break;
            case AwsKind.String or AwsKind.Blob:
                writer.WriteStringValue(Scalar.Plain(value));
                break;
            case AwsKind.Document:
                value.WriteTo(writer);
                break;
            default:
                // Numbers and booleans may come as text, from a command line for one.
                writer.WriteRawValue(Scalar.Plain(value));
                break;
        }
    }

    private static void Nullable(Utf8JsonWriter writer, AwsMember member, JsonNode? value)
    {
        if (value is null)
            writer.WriteNullValue();
        else
            Value(writer, member, value);
    }

    private static void Timestamp(Utf8JsonWriter writer, string format, DateTimeOffset time)
    {
        if (format == Timestamps.Epoch)
            writer.WriteRawValue(Timestamps.EpochText(time));
        else
            writer.WriteStringValue(Timestamps.ToText(time, format));
    }
}
