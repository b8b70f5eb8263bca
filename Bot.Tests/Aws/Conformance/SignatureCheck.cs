using System.Security.Cryptography;
using System.Text;
using Bot.Tests.Aws.Client;

namespace Bot.Tests.Aws.Conformance;

/// <summary>Signature Version 4 worked out anew from a request as it arrived, independently of the SDK.</summary>
/// <remarks>Source: AWS General Reference, "Create a signed AWS API request".</remarks>
internal static class SignatureCheck
{
    public static string Given(CapturedRequest request) => Part(request, "Signature=");

    public static string Expected(CapturedRequest request, string secret)
    {
        var scope = Part(request, "Credential=").Split('/')[1..]; // date, Region, service, aws4_request
        var signed = Part(request, "SignedHeaders=").Split(';');
        var canonical = string.Join('\n',
            request.Method, Path(request.Path, scope[2]), Query(request.Query),
            string.Concat(signed.Select(name => $"{name}:{request.Header(name).Trim()}\n")), string.Join(';', signed), Hex(SHA256.HashData(request.Body)));
        var toSign = string.Join('\n', "AWS4-HMAC-SHA256", request.Header("x-amz-date"), string.Join('/', scope), Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
        var key = scope.Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), Sign);
        return Hex(Sign(key, toSign));
    }

    /// <summary>The path as sent, with each segment escaped once more; S3 takes it as it is.</summary>
    private static string Path(string path, string service) =>
        service == "s3" ? path : string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string Query(string query) => string.Join('&', query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Contains('=') ? pair : pair + "=").Order(StringComparer.Ordinal));

    private static string Part(CapturedRequest request, string name) => request.Header("Authorization").Split(name)[1].Split(',')[0].Trim();

    private static byte[] Sign(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
