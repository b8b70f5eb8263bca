using System.Text.Json.Nodes;
using System.Xml;
using Bot.Aws.Catalog;

namespace Bot.Aws.Protocols;

/// <summary>XML bodies to JSON by API names. Namespaces are not looked at; elements that the catalog does not know are kept by their own names.</summary>
internal static class XmlReply
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = false,
    };

    public static XmlReader Open(ReadOnlyMemory<byte> body) => XmlReader.Create(new MemoryStream(body.ToArray(), writable: false), Settings);

    /// <summary>Reads the structure whose element the reader stands on, and moves past it.</summary>
    public static JsonObject Structure(XmlReader reader, AwsShape shape)
    {
        var result = new JsonObject();
        if (reader.HasAttributes)
            Attributes(reader, shape, result);
        Children(reader, name =>
        {
            if (shape.ByElementName.GetValueOrDefault(name) is not { } member)
                Add(result, name, Unknown(reader));
            else if (member.Flattened && member.Shape.Kind == AwsKind.List)
                List(result, member.Name).Add(Value(reader, member.Shape.Element!));
            else if (member.Flattened && member.Shape.Kind == AwsKind.Map)
                Entry(reader, member.Shape, Map(result, member.Name));
            else if (Value(reader, member) is { } value)
                result[member.Name] = value;
        });
        return result;
    }

    private static void Attributes(XmlReader reader, AwsShape shape, JsonObject result)
    {
        foreach (var member in shape.Members.Values)
            if (member.XmlAttribute && reader.GetAttribute(member.WireName) is { } value)
                result[member.Name] = value;
    }

    private static JsonNode? Value(XmlReader reader, AwsMember member)
    {
        switch (member.Shape.Kind)
        {
            case AwsKind.Structure:
                return Structure(reader, member.Shape);
            case AwsKind.List:
                var list = new JsonArray();
                Children(reader, _ => list.Add(Value(reader, member.Shape.Element!)));
                return list;
            case AwsKind.Map:
                var map = new JsonObject();
                Children(reader, _ => Entry(reader, member.Shape, map));
                return map;
            default:
                return Scalar.FromText(reader.ReadElementContentAsString(), member, Timestamps.Iso);
        }
    }

    private static void Entry(XmlReader reader, AwsShape shape, JsonObject map)
    {
        string? key = null;
        JsonNode? value = null;
        Children(reader, name =>
        {
            if (name == (shape.MapKeyName ?? "key"))
                key = reader.ReadElementContentAsString();
            else
                value = Value(reader, shape.Element!);
        });
        if (key is not null)
            map[key] = value;
    }

    /// <summary>Text where an element holds only text; a list where all its children are <c>member</c> or <c>item</c>; else an object.</summary>
    private static JsonNode Unknown(XmlReader reader)
    {
        var result = new JsonObject();
        var text = Children(reader, name => Add(result, name, Unknown(reader)));
        if (result.Count == 0)
            return JsonValue.Create(text);
        if (result.Count == 1 && (result["member"] ?? result["item"]) is { } only)
            return only is JsonArray ? only.DeepClone() : new JsonArray(only.DeepClone());
        return result;
    }

    private static void Add(JsonObject result, string name, JsonNode value)
    {
        if (result[name] is not { } first)
            result[name] = value;
        else if (first is JsonArray list)
            list.Add(value);
        else
            result[name] = new JsonArray(first.DeepClone(), value);
    }

    private static JsonArray List(JsonObject result, string name)
    {
        if (result[name] is not JsonArray list)
            result[name] = list = [];
        return list;
    }

    private static JsonObject Map(JsonObject result, string name)
    {
        if (result[name] is not JsonObject map)
            result[name] = map = [];
        return map;
    }

    /// <summary>Visits the child elements of the element the reader stands on; each visit must consume its element. Returns the text between them.</summary>
    public static string Children(XmlReader reader, Action<string> visit)
    {
        var text = "";
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return text;
        }
        reader.ReadStartElement();
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element)
                visit(reader.LocalName);
            else if (reader.EOF)
                throw new XmlException("The XML ends within an element.");
            else
            {
                if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                    text += reader.Value;
                reader.Read();
            }
        }
        reader.ReadEndElement();
        return text;
    }
}
