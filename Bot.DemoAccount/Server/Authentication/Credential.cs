using System.Diagnostics.CodeAnalysis;

namespace Bot.DemoAccount.Server.Authentication;

/// <summary>What an <c>Authorization</c> header of Signature Version 4 states.</summary>
/// <param name="KeyId">The access key.</param>
/// <param name="Date">The day of the signing key.</param>
/// <param name="Region">The Region signed for.</param>
/// <param name="Service">The service signed for.</param>
/// <param name="SignedHeaders">Names of the signed headers, as sent.</param>
/// <param name="Signature">The signature in hexadecimal digits.</param>
internal sealed record Credential(string KeyId, string Date, string Region, string Service, string SignedHeaders, string Signature)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    public string Scope => $"{Date}/{Region}/{Service}/aws4_request";

    public static bool TryParse(string? header, [NotNullWhen(true)] out Credential? credential)
    {
        credential = null;
        if (header is null || !header.StartsWith(Algorithm, StringComparison.Ordinal))
            return false;
        string? scope = null, headers = null, signature = null;
        foreach (var part in header[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf('=');
            if (at < 0)
                return false;
            switch (part[..at])
            {
                case "Credential": scope = part[(at + 1)..]; break;
                case "SignedHeaders": headers = part[(at + 1)..]; break;
                case "Signature": signature = part[(at + 1)..]; break;
            }
        }
        return TryMake(scope, headers, signature, out credential);
    }

    public static bool TryMake(string? scope, string? headers, string? signature, [NotNullWhen(true)] out Credential? credential)
    {
        credential = scope?.Split('/') is { Length: 5 } s && headers is not null && signature is not null ? new(s[0], s[1], s[2], s[3], headers, signature) : null;
        return credential is not null;
    }
}
