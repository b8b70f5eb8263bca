using System.Security.Cryptography;
using System.Text;
using Bot.DemoAccount.Server.Wire;

namespace Bot.DemoAccount.Server.Authentication;

/// <summary>AWS Signature Version 4, as a server computes it.</summary>
/// <remarks>Source: IAM User Guide, "Create a signed AWS API request".</remarks>
internal static class SignatureV4
{
    public static string Compute(WireRequest request, Credential credential, string secret, string payloadHash, string time)
    {
        var toSign = $"AWS4-HMAC-SHA256\n{time}\n{credential.Scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(request, credential, payloadHash))))}";
        var key = Hmac(Encoding.UTF8.GetBytes("AWS4" + secret), credential.Date);
        key = Hmac(Hmac(Hmac(key, credential.Region), credential.Service), "aws4_request");
        return Hex(Hmac(key, toSign));
    }

    public static string HashOf(ReadOnlyMemory<byte> body) => Hex(SHA256.HashData(body.Span));

    private static string Canonical(WireRequest request, Credential credential, string payloadHash)
    {
        var text = new StringBuilder(512).Append(request.Method).Append('\n');
        // S3 signs the path as sent; all others sign the sent path encoded once more.
        text.Append(credential.Service is "s3" or "s3express" ? request.RawPath : PercentEncoding.Encode(request.RawPath, keepSlash: true)).Append('\n');
        AppendQuery(text, request);
        foreach (var name in credential.SignedHeaders.Split(';'))
            text.Append(name).Append(':').Append(Squeeze(request.Header(name) ?? "")).Append('\n');
        return text.Append('\n').Append(credential.SignedHeaders).Append('\n').Append(payloadHash).ToString();
    }

    private static void AppendQuery(StringBuilder text, WireRequest request)
    {
        var first = true;
        foreach (var (name, value) in request.Query.Where(q => q.Name != "X-Amz-Signature")
            .Select(q => (Name: PercentEncoding.Encode(q.Name), Value: PercentEncoding.Encode(q.Value)))
            .OrderBy(q => q.Name, StringComparer.Ordinal).ThenBy(q => q.Value, StringComparer.Ordinal))
        {
            text.Append(first ? "" : "&").Append(name).Append('=').Append(value);
            first = false;
        }
        text.Append('\n');
    }

    private static string Squeeze(string value) =>
        value.Contains("  ", StringComparison.Ordinal) ? string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries)) : value.Trim();

    private static byte[] Hmac(byte[] key, string data) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(data));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
