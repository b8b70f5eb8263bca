using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.DemoAccount.Server.Routing;

namespace Bot.DemoAccount.Server.Wire;

/// <summary>Encodes an output in the protocol that the client spoke.</summary>
internal static class SuccessWriter
{
    public static WireResponse Write(RouteMatch route, JsonObject output, string requestId) => route.Dialect switch
    {
        AwsProtocol.Json => Json(route, output, requestId),
        AwsProtocol.Query => Query(route, output, requestId),
        AwsProtocol.Ec2 => Ec2(route, output, requestId),
        _ => Rest(route, output, requestId),
    };

    private static WireResponse Json(RouteMatch route, JsonObject output, string requestId)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        JsonOutput.Write(buffer, route.Operation.Output, output);
        return new() { ContentType = $"application/x-amz-json-{route.Service.JsonVersion ?? "1.1"}", Body = buffer.WrittenMemory, Headers = { ("x-amzn-RequestId", requestId) } };
    }

    private static WireResponse Query(RouteMatch route, JsonObject output, string requestId)
    {
        var name = route.Operation.Name;
        var text = new StringBuilder(2048).Append('<').Append(name).Append("Response xmlns=\"").Append(Namespace(route.Service)).Append("\">");
        if (route.Operation.Output.Members.Count > 0 || route.Operation.ResultWrapper is not null)
        {
            var wrapper = route.Operation.ResultWrapper ?? name + "Result";
            text.Append('<').Append(wrapper).Append('>');
            XmlOutput.Members(text, SqsQuery.Shape(route.Service, route.Operation, route.Operation.Output), output);
            text.Append("</").Append(wrapper).Append('>');
        }
        text.Append("<ResponseMetadata><RequestId>").Append(requestId).Append("</RequestId></ResponseMetadata></").Append(name).Append("Response>");
        return Xml(text, 200, requestId);
    }

    private static WireResponse Ec2(RouteMatch route, JsonObject output, string requestId)
    {
        var name = route.Operation.Name;
        var text = new StringBuilder(4096).Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<").Append(name).Append("Response xmlns=\"http://ec2.amazonaws.com/doc/")
            .Append(route.Service.ApiVersion).Append("/\"><requestId>").Append(requestId).Append("</requestId>");
        if (route.Operation.Output.Members.Count == 0)
            text.Append("<return>true</return>");
        XmlOutput.Members(text, route.Operation.Output, output);
        return Xml(text.Append("</").Append(name).Append("Response>"), 200, requestId);
    }

    private static WireResponse Rest(RouteMatch route, JsonObject output, string requestId)
    {
        var shape = route.Operation.Output;
        var xml = route.Dialect == AwsProtocol.RestXml;
        var status = route.Operation.SuccessStatus;
        var headers = new List<(string, string)>();
        var inBody = false;
        foreach (var (name, member) in shape.Members)
        {
            if (member.Location == AwsLocation.Body)
            {
                inBody = true;
                continue;
            }
            if (output[name] is not { } node)
                continue;
            switch (member.Location)
            {
                case AwsLocation.StatusCode:
                    status = int.Parse(Scalars.Text(node));
                    break;
                case AwsLocation.Header:
                    headers.Add((member.WireName, member.JsonValue ? Convert.ToBase64String(Encoding.UTF8.GetBytes(node.ToJsonString())) : XmlOutput.Scalar(member, node, "rfc822")));
                    break;
                case AwsLocation.Headers when node is JsonObject map:
                    headers.AddRange(map.Select(h => (member.WireName + h.Key, h.Value is null ? "" : Scalars.Text(h.Value))));
                    break;
            }
        }
        headers.Add((xml ? "x-amz-request-id" : "x-amzn-RequestId", requestId));
        var (type, body) = RestBody(route, shape, output, xml, inBody);
        var response = new WireResponse { Status = status, ContentType = body.IsEmpty && status == 204 ? null : type, Body = body };
        response.Headers.AddRange(headers);
        return response;
    }

    private static (string? Type, ReadOnlyMemory<byte> Body) RestBody(RouteMatch route, AwsShape shape, JsonObject output, bool xml, bool inBody)
    {
        if (shape.Payload is { } payload)
        {
            var member = shape.Members[payload];
            return (member.Shape.Kind, output[payload]) switch
            {
                (AwsKind.Blob, var blob) => (output["ContentType"] is { } t ? null : "application/octet-stream", blob is null ? default : Convert.FromBase64String(Scalars.Text(blob))),
                (AwsKind.String, var text) => ("application/json", text is null ? default : Encoding.UTF8.GetBytes(Scalars.Text(text))),
                (_, null) => (null, default),
                (_, JsonObject inner) when xml => ("application/xml", XmlDocument(route.Service, member.WireName, member.Shape, inner)),
                (_, JsonObject inner) => ("application/json", JsonDocument(member.Shape, inner)),
                (_, var other) => ("application/json", Encoding.UTF8.GetBytes(other.ToJsonString())),
            };
        }
        if (xml && route.Operation.Name == "GetBucketLocation")
            return ("application/xml", Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">{output["LocationConstraint"]}</LocationConstraint>"));
        if (xml)
            return inBody ? ("application/xml", XmlDocument(route.Service, route.Operation.Name + "Result", shape, output)) : (null, default);
        var buffer = new ArrayBufferWriter<byte>(512);
        JsonOutput.Write(buffer, shape, output, m => m.Location == AwsLocation.Body);
        return ("application/json", route.Operation.SuccessStatus == 204 ? default : buffer.WrittenMemory);
    }

    private static ReadOnlyMemory<byte> JsonDocument(AwsShape shape, JsonObject value)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        JsonOutput.Write(buffer, shape, value);
        return buffer.WrittenMemory;
    }

    private static byte[] XmlDocument(AwsService service, string root, AwsShape shape, JsonObject value)
    {
        var text = new StringBuilder(1024).Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<").Append(root);
        if (Namespace(service) is { Length: > 0 } ns)
            text.Append(" xmlns=\"").Append(ns).Append('"');
        text.Append('>');
        XmlOutput.Members(text, shape, value);
        return Encoding.UTF8.GetBytes(text.Append("</").Append(root).Append('>').ToString());
    }

    private static WireResponse Xml(StringBuilder text, int status, string requestId) =>
        new() { Status = status, ContentType = "text/xml;charset=UTF-8", Body = Encoding.UTF8.GetBytes(text.ToString()), Headers = { ("x-amzn-RequestId", requestId) } };

    private static string Namespace(AwsService service) => service.XmlNamespace ?? $"http://{service.EndpointPrefix}.amazonaws.com/doc/{service.ApiVersion}/";
}
