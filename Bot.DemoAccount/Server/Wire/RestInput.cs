using System.Text;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.DemoAccount.Server.Routing;

namespace Bot.DemoAccount.Server.Wire;

/// <summary>Decodes the path, query, headers and body of the REST protocols.</summary>
internal static class RestInput
{
    public static JsonObject Decode(RouteMatch route, WireRequest request, ReadOnlyMemory<byte> body)
    {
        var shape = route.Operation.Input;
        var result = Body(route, shape, body);
        foreach (var (name, member) in shape.Members)
        {
            switch (member.Location)
            {
                case AwsLocation.Uri when route.Path.TryGetValue(member.WireName, out var text):
                    result[name] = Scalars.Read(member.Shape, text, name);
                    break;
                case AwsLocation.QueryString:
                    if (FromQuery(member, request) is { } fromQuery)
                        result[name] = fromQuery;
                    break;
                case AwsLocation.Header when request.Header(member.WireName) is { } header:
                    result[name] = member.JsonValue ? JsonNode.Parse(Convert.FromBase64String(header))
                        : member.Shape.Kind == AwsKind.List ? new JsonArray([.. header.Split(',', StringSplitOptions.TrimEntries).Select(h => (JsonNode)h)])
                        : Scalars.Read(member.Shape, header, name);
                    break;
                case AwsLocation.Headers:
                    result[name] = new JsonObject(request.Headers.Where(h => h.Key.StartsWith(member.WireName, StringComparison.OrdinalIgnoreCase))
                        .Select(h => KeyValuePair.Create(h.Key[member.WireName.Length..].ToLowerInvariant(), (JsonNode?)h.Value.ToString())));
                    break;
            }
        }
        return result;
    }

    private static JsonObject Body(RouteMatch route, AwsShape shape, ReadOnlyMemory<byte> body)
    {
        var xml = route.Service.Protocol == AwsProtocol.RestXml;
        if (shape.Payload is { } payload)
        {
            var member = shape.Members[payload];
            if (body.IsEmpty)
                return [];
            return new JsonObject
            {
                [payload] = member.Shape.Kind switch
                {
                    AwsKind.Blob => Convert.ToBase64String(body.Span),
                    AwsKind.String => Encoding.UTF8.GetString(body.Span),
                    _ when xml => XmlInput.Value(member, XmlInput.Parse(body)!),
                    _ => JsonInput.Value(member, JsonInput.Parse(body)),
                },
            };
        }
        if (xml)
            return XmlInput.Parse(body) is { } root ? XmlInput.Structure(shape, root) : [];
        var given = JsonInput.Parse(body);
        var result = new JsonObject();
        foreach (var (name, member) in shape.Members)
        {
            if (member.Location == AwsLocation.Body && (given[member.WireName] ?? given[name]) is { } value)
                result[name] = JsonInput.Value(member, value);
        }
        return result;
    }

    private static JsonNode? FromQuery(AwsMember member, WireRequest request)
    {
        var shape = member.Shape;
        switch (shape.Kind)
        {
            case AwsKind.List:
                var many = request.Query.Where(q => q.Name == member.WireName).Select(q => Scalars.Read(shape.Element!.Shape, q.Value, member.Name)).ToArray();
                return many.Length > 0 ? new JsonArray(many) : null;
            case AwsKind.Map:
                var named = request.Query.Where(q => !q.Name.StartsWith("X-Amz-", StringComparison.Ordinal)).ToArray();
                return named.Length > 0 ? new JsonObject(named.DistinctBy(q => q.Name).Select(q => KeyValuePair.Create(q.Name, (JsonNode?)q.Value))) : null;
            default:
                return request.QueryValue(member.WireName) is { } text ? Scalars.Read(shape, text, member.Name) : null;
        }
    }
}
