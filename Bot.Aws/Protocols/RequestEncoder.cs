using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;

namespace Bot.Aws.Protocols;

/// <summary>Parameters by API name to a request in the service's protocol.</summary>
internal static class RequestEncoder
{
    /// <param name="service">The service.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="parameters">Parameters that <see cref="ParameterCheck"/> has passed.</param>
    /// <param name="protocol">The service's protocol, or its alternative one.</param>
    public static WireRequest Encode(AwsService service, AwsOperation operation, JsonObject parameters, AwsProtocol protocol)
    {
        var request = protocol switch
        {
            AwsProtocol.Json => Json(service, operation, parameters),
            AwsProtocol.Query or AwsProtocol.Ec2 => Form(service, operation, parameters),
            _ => RestRequest.Encode(service, operation, parameters),
        };
        if (operation.HostPrefix is { } prefix)
            request.HostPrefix = HostPrefix(prefix, operation.Input, parameters);
        if (operation.ChecksumRequired && request.Body is { } body && !request.Headers.ContainsKey("Content-MD5"))
            request.Headers["Content-MD5"] = Convert.ToBase64String(MD5.HashData(body));
        return request;
    }

    private static WireRequest Json(AwsService service, AwsOperation operation, JsonObject parameters)
    {
        var request = new WireRequest { Method = "POST", Path = "/", Body = JsonBody.Write(operation.Input, parameters) };
        request.Headers["Content-Type"] = "application/x-amz-json-" + service.JsonVersion;
        request.Headers["X-Amz-Target"] = $"{service.TargetPrefix}.{operation.Name}";
        if (service.AlternativeProtocol is not null)
            request.Headers["x-amzn-query-mode"] = "true"; // errors then keep the codes of the query protocol
        return request;
    }

    private static WireRequest Form(AwsService service, AwsOperation operation, JsonObject parameters)
    {
        var request = new WireRequest { Method = "POST", Path = "/", Body = Encoding.UTF8.GetBytes(QueryForm.Write(service, operation, parameters)) };
        request.Headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8";
        return request;
    }

    /// <summary>Fills the labels of a host prefix: <c>{AccountId}.</c>.</summary>
    private static string HostPrefix(string prefix, AwsShape input, JsonObject parameters)
    {
        foreach (var member in input.Members.Values)
            if (member.HostLabel)
                prefix = prefix.Replace($"{{{member.Name}}}", Scalar.Plain(parameters[member.Name]), StringComparison.Ordinal);
        return prefix;
    }
}
