using System.Buffers;

namespace Bot.Guardrails.Redaction;

/// <summary>Secrets inside addresses: passwords before the host, signatures and tokens of presigned addresses, webhooks.</summary>
internal static class UrlSecrets
{
    private static readonly SearchValues<char> AuthorityEnds = SearchValues.Create("/?# \t\r\n\"'`<>|\\,;");
    private static readonly SearchValues<char> ValueEnds = SearchValues.Create("& \t\r\n\"'`<>|\\,;)");

    /// <summary>The password in <c>scheme://user:password@host</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where <c>://</c> stands.</param>
    public static Finding? UserInfo(ReadOnlySpan<char> text, int at)
    {
        var from = at + 3;
        var rest = text[from..];
        var length = rest.IndexOfAny(AuthorityEnds);
        var authority = length < 0 ? rest : rest[..length];
        var host = authority.LastIndexOf('@');
        if (host < 0)
        {
            // A password may hold a slash or hash that nobody encoded: look a little further, on the same word.
            var word = rest[..Math.Min(rest.Length, 200)];
            var stop = word.IndexOfAny(" \t\r\n\"'<>");
            word = stop < 0 ? word : word[..stop];
            host = word.LastIndexOf('@');
            if (host < 0 || authority.IndexOf(':') is var c && (c < 0 || (c + 1 < authority.Length && char.IsAsciiDigit(authority[c + 1]))))
                return null;
            authority = word;
        }
        var info = authority[..host];
        var colon = info.IndexOf(':');
        var secret = colon < 0 ? info : info[(colon + 1)..];
        if (secret.IsEmpty || (colon < 0 ? secret.Length < 20 || !SecretValues.LooksRandom(secret) : SecretValues.IsPlain(secret) && secret is not "password" and not "secret"))
            return null;
        return new(from + (colon < 0 ? 0 : colon + 1), secret.Length, colon < 0 ? "token" : "password");
    }

    /// <summary>The value of a query's signature or token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where the value begins.</param>
    /// <param name="min">From this length on.</param>
    /// <param name="kind">For the mark.</param>
    public static Finding? QueryValue(ReadOnlySpan<char> text, int from, int min, string kind)
    {
        var rest = text[from..];
        var length = rest.IndexOfAny(ValueEnds);
        if (length < 0)
            length = rest.Length;
        return length >= min && rest[0] != '[' ? new(from, length, kind) : null;
    }

    /// <summary>What follows a webhook's host and path, to the end of the address.</summary>
    public static Finding? Webhook(ReadOnlySpan<char> text, int from, int min, string kind)
    {
        var found = QueryValue(text, from, min, kind);
        return found is { } f && text.Slice(f.Start, f.Length).IndexOf("[redacted") < 0 && text.Slice(f.Start, f.Length).ContainsAnyInRange('0', '9') ? found : null;
    }
}
