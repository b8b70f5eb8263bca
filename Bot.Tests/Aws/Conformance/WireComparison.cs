using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Bot.Tests.Aws.Client;

namespace Bot.Tests.Aws.Conformance;

/// <summary>Two requests in a form in which what does not matter is equal: order, white space, spelling of numbers, generated tokens.</summary>
internal static partial class WireComparison
{
    /// <summary>Headers that say what is asked; the rest belongs to the client's own pipeline.</summary>
    private static readonly HashSet<string> Ignored = new(StringComparer.OrdinalIgnoreCase)
    {
        "x-amz-date", "x-amz-content-sha256", "x-amz-security-token", "x-amz-user-agent", "x-amz-te", "x-amz-decoded-content-length", "x-amz-trailer",
    };

    public static string Normal(CapturedRequest request)
    {
        var headers = request.Headers
            .Where(h => !Ignored.Contains(h.Key) && (h.Key.StartsWith("x-amz", StringComparison.OrdinalIgnoreCase)
                || h.Key.ToLowerInvariant() is "content-md5" or "accept-encoding" or "range" or "if-modified-since" or "accept" && h.Value != "*/*"))
            .Where(h => !h.Key.Equals("accept-encoding", StringComparison.OrdinalIgnoreCase))
            .Select(h => $"{h.Key.ToLowerInvariant()}: {(IsChecksum(h.Key, h.Value, request.Body) ? "of the body" : h.Value)}")
            .Order(StringComparer.Ordinal);
        return string.Join('\n', [$"{request.Method} {request.Path}", .. Pairs(request.Query), $"type: {Type(request)}", $"scope: {Scope(request)}", .. headers, Body(request)]);
    }

    /// <summary>The bodies may be equal XML and differ as bytes.</summary>
    private static bool IsChecksum(string name, string value, byte[] body) =>
        name.Equals("content-md5", StringComparison.OrdinalIgnoreCase) && value == Convert.ToBase64String(System.Security.Cryptography.MD5.HashData(body));

    private static IEnumerable<string> Pairs(string form) => form.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => $"  {Decode(pair[0])}={Tokens().Replace(Decode(pair.ElementAtOrDefault(1) ?? ""), "TOKEN")}")
        .Order(StringComparer.Ordinal);

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static string Type(CapturedRequest request) => request.Body.Length == 0 ? "" : request.Header("Content-Type").Split(';')[0];

    /// <summary>Region and service of the signature.</summary>
    private static string Scope(CapturedRequest request) =>
        string.Join('/', request.Header("Authorization").Split("Credential=").ElementAtOrDefault(1)?.Split(',')[0].Split('/')[2..4] ?? []);

    private static string Body(CapturedRequest request)
    {
        var text = Tokens().Replace(request.Text, "TOKEN");
        if (text.Length == 0)
            return "";
        if (Type(request) == "application/x-www-form-urlencoded")
            return string.Join('\n', Pairs(text));
        if (text[0] is '{' or '[' && Type(request).Contains("json", StringComparison.Ordinal))
            return Json(JsonNode.Parse(text))!.ToJsonString();
        return text[0] == '<' ? Xml(XElement.Parse(text)).ToString() : text;
    }

    private static JsonNode? Json(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Json(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Json)]),
        JsonValue v when v.GetValueKind() == System.Text.Json.JsonValueKind.Number => JsonValue.Create(decimal.Parse(v.ToJsonString(), System.Globalization.NumberStyles.Float) / 1.000000000000000m),
        _ => node?.DeepClone(),
    };

    /// <summary>Elements by full name, attributes and children in a fixed order: S3 takes any.</summary>
    private static XElement Xml(XElement element) => new(element.Name,
        element.Attributes().Where(a => !a.IsNamespaceDeclaration).OrderBy(a => a.Name.ToString(), StringComparer.Ordinal),
        element.HasElements ? element.Elements().Select(Xml).OrderBy(e => e.Name.LocalName, StringComparer.Ordinal).Cast<object>() : element.Value);

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")]
    private static partial Regex Tokens();
}
