using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Bot.Aws.Catalog;

namespace Bot.Aws.Protocols;

/// <summary>An answer in the service's protocol to output members by API name.</summary>
internal static class ResponseDecoder
{
    /// <exception cref="JsonException">The body is not what the protocol promises.</exception>
    /// <exception cref="XmlException">The body is not what the protocol promises.</exception>
    public static JsonObject Decode(AwsService service, AwsOperation operation, WireResponse response, AwsProtocol protocol)
    {
        var body = protocol switch
        {
            AwsProtocol.Json => JsonReply.Read(operation.Output, response.Body.Span),
            AwsProtocol.Query or AwsProtocol.Ec2 => Query(operation, response.Body),
            _ => Rest(service, operation, response),
        };
        EmptyLists(operation, body);
        return body;
    }

    /// <summary>The request id that an XML body carries; null where it has none.</summary>
    private static JsonObject Query(AwsOperation operation, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return [];
        using var reader = XmlReply.Open(body);
        reader.MoveToContent();
        if (operation.ResultWrapper is not { } wrapper)
            return Without(XmlReply.Structure(reader, operation.Output), operation.Output);
        JsonObject? result = null;
        XmlReply.Children(reader, name =>
        {
            if (name == wrapper)
                result = XmlReply.Structure(reader, operation.Output);
            else
                reader.Skip();
        });
        return result ?? [];
    }

    /// <summary>Drops what belongs to the protocol, not to the operation.</summary>
    private static JsonObject Without(JsonObject result, AwsShape output)
    {
        foreach (var name in (string[])["requestId", "RequestId", "ResponseMetadata", "return"])
            if (!output.Members.ContainsKey(name))
                result.Remove(name);
        return result;
    }

    private static JsonObject Rest(AwsService service, AwsOperation operation, WireResponse response)
    {
        var output = operation.Output;
        var result = output.Payload is { } payload ? Payload(service, output.Members[payload], response.Body)
            : service.Protocol == AwsProtocol.RestJson ? JsonReply.Read(output, response.Body.Span)
            : Xml(operation, response.Body);
        foreach (var member in output.Members.Values)
            if (member.Location != AwsLocation.Body && FromHead(member, response) is { } value)
                result[member.Name] = value;
        return result;
    }

    private static JsonObject Xml(AwsOperation operation, ReadOnlyMemory<byte> body)
    {
        var output = operation.Output;
        if (body.IsEmpty || !output.Members.Values.Any(m => m.Location == AwsLocation.Body))
            return [];
        using var reader = XmlReply.Open(body);
        reader.MoveToContent();
        // S3's GetBucketLocation: the root is the value; empty means us-east-1, which AWS's clients show as null.
        if (operation.Name == "GetBucketLocation" && output.Members.Count == 1)
            return new() { ["LocationConstraint"] = reader.ReadElementContentAsString() is { Length: > 0 } region ? region : null };
        return XmlReply.Structure(reader, output);
    }

    private static JsonObject Payload(AwsService service, AwsMember member, ReadOnlyMemory<byte> body)
    {
        var result = new JsonObject();
        if (member.Shape.EventStream)
            result[member.Name] = EventStream.Read(member.Shape, body);
        else if (member.Shape.Kind == AwsKind.Blob)
            result[member.Name] = Convert.ToBase64String(body.Span);
        else if (body.IsEmpty)
            return result;
        else if (member.Shape.Kind == AwsKind.String)
            result[member.Name] = Encoding.UTF8.GetString(body.Span);
        else if (service.Protocol == AwsProtocol.RestXml)
        {
            using var reader = XmlReply.Open(body);
            reader.MoveToContent();
            result[member.Name] = XmlReply.Structure(reader, member.Shape);
        }
        else if (member.Shape.Kind == AwsKind.Structure)
            result[member.Name] = JsonReply.Read(member.Shape, body.Span);
        else
            result[member.Name] = JsonNode.Parse(body.Span);
        return result;
    }

    private static JsonNode? FromHead(AwsMember member, WireResponse response)
    {
        switch (member.Location)
        {
            case AwsLocation.StatusCode:
                return response.Status;
            case AwsLocation.Headers:
                var map = new JsonObject();
                foreach (var name in response.HeaderNames)
                    if (name.StartsWith(member.WireName, StringComparison.OrdinalIgnoreCase))
                        map[name[member.WireName.Length..]] = response.Header(name);
                return map;
            case AwsLocation.Header when response.Header(member.WireName) is { } text:
                if (member.JsonValue)
                    return Encoding.UTF8.GetString(Convert.FromBase64String(text));
                return member.Shape.Kind == AwsKind.List
                    ? new JsonArray([.. text.Split(',').Select(part => Scalar.FromText(part.Trim(), member.Shape.Element!, Timestamps.Rfc822))])
                    : Scalar.FromText(text, member, Timestamps.Rfc822);
            default:
                return null;
        }
    }

    /// <summary>The lists that pages grow are there even when the answer leaves them out.</summary>
    private static void EmptyLists(AwsOperation operation, JsonObject body)
    {
        foreach (var key in operation.Pagination?.ResultKeys ?? [])
            if (operation.Output.Members.TryGetValue(key, out var member) && member.Shape.Kind == AwsKind.List && !body.ContainsKey(key))
                body[key] = new JsonArray();
    }
}
