using System.Text;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;

namespace Bot.Aws.Protocols;

/// <summary>The HTTP bindings of the REST protocols: members in path, query string, headers and body.</summary>
internal static class RestRequest
{
    public static WireRequest Encode(AwsService service, AwsOperation operation, JsonObject parameters)
    {
        var mark = operation.Uri.IndexOf('?', StringComparison.Ordinal);
        var request = new WireRequest { Method = operation.Method, Path = mark < 0 ? operation.Uri : operation.Uri[..mark] };
        if (mark >= 0)
            FixedQuery(request, operation.Uri[(mark + 1)..]);
        foreach (var (name, value) in parameters)
            if (value is not null && operation.Input.Members.TryGetValue(name, out var member))
                Bind(request, member, value);
        Body(request, service, operation, parameters);
        if (service.Name == "apigateway")
            request.Headers.TryAdd("Accept", "application/json"); // or it answers in a form of its own
        else if (service.Name == "glacier")
            request.Headers["x-amz-glacier-version"] = service.ApiVersion;
        return request;
    }

    private static void FixedQuery(WireRequest request, string query)
    {
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            request.Query.Add(new(parts[0], parts.Length == 2 ? parts[1] : null));
        }
    }

    private static void Bind(WireRequest request, AwsMember member, JsonNode value)
    {
        switch (member.Location)
        {
            case AwsLocation.Uri:
                request.Labels.Add(new(Label(request.Path, member.WireName), Scalar.ToText(value, member, Timestamps.Iso)));
                break;
            case AwsLocation.QueryString when member.Shape.Kind == AwsKind.List:
                foreach (var item in value.AsArray())
                    request.Query.Add(new(member.WireName, Scalar.ToText(item, member.Shape.Element!, Timestamps.Iso)));
                break;
            case AwsLocation.QueryString when member.Shape.Kind == AwsKind.Map:
                foreach (var (key, item) in value.AsObject())
                    foreach (var one in item as JsonArray ?? [item?.DeepClone()])
                        request.Query.Add(new(key, Scalar.Plain(one)));
                break;
            case AwsLocation.QueryString:
                request.Query.Add(new(member.WireName, Scalar.ToText(value, member, Timestamps.Iso)));
                break;
            case AwsLocation.Headers:
                foreach (var (key, item) in value.AsObject())
                    request.Headers[member.WireName + key] = Scalar.Plain(item);
                break;
            case AwsLocation.Header when member.JsonValue:
                request.Headers[member.WireName] = Convert.ToBase64String(Encoding.UTF8.GetBytes(value is JsonValue ? Scalar.Plain(value) : value.ToJsonString()));
                break;
            case AwsLocation.Header when member.Shape.Kind == AwsKind.List:
                request.Headers[member.WireName] = string.Join(',', value.AsArray().Select(item => Scalar.ToText(item, member.Shape.Element!, Timestamps.Rfc822)));
                break;
            case AwsLocation.Header:
                request.Headers[member.WireName] = Scalar.ToText(value, member, Timestamps.Rfc822);
                break;
        }
    }

    /// <summary>The label as the path spells it: a greedy one keeps its slashes.</summary>
    private static string Label(string path, string name) =>
        path.Contains($"{{{name}+}}", StringComparison.Ordinal) ? $"{{{name}+}}" : $"{{{name}}}";

    private static void Body(WireRequest request, AwsService service, AwsOperation operation, JsonObject parameters)
    {
        var input = operation.Input;
        if (input.Payload is { } payload)
        {
            if (parameters[payload] is { } value)
                Payload(request, service, input.Members[payload], value);
            return;
        }
        if (!input.Members.Values.Any(m => m.Location == AwsLocation.Body))
            return;
        if (service.Protocol == AwsProtocol.RestXml)
        {
            if (input.Members.Values.Any(m => m.Location == AwsLocation.Body && parameters[m.Name] is not null))
                Set(request, "application/xml", XmlBody.Write(operation.InputRoot ?? operation.Name + "Request", service.XmlNamespace, input, parameters));
        }
        else
        {
            Set(request, "application/json", JsonBody.Write(input, parameters));
        }
    }

    private static void Payload(WireRequest request, AwsService service, AwsMember member, JsonNode value)
    {
        switch (member.Shape.Kind)
        {
            case AwsKind.Blob:
                Set(request, "application/octet-stream", Convert.FromBase64String(Scalar.Plain(value)));
                break;
            case AwsKind.Structure when service.Protocol == AwsProtocol.RestXml:
                Set(request, "application/xml", XmlBody.Write(member.WireName, service.XmlNamespace, member.Shape, value.AsObject()));
                break;
            case AwsKind.Structure:
                Set(request, "application/json", JsonBody.Write(member.Shape, value.AsObject()));
                break;
            case AwsKind.String:
                Set(request, "text/plain", Encoding.UTF8.GetBytes(Scalar.Plain(value)));
                break;
            default:
                Set(request, "application/json", Encoding.UTF8.GetBytes(value.ToJsonString()));
                break;
        }
    }

    private static void Set(WireRequest request, string contentType, byte[] body)
    {
        request.Body = body;
        request.Headers.TryAdd("Content-Type", contentType);
    }
}
