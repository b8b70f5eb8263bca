using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;

namespace Bot.DemoAccount.Server.Wire;

/// <summary>Encodes outputs as XML: only what the shape knows, in the shape's order.</summary>
internal static class XmlOutput
{
    public static void Members(StringBuilder text, AwsShape shape, JsonObject value)
    {
        foreach (var (name, member) in shape.Members)
        {
            if (member.Location == AwsLocation.Body && !member.XmlAttribute && value.TryGetPropertyValue(name, out var node) && node is not null)
                Member(text, member, node);
        }
    }

    public static void Element(StringBuilder text, string name, AwsMember member, JsonNode node)
    {
        var shape = member.Shape;
        switch (shape.Kind, node)
        {
            case (AwsKind.Structure, JsonObject o):
                text.Append('<').Append(name);
                Attributes(text, shape, o);
                text.Append('>');
                Members(text, shape, o);
                break;
            case (AwsKind.List, JsonArray list):
                text.Append('<').Append(name).Append('>');
                foreach (var item in list.OfType<JsonNode>())
                    Element(text, Local(shape.Element!, "member"), shape.Element!, item);
                break;
            case (AwsKind.Map, JsonObject map):
                text.Append('<').Append(name).Append('>');
                foreach (var (key, item) in map)
                    Entry(text, "entry", shape, key, item);
                break;
            case (AwsKind.Structure or AwsKind.List or AwsKind.Map, _):
                throw new InvalidOperationException($"The output's '{member.Name}' should be a {shape.Kind}, not {node.GetValueKind()}.");
            default:
                text.Append('<').Append(name).Append('>');
                Escape(text, Scalar(member, node));
                break;
        }
        text.Append("</").Append(name).Append('>');
    }

    public static string Scalar(AwsMember member, JsonNode node, string timeFormat = "iso8601") => member.Shape.Kind == AwsKind.Timestamp
        ? Scalars.Write(Scalars.Time(node), member.TimestampFormat ?? member.Shape.TimestampFormat ?? timeFormat)
        : Scalars.Text(node);

    public static void Escape(StringBuilder text, string value)
    {
        foreach (var c in value)
        {
            _ = c switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' => text.Append("&quot;"),
                '\r' => text.Append("&#13;"),
                < ' ' and not ('\n' or '\t') => text,
                _ => text.Append(c),
            };
        }
    }

    private static void Member(StringBuilder text, AwsMember member, JsonNode node)
    {
        if (!member.Flattened)
        {
            Element(text, member.WireName, member, node);
            return;
        }
        switch (node)
        {
            case JsonArray list:
                foreach (var item in list.OfType<JsonNode>())
                    Element(text, Local(member.Shape.Element!, member.WireName), member.Shape.Element!, item);
                break;
            case JsonObject map:
                foreach (var (key, item) in map)
                    Entry(text, member.WireName, member.Shape, key, item);
                break;
        }
    }

    private static void Entry(StringBuilder text, string name, AwsShape shape, string key, JsonNode? item)
    {
        var keyName = shape.MapKeyName ?? "key";
        text.Append('<').Append(name).Append("><").Append(keyName).Append('>');
        Escape(text, key);
        text.Append("</").Append(keyName).Append('>');
        if (item is not null)
            Element(text, Local(shape.Element!, "value"), shape.Element!, item);
        text.Append("</").Append(name).Append('>');
    }

    private static void Attributes(StringBuilder text, AwsShape shape, JsonObject value)
    {
        foreach (var (name, member) in shape.Members)
        {
            if (!member.XmlAttribute || value[name] is not JsonValue v)
                continue;
            // The one attribute in use is the type of an S3 grantee.
            text.Append(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ").Append(member.WireName).Append("=\"");
            Escape(text, v.ToString());
            text.Append('"');
        }
    }

    /// <summary>The element's own name where the model states one.</summary>
    private static string Local(AwsMember element, string otherwise) => element.WireName is "" or "member" or "value" ? otherwise : element.WireName;
}
