namespace Bot.Guardrails.Redaction;

/// <summary>Private keys in PEM: what stands between the lines of BEGIN and END, or all that follows where the END is cut off. Certificates and public keys are no secrets.</summary>
internal static class PrivateKeys
{
    public static Finding? At(ReadOnlySpan<char> text, int at)
    {
        const string begin = "-----BEGIN ";
        const string end = "-----END ";
        const string dashes = "-----";
        if (!text[at..].StartsWith(begin))
            return null;
        var label = text.Slice(at + begin.Length, Math.Min(60, text.Length - at - begin.Length));
        var close = label.IndexOf(dashes);
        if (close < 0 || !label[..close].Contains("PRIVATE KEY", StringComparison.Ordinal))
            return null;
        var from = at + begin.Length + close + dashes.Length;
        var last = text[from..].IndexOf(end);
        var body = last >= 0 ? last : Rest(text[from..]);
        return body < 16 || text.Slice(from, Math.Min(body, 40)).IndexOf("[redacted") >= 0 ? null : new(from, body, "private key");
    }

    private static int Rest(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n\\ :,-");
        return length < 0 ? text.Length : length;
    }
}
