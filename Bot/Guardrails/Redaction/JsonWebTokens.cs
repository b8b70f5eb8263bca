namespace Bot.Guardrails.Redaction;

/// <summary>Signed JSON web tokens: header and payload are objects in base64url, joined by dots. A lone object (a page token) is none.</summary>
internal static class JsonWebTokens
{
    public static Finding? At(ReadOnlySpan<char> text, int at)
    {
        if (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '-' or '_'))
            return null;
        var header = TokenRules.Run(text, at, TokenChars.Url);
        if (header < 10 || Dot(text, at + header) is not { } payloadAt)
            return null;
        var payload = TokenRules.Run(text, payloadAt, TokenChars.Url);
        if (payload < 10 || !text[payloadAt..].StartsWith("eyJ") || Dot(text, payloadAt + payload) is not { } signatureAt)
            return null;
        var signature = TokenRules.Run(text, signatureAt, TokenChars.Url);
        return new(at, signatureAt + signature - at, "jwt");
    }

    private static int? Dot(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] == '.' ? at + 1 : null;
}
