using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using Bot.Aws.Catalog;
using Bot.DemoAccount.Services;

namespace Bot.DemoAccount.Server.Wire;

/// <summary>Decodes XML bodies by the operation's shapes.</summary>
internal static class XmlInput
{
    public static XElement? Parse(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return null;
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body.ToArray()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            throw new DemoException("MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema");
        }
    }

    public static JsonObject Structure(AwsShape shape, XElement element)
    {
        var result = new JsonObject();
        foreach (var (name, member) in shape.Members)
        {
            if (member.Location != AwsLocation.Body)
                continue;
            if (member.XmlAttribute)
            {
                if (element.Attributes().FirstOrDefault(a => a.Name.LocalName == Local(member.WireName)) is { } attribute)
                    result[name] = attribute.Value;
                continue;
            }
            var wire = member.WireName;
            if (member.Flattened && member.Shape.Kind == AwsKind.List && member.Shape.Element!.WireName is { } own and not "member" && !Children(element, wire).Any())
                wire = own;
            var children = Children(element, wire).ToList();
            if (children.Count > 0)
                result[name] = member.Flattened && member.Shape.Kind == AwsKind.List
                    ? new JsonArray([.. children.Select(c => Value(member.Shape.Element!, c))])
                    : Value(member, children[0]);
        }
        return result;
    }

    public static JsonNode? Value(AwsMember member, XElement element)
    {
        var shape = member.Shape;
        switch (shape.Kind)
        {
            case AwsKind.Structure:
                return Structure(shape, element);
            case AwsKind.List:
                return new JsonArray([.. element.Elements().Select(e => Value(shape.Element!, e))]);
            case AwsKind.Map:
                var map = new JsonObject();
                foreach (var entry in element.Elements())
                    map[entry.Elements().First().Value] = Value(shape.Element!, entry.Elements().Last());
                return map;
            default:
                return Scalars.Read(shape, element.Value, member.Name);
        }
    }

    private static IEnumerable<XElement> Children(XElement element, string name) => element.Elements().Where(e => e.Name.LocalName == name);

    private static string Local(string name) => name[(name.IndexOf(':') + 1)..];
}
