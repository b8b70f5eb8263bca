using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;

namespace Bot.Aws.Protocols;

/// <summary>The form body of the query protocols: nested values flattened into dotted keys.</summary>
/// <param name="ec2">EC2's dialect: capitalised keys, list entries numbered without a name between.</param>
internal sealed class QueryForm(bool ec2)
{
    private readonly StringBuilder _form = new();

    public static string Write(AwsService service, AwsOperation operation, JsonObject parameters)
    {
        var form = new QueryForm(service.Protocol == AwsProtocol.Ec2);
        form.Pair("Action", operation.Name);
        form.Pair("Version", service.ApiVersion);
        form.Structure("", operation.Input, parameters);
        return form._form.ToString();
    }

    private void Structure(string prefix, AwsShape shape, JsonObject value)
    {
        foreach (var (name, child) in value)
        {
            if (child is null || !shape.Members.TryGetValue(name, out var member))
                continue;
            var key = Key(member);
            Value(prefix.Length == 0 ? key : $"{prefix}.{key}", member, child);
        }
    }

    private string Key(AwsMember member) =>
        member.Ec2Name ?? (!ec2 ? member.WireName
        : member.WireName == member.Name ? member.Name : char.ToUpperInvariant(member.WireName[0]) + member.WireName[1..]);

    private void Value(string key, AwsMember member, JsonNode value)
    {
        switch (member.Shape.Kind)
        {
            case AwsKind.Structure:
                Structure(key, member.Shape, value.AsObject());
                break;
            case AwsKind.List:
                List(key, member, value.AsArray());
                break;
            case AwsKind.Map:
                Map(member.Flattened ? key : key + ".entry", member.Shape, value.AsObject());
                break;
            default:
                Pair(key, Scalar.ToText(value, member, Timestamps.Iso));
                break;
        }
    }

    private void List(string key, AwsMember member, JsonArray list)
    {
        var element = member.Shape.Element!;
        if (list.Count == 0 && !ec2)
            Pair(key, ""); // says "empty" rather than "absent"
        if (!ec2 && !member.Flattened)
            key = $"{key}.{element.WireName}";
        else if (!ec2 && element.WireName != element.Name)
            key = string.Concat(key.AsSpan(0, key.LastIndexOf('.') + 1), element.WireName); // a flattened list goes by its entries' name
        for (var i = 0; i < list.Count; i++)
            if (list[i] is { } item)
                Value(Numbered(key, i), element, item);
    }

    private void Map(string key, AwsShape shape, JsonObject map)
    {
        var i = 0;
        foreach (var (name, value) in map)
        {
            if (value is null)
                continue;
            var entry = Numbered(key, i++);
            Pair($"{entry}.{shape.MapKeyName ?? "key"}", name);
            Value($"{entry}.{shape.Element!.WireName}", shape.Element, value);
        }
    }

    private static string Numbered(string key, int index) => key + "." + (index + 1).ToString(CultureInfo.InvariantCulture);

    private void Pair(string key, string value)
    {
        if (_form.Length > 0)
            _form.Append('&');
        _form.Append(Uri.EscapeDataString(key)).Append('=').Append(Uri.EscapeDataString(value));
    }
}
