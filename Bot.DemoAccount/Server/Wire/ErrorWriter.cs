using System.Text;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.DemoAccount.Services;

namespace Bot.DemoAccount.Server.Wire;

/// <summary>Encodes errors in each protocol's own form.</summary>
internal static class ErrorWriter
{
    // Clients of the older query protocol know these by other names.
    private static readonly Dictionary<string, string> QueryNames = new(StringComparer.Ordinal)
    {
        ["QueueDoesNotExist"] = "AWS.SimpleQueueService.NonExistentQueue",
        ["QueueNameExists"] = "QueueAlreadyExists",
    };

    public static WireResponse Write(AwsProtocol protocol, AwsService? service, string path, bool head, DemoException error, string requestId) => protocol switch
    {
        AwsProtocol.Json => Json(service, error, requestId),
        AwsProtocol.RestJson => RestJson(error, requestId),
        AwsProtocol.RestXml when service is null or { Name: "s3" } => S3(path, head, error, requestId),
        AwsProtocol.Ec2 => Xml(error, requestId, $"<Response><Errors><Error><Code>{Escape(error.Code)}</Code><Message>{Escape(error.Message)}</Message></Error></Errors><RequestID>{requestId}</RequestID></Response>"),
        _ => Query(service, error, requestId),
    };

    private static WireResponse Query(AwsService? service, DemoException error, string requestId)
    {
        var code = service?.Name == "sqs" ? QueryNames.GetValueOrDefault(error.Code, error.Code) : error.Code;
        return Xml(error, requestId, $"<ErrorResponse><Error><Type>{(error.Status >= 500 ? "Receiver" : "Sender")}</Type><Code>{Escape(code)}</Code><Message>{Escape(error.Message)}</Message></Error><RequestId>{requestId}</RequestId></ErrorResponse>");
    }

    private static WireResponse Json(AwsService? service, DemoException error, string requestId)
    {
        var response = new WireResponse { Status = error.Status, ContentType = $"application/x-amz-json-{service?.JsonVersion ?? "1.1"}", Body = Body(error, withType: true) };
        response.Headers.Add(("x-amzn-RequestId", requestId));
        response.Headers.Add(("x-amzn-ErrorType", error.Code));
        if (service?.AlternativeProtocol is not null)
            response.Headers.Add(("x-amzn-query-error", $"{QueryNames.GetValueOrDefault(error.Code, error.Code)};{(error.Status >= 500 ? "Receiver" : "Sender")}"));
        return response;
    }

    private static WireResponse RestJson(DemoException error, string requestId)
    {
        var response = new WireResponse { Status = error.Status, ContentType = "application/json", Body = Body(error, withType: false) };
        response.Headers.Add(("x-amzn-RequestId", requestId));
        response.Headers.Add(("x-amzn-ErrorType", error.Code));
        return response;
    }

    private static byte[] Body(DemoException error, bool withType)
    {
        var body = error.Members is { } members ? members.Copy() : [];
        if (withType)
            body["__type"] = error.Code;
        body["message"] = error.Message;
        body["Message"] = error.Message;
        return Encoding.UTF8.GetBytes(body.ToJsonString());
    }

    private static WireResponse S3(string path, bool head, DemoException error, string requestId)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>").Append(Escape(error.Code)).Append("</Code><Message>").Append(Escape(error.Message)).Append("</Message>");
        foreach (var (name, value) in error.Members ?? [])
            text.Append('<').Append(name).Append('>').Append(Escape(value?.ToString() ?? "")).Append("</").Append(name).Append('>');
        text.Append("<Resource>").Append(Escape(path)).Append("</Resource><RequestId>").Append(requestId).Append("</RequestId><HostId>ZGVtby1ob3N0LWlk</HostId></Error>");
        return new()
        {
            Status = error.Status,
            ContentType = "application/xml",
            Body = head ? default(ReadOnlyMemory<byte>) : Encoding.UTF8.GetBytes(text.ToString()),
            Headers = { ("x-amz-request-id", requestId), ("x-amz-id-2", "ZGVtby1ob3N0LWlk") },
        };
    }

    private static WireResponse Xml(DemoException error, string requestId, string body) => new()
    {
        Status = error.Status,
        ContentType = "text/xml;charset=UTF-8",
        Body = Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + body),
        Headers = { ("x-amzn-RequestId", requestId) },
    };

    private static string Escape(string value)
    {
        var text = new StringBuilder(value.Length);
        XmlOutput.Escape(text, value);
        return text.ToString();
    }
}
