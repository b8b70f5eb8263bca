using System.Security.Cryptography;
using System.Text;

namespace Bot.Notifications.Doors.Webhooks;

/// <summary>The secrets of webhooks: <c>Notifications:WebhookSecrets</c>, each <c>NAME=SECRET</c>.</summary>
internal sealed class WebhookSecrets(IReadOnlyDictionary<string, string> secrets)
{
    public const string Key = "Notifications:WebhookSecrets";
    public const int MinLength = 16;
    private const string SignaturePrefix = "sha256=";

    public static WebhookSecrets Read(IConfiguration configuration)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in Entries(configuration))
        {
            if (entry.IndexOf('=', StringComparison.Ordinal) is > 0 and var at)
                found[entry[..at].Trim()] = entry[(at + 1)..].Trim();
        }
        return new(found);
    }

    /// <summary>What is wrong with an entry, as the end of a sentence; null for nothing.</summary>
    public static string? Fault(string entry) =>
        entry.IndexOf('=', StringComparison.Ordinal) is var at && at <= 0 ? ", but not as NAME=SECRET; write the webhook's name, = and its secret."
        : entry[(at + 1)..].Trim().Length < MinLength ? $", but the secret of '{entry[..at]}' is shorter than {MinLength} characters; write a longer one, such as: openssl rand -hex 32"
        : null;

    public bool Has(string name) => secrets.ContainsKey(name);

    /// <summary>Whether the request carries the webhook's secret: as bearer token, basic password or its own header, or as HMAC-SHA256 of the body.</summary>
    public bool Holds(string name, IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        if (!secrets.TryGetValue(name, out var secret))
            return false;
        var holds = false;
        // All ways are tried whatever came before, so that the time tells nothing.
        foreach (var given in Given(headers))
            holds |= Same(given, secret);
        foreach (var header in (ReadOnlySpan<string>)["X-Hub-Signature-256", "X-Wheelhouse-Signature", "X-Grafana-Alerting-Signature"])
        {
            if (headers[header] is [{ Length: > 0 } signature])
                holds |= Same(signature.StartsWith(SignaturePrefix, StringComparison.OrdinalIgnoreCase) ? signature[SignaturePrefix.Length..].ToLowerInvariant() : signature.ToLowerInvariant(), Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)));
        }
        return holds;
    }

    private static IEnumerable<string> Given(IHeaderDictionary headers)
    {
        if (headers["X-Wheelhouse-Secret"] is [{ Length: > 0 } own])
            yield return own;
        if (headers.Authorization is not [{ } authorization])
            yield break;
        if (authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            yield return authorization["Bearer ".Length..].Trim();
        if (authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) && Password(authorization["Basic ".Length..].Trim()) is { } password)
            yield return password;
    }

    private static string? Password(string basic)
    {
        var bytes = new byte[basic.Length];
        if (!Convert.TryFromBase64String(basic, bytes, out var length))
            return null;
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        return text.IndexOf(':', StringComparison.Ordinal) is >= 0 and var at ? text[(at + 1)..] : null;
    }

    /// <summary>Hashes first: the lengths may differ.</summary>
    private static bool Same(string given, string wanted) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(wanted)));

    private static IEnumerable<string> Entries(IConfiguration configuration) =>
        [.. (configuration[Key] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), .. configuration.GetSection(Key).GetChildren().Select(c => c.Value).OfType<string>()];
}
