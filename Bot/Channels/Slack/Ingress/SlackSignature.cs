using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Channels.Slack.Ingress;

/// <summary>Slack's request signature, version v0: HMAC-SHA256 of <c>v0:{timestamp}:{raw body}</c> with the signing secret.</summary>
/// <remarks>Source: Slack, "Verifying requests from Slack".</remarks>
internal static class SlackSignature
{
    private const int MaxSkewSeconds = 300;
    private const string NoMatch = "The signature does not match.";

    /// <summary>What is wrong with the headers alone; null where the body must decide.</summary>
    /// <param name="timestamp">Header <c>X-Slack-Request-Timestamp</c>.</param>
    /// <param name="signature">Header <c>X-Slack-Signature</c>.</param>
    /// <param name="now">The time.</param>
    public static string? HeaderFault(string? timestamp, string? signature, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signature))
            return "The request is not signed.";
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return "The timestamp is not a number.";
        if (!(Math.Abs((double)seconds - now.ToUnixTimeSeconds()) <= MaxSkewSeconds))
            return "The request is too old, or this machine's clock is wrong.";
        return signature.StartsWith("v0=", StringComparison.Ordinal) ? null : "The signature's version is not v0.";
    }

    /// <summary>Why the request is refused; null when its signature is right and recent.</summary>
    /// <param name="secrets">The signing secrets: one, or the new and the old while they are exchanged.</param>
    /// <param name="timestamp">Header <c>X-Slack-Request-Timestamp</c>.</param>
    /// <param name="signature">Header <c>X-Slack-Signature</c>.</param>
    /// <param name="body">The raw bytes, before any parsing.</param>
    /// <param name="now">The time.</param>
    public static string? Fault(ImmutableArray<string> secrets, string? timestamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (HeaderFault(timestamp, signature, now) is { } fault)
            return fault;
        Span<byte> given = stackalloc byte[32];
        if (signature!.Length != 67 || Convert.FromHexString(signature.AsSpan(3), given, out _, out var written) != OperationStatus.Done || written != 32)
            return NoMatch;
        var matches = false;
        foreach (var secret in secrets)
            matches |= secret.Length > 0 && Matches(secret, timestamp!, given, body);
        return matches ? null : NoMatch;
    }

    private static bool Matches(string secret, string timestamp, ReadOnlySpan<byte> given, ReadOnlySpan<byte> body)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        mac.AppendData(Encoding.ASCII.GetBytes($"v0:{timestamp}:"));
        mac.AppendData(body);
        Span<byte> expected = stackalloc byte[32];
        mac.GetHashAndReset(expected);
        return CryptographicOperations.FixedTimeEquals(expected, given);
    }
}
