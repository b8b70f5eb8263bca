using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using Bot.Aws.Catalog;

namespace Bot.Aws.Protocols;

/// <summary>Writes REST-XML bodies, members in the model's order; elements stand in the namespace of the root.</summary>
internal static class XmlBody
{
    private const string Instance = "http://www.w3.org/2001/XMLSchema-instance";

    public static byte[] Write(string root, string? xmlNamespace, AwsShape shape, JsonObject value)
    {
        using var buffer = new MemoryStream(256);
        using (var writer = XmlWriter.Create(buffer, new() { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true }))
        {
            writer.WriteStartElement(root, xmlNamespace);
            Members(writer, shape, value);
            writer.WriteEndElement();
        }
        return buffer.ToArray();
    }

    private static void Members(XmlWriter writer, AwsShape shape, JsonObject value)
    {
        foreach (var member in shape.Members.Values)
            if (member.XmlAttribute && value[member.Name] is { } attribute)
                Attribute(writer, member.WireName, Scalar.Plain(attribute));
        foreach (var member in shape.Members.Values)
            if (!member.XmlAttribute && member.Location == AwsLocation.Body && value[member.Name] is { } child)
                Value(writer, member.WireName, member, child);
    }

    private static void Attribute(XmlWriter writer, string name, string value)
    {
        if (name.StartsWith("xsi:", StringComparison.Ordinal))
            writer.WriteAttributeString("xsi", name[4..], Instance, value);
        else
            writer.WriteAttributeString(name, value);
    }

    private static void Value(XmlWriter writer, string name, AwsMember member, JsonNode value)
    {
        var element = member.Shape.Element;
        switch (member.Shape.Kind)
        {
            case AwsKind.List when member.Flattened:
                foreach (var item in value.AsArray())
                    if (item is not null)
                        Value(writer, element!.WireName == element.Name ? name : element.WireName, element, item);
                return;
            case AwsKind.Map when member.Flattened:
                foreach (var (key, item) in value.AsObject())
                    Entry(writer, name, member.Shape, key, item);
                return;
        }
        writer.WriteStartElement(name);
        switch (member.Shape.Kind)
        {
            case AwsKind.Structure:
                Members(writer, member.Shape, value.AsObject());
                break;
            case AwsKind.List:
                foreach (var item in value.AsArray())
                    if (item is not null)
                        Value(writer, element!.WireName, element, item);
                break;
            case AwsKind.Map:
                foreach (var (key, item) in value.AsObject())
                    Entry(writer, "entry", member.Shape, key, item);
                break;
            default:
                writer.WriteString(Scalar.ToText(value, member, Timestamps.Iso));
                break;
        }
        writer.WriteEndElement();
    }

    private static void Entry(XmlWriter writer, string name, AwsShape map, string key, JsonNode? item)
    {
        writer.WriteStartElement(name);
        writer.WriteStartElement(map.MapKeyName ?? "key");
        writer.WriteString(key);
        writer.WriteEndElement();
        if (item is not null)
            Value(writer, map.Element!.WireName, map.Element, item);
        writer.WriteEndElement();
    }
}
