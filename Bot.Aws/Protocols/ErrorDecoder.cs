using System.Text.Json;
using System.Xml;

namespace Bot.Aws.Protocols;

/// <summary>Code, message and request id of a refusal, in whatever form it came.</summary>
/// <param name="Code">AWS's code, without namespace and address.</param>
/// <param name="Message">AWS's text; empty where it gave none.</param>
/// <param name="RequestId">The request id; null where there is none.</param>
internal sealed record WireError(string Code, string Message, string? RequestId);

/// <summary>Reads refusals of all protocols; the body's first character tells JSON from XML.</summary>
internal static class ErrorDecoder
{
    public static WireError Decode(WireResponse response)
    {
        var body = Body(response.Body);
        // The query protocol's code, where a service that spoke it once now speaks JSON.
        var query = response.Header("x-amzn-query-error")?.Split(';')[0];
        var code = First(query, Clean(response.Header("x-amzn-errortype")), body?.Code, ByStatus(response.Status))!;
        return new(code, body?.Message ?? "", body?.RequestId ?? RequestId(response));
    }

    public static string? RequestId(WireResponse response) =>
        First(response.Header("x-amzn-RequestId"), response.Header("x-amz-request-id"), response.Header("x-amz-id-1"), response.Header("x-amz-cf-id"));

    private static WireError? Body(ReadOnlyMemory<byte> body)
    {
        var text = body.Span.TrimStart("\uFEFF \t\r\n"u8);
        try
        {
            return text.IsEmpty ? null : text[0] switch { (byte)'{' => Json(body), (byte)'<' => Xml(body), _ => null };
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            return null; // a proxy's page, or a body cut short: the status then says what there is to say
        }
    }

    private static WireError Json(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        string? Text(params ReadOnlySpan<string> names)
        {
            foreach (var property in document.RootElement.EnumerateObject())
                foreach (var name in names)
                    if (property.NameEquals(name) && property.Value.ValueKind == JsonValueKind.String)
                        return property.Value.GetString();
            return null;
        }
        return new(Clean(Text("__type", "code", "Code")) ?? "", Text("message", "Message", "errorMessage") ?? "", Text("requestId", "RequestId"));
    }

    private static WireError Xml(ReadOnlyMemory<byte> body)
    {
        string code = "", message = "";
        string? requestId = null;
        using var reader = XmlReply.Open(body);
        reader.MoveToContent();
        if (reader.LocalName.Equals("html", StringComparison.OrdinalIgnoreCase))
            return new("", "", null);
        while (!reader.EOF)
        {
            switch (reader.NodeType == XmlNodeType.Element ? reader.LocalName : "")
            {
                case "Code": code = reader.ReadElementContentAsString(); break;
                case "Message" or "message": message = reader.ReadElementContentAsString(); break;
                case "RequestId" or "RequestID" or "requestId": requestId = reader.ReadElementContentAsString(); break;
                default: reader.Read(); break;
            }
        }
        return new(code, message, requestId);
    }

    /// <summary><c>aws.protocoltests#Fault:http://…</c> → <c>Fault</c>.</summary>
    private static string? Clean(string? code)
    {
        if (code is null)
            return null;
        code = code.Split(':')[0];
        return code[(code.LastIndexOf('#') + 1)..].Trim();
    }

    /// <summary>Where an answer has no body (HEAD), the status is the code.</summary>
    private static string ByStatus(int status) => status switch
    {
        301 => "PermanentRedirect",
        400 => "BadRequest",
        403 => "Forbidden",
        404 => "NotFound",
        409 => "Conflict",
        412 => "PreconditionFailed",
        429 => "TooManyRequests",
        503 => "ServiceUnavailable",
        _ => "Http" + status.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private static string? First(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
            if (!string.IsNullOrEmpty(text))
                return text;
        return null;
    }
}
