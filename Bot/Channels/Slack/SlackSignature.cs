using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Channels.Slack;

/// <summary>Slack's request signature, version v0: HMAC-SHA256 of <c>v0:{timestamp}:{raw body}</c> with the signing secret.</summary>
/// <remarks>Source: Slack, "Verifying requests from Slack".</remarks>
internal static class SlackSignature
{
    private const int MaxSkewSeconds = 300;

    /// <summary>Why the request is refused; null when its signature is right and recent.</summary>
    /// <param name="secret">The signing secret.</param>
    /// <param name="timestamp">Header <c>X-Slack-Request-Timestamp</c>.</param>
    /// <param name="signature">Header <c>X-Slack-Signature</c>.</param>
    /// <param name="body">The raw bytes, before any parsing.</param>
    public static string? Fault(string secret, string? timestamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signature))
            return "The request is not signed.";
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return "The timestamp is not a number.";
        if (!(Math.Abs((double)seconds - now.ToUnixTimeSeconds()) <= MaxSkewSeconds))
            return "The request is too old, or this machine's clock is wrong.";
        if (!signature.StartsWith("v0=", StringComparison.Ordinal))
            return "The signature's version is not v0.";

        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        mac.AppendData(Encoding.ASCII.GetBytes($"v0:{timestamp}:"));
        mac.AppendData(body);
        Span<byte> expected = stackalloc byte[32];
        mac.GetHashAndReset(expected);
        Span<byte> given = stackalloc byte[32];
        return signature.Length == 67 && Convert.FromHexString(signature.AsSpan(3), given, out _, out var written) == System.Buffers.OperationStatus.Done && written == 32
            && CryptographicOperations.FixedTimeEquals(expected, given)
                ? null
                : "The signature does not match.";
    }
}
