using System.Text.Json.Nodes;
using Bot.Aws.Catalog;

namespace Bot.DemoAccount.Server.Wire;

/// <summary>Decodes the form bodies of the query and EC2 protocols by the operation's shapes.</summary>
internal static class FormInput
{
    public static JsonObject Decode(AwsShape input, FormNode root) => Structure(input, root);

    private static JsonObject Structure(AwsShape shape, FormNode node)
    {
        var result = new JsonObject();
        foreach (var (name, member) in shape.Members)
        {
            if (Child(node, member) is { } child)
                result[name] = Value(member.Shape, child, name, member);
        }
        return result;
    }

    private static FormNode? Child(FormNode node, AwsMember member)
    {
        if (member.Ec2Name is { } ec2 && node.Children.TryGetValue(ec2, out var child))
            return child;
        if (node.Children.TryGetValue(member.WireName, out child) || node.Children.TryGetValue(member.Name, out child))
            return child;
        var first = member.WireName[0];
        if (char.IsLower(first) && node.Children.TryGetValue(char.ToUpperInvariant(first) + member.WireName[1..], out child))
            return child;
        // A flattened list goes by its element's name.
        return member.Shape.Element is { } element && node.Children.TryGetValue(element.WireName, out child) && element.WireName is not "member" ? child : null;
    }

    private static JsonNode? Value(AwsShape shape, FormNode node, string name, AwsMember member)
    {
        switch (shape.Kind)
        {
            case AwsKind.Structure:
                return Structure(shape, node);
            case AwsKind.List:
                return new JsonArray([.. Entries(node, shape.Element!.WireName).Select(e => Value(shape.Element.Shape, e, name, shape.Element))]);
            case AwsKind.Map:
                var map = new JsonObject();
                foreach (var entry in Entries(node, "entry"))
                {
                    var key = entry.Children.GetValueOrDefault(shape.MapKeyName ?? "key") ?? entry.Children.GetValueOrDefault("Name") ?? entry.Children.GetValueOrDefault("Key");
                    var value = entry.Children.GetValueOrDefault(shape.Element!.WireName) ?? entry.Children.GetValueOrDefault("value") ?? entry.Children.GetValueOrDefault("Value");
                    if (key?.Value is { } k && value is not null)
                        map[k] = Value(shape.Element.Shape, value, name, shape.Element);
                }
                return map;
            default:
                return node.Value is { } text ? Scalars.Read(shape, text, name) : null;
        }
    }

    private static IEnumerable<FormNode> Entries(FormNode node, string elementName)
    {
        if (node.Children.TryGetValue("member", out var inner) || node.Children.TryGetValue(elementName, out inner) || node.Children.TryGetValue("entry", out inner))
            return inner.Numbered();
        return node.Numbered();
    }
}
