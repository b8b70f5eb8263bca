using System.Buffers;

namespace Bot.Guardrails.Redaction;

/// <summary>
/// Finds what looks like a secret. A vectorised search jumps to places that could be one (a known prefix, a name such as "password", an address);
/// only these are looked at closely. Never allocates.
/// </summary>
internal static class SecretScanner
{
    private const int KeyIdLength = 20;

    /// <summary>Prefixes and marks in their own case.</summary>
    private static readonly SearchValues<string> Exact = SearchValues.Create(
        [
            "xox", "xapp-", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "gldt-", "glrt-", "glptt-", "glcbt-", "k_live_", "k_test_", "whsec_", "AIza", "ya29.", "GOCSPX-", "npm_", "pypi-AgE", "SG.",
            "dop_v1_", "shpat_", "shpss_", "hf_", "sk-ant-", "sk-proj-", "dckr_pat_", "hvs.", "hvb.", "NRAK-", "dapi", "glsa_", "PMAK-", "ABSK", "AGE-SECRET-KEY-1", "IQoJb3JpZ2lu", "FwoGZXIvYXdz", "FQoGZXIvYXdz",
            "AKIA", "ASIA", "-----BEGIN", "eyJ", "://", "sig=", "T3BlbkFJ",
        ], StringComparison.Ordinal);

    /// <summary>Names and marks in any case.</summary>
    private static readonly SearchValues<string> Names = SearchValues.Create(
        [
            "pass", "pwd", "secret", "token", "credential", "creds", "apikey", "api-key", "_key", "-key", "accesskey", "accountkey", "privatekey", "signingkey", "encryptionkey", "masterkey", "accesskey", "authkey", "sharedkey", "connectionstring", "connection_string", "connectionstr",
            "authorization", "cookie", "bearer ", "signature=", "_auth",
        ], StringComparison.OrdinalIgnoreCase);

    /// <summary>The first finding at or after a position; false where there is none.</summary>
    public static bool Exactly(ReadOnlySpan<char> text, int from, out Finding finding)
    {
        while (from < text.Length && text[from..].IndexOfAny(Exact) is var jump and >= 0)
        {
            var at = from + jump;
            if (Marked(text, at) is { } found)
            {
                finding = found;
                return true;
            }
            from = at + 1;
        }
        finding = default;
        return false;
    }

    /// <inheritdoc cref="Exactly"/>
    public static bool Named(ReadOnlySpan<char> text, int from, out Finding finding)
    {
        while (from < text.Length && text[from..].IndexOfAny(Names) is var jump and >= 0)
        {
            var at = from + jump;
            if (Named(text, at, out from) is { } found && found.Length > 0)
            {
                finding = found;
                return true;
            }
        }
        finding = default;
        return false;
    }

    /// <summary>
    /// A secret access key that stands alone: forty characters of base64 between others. Such a stretch covers one of any forty positions in a row,
    /// so only each fortieth is looked at.
    /// </summary>
    public static bool Runs(ReadOnlySpan<char> text, int from, out Finding finding)
    {
        const int length = 40;
        for (var at = from + length - 1; at < text.Length; at += length)
        {
            if (!IsKeyCharacter(text[at]))
                continue;
            var start = at;
            while (start > from && at - start < length && IsKeyCharacter(text[start - 1]))
                start--;
            var end = at + 1;
            while (end < text.Length && end - start <= length && IsKeyCharacter(text[end]))
                end++;
            if (end - start == length && (start == 0 || text[start - 1] is not ('=' or '+' or '/' or '-' or '_' or '.' or '%') || text[start - 1] == '=')
                && (end == text.Length || text[end] is not ('=' or '-' or '_' or '%'))
                && SecretValues.LooksLikeAwsSecretKey(text[start..end], BesideKeyId(text, start, end)))
            {
                finding = new(start, length, "aws secret key");
                return true;
            }
        }
        finding = default;
        return false;
    }

    private static Finding? Marked(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..];
        switch (text[at])
        {
            case ':':
                return UrlSecrets.UserInfo(text, at) ?? Webhooks(text, at + 3);
            case '-':
                return PrivateKeys.At(text, at);
            case 'e':
                return JsonWebTokens.At(text, at);
            case 's' when rest.StartsWith("sig="):
                return at > 0 && text[at - 1] is '&' or '?' or ';' ? UrlSecrets.QueryValue(text, at + 4, 16, "signature") : null;
            case 'A' when rest.StartsWith("AKIA") || rest.StartsWith("ASIA"):
                return KeyId(text, at);
            case 'T' when rest.StartsWith("T3BlbkFJ"):
                return OpenAi(text, at);
            case 'k':
                at--; // "sk_live_", "rk_live_": the search looks for what they share
                break;
        }
        return at < 0 || IsInsideWord(text, at) ? null : Prefixed(text, at);
    }

    private static Finding? Prefixed(ReadOnlySpan<char> text, int at)
    {
        foreach (var rule in TokenRules.All)
        {
            if (!text[at..].StartsWith(rule.Prefix, StringComparison.Ordinal))
                continue;
            var run = TokenRules.Run(text, at + rule.Prefix.Length, rule.Chars);
            return run >= rule.Min ? new(at, rule.Prefix.Length + run, rule.Kind) : null;
        }
        return null;
    }

    private static Finding? Webhooks(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..];
        var host = rest[..Math.Min(rest.Length, 60)];
        foreach (var rule in TokenRules.Webhooks)
        {
            // Office's host begins with the tenant's own name.
            var found = host.IndexOf(rule.Prefix, StringComparison.OrdinalIgnoreCase);
            if (found >= 0 && (found == 0 || host[found - 1] == '.'))
                return UrlSecrets.Webhook(text, at + found + rule.Prefix.Length, rule.Min, rule.Kind);
        }
        return null;
    }

    private static Finding? KeyId(ReadOnlySpan<char> text, int at)
    {
        if (IsInsideWord(text, at) || at + KeyIdLength > text.Length || (at + KeyIdLength < text.Length && char.IsAsciiLetterOrDigit(text[at + KeyIdLength])))
            return null;
        return text.Slice(at, KeyIdLength).ContainsAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") ? null : new(at, KeyIdLength, Finding.KeyId);
    }

    private static Finding? OpenAi(ReadOnlySpan<char> text, int at)
    {
        var start = at;
        while (start > 0 && at - start < 60 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '-' or '_'))
            start--;
        return text[start..at].StartsWith("sk-") ? new(start, at - start + TokenRules.Run(text, at, TokenChars.Url), "openai key") : null;
    }

    private static Finding? Named(ReadOnlySpan<char> text, int at, out int next)
    {
        if (text[at] is 'b' or 'B' && text[at..].StartsWith("bearer ", StringComparison.OrdinalIgnoreCase))
        {
            next = at + "bearer ".Length;
            var run = TokenRules.Run(text, next, TokenChars.Url | TokenChars.Dot | TokenChars.Base64);
            return run >= 16 && SecretValues.LooksRandom(text.Slice(next, run)) ? new(next, run, "bearer token") : null;
        }
        if (text[at..].StartsWith("signature=", StringComparison.OrdinalIgnoreCase))
        {
            next = at + "signature=".Length;
            return at > 0 && text[at - 1] is '&' or '?' or ' ' or ',' or '-' ? UrlSecrets.QueryValue(text, next, 16, "signature") : null;
        }
        if (text[at..].StartsWith("authorization", StringComparison.OrdinalIgnoreCase) && Basic(text, at) is { } basic)
        {
            next = basic.End;
            return basic;
        }
        var found = NamedValues.At(text, at, out next);
        next = Math.Max(next, at + 1);
        return found;
    }

    /// <summary><c>Authorization: Basic …</c> and <c>Authorization: token …</c>.</summary>
    private static Finding? Basic(ReadOnlySpan<char> text, int at)
    {
        var near = text.Slice(at, Math.Min(text.Length - at, 40));
        foreach (var scheme in (ReadOnlySpan<string>)["basic ", "token ", "apikey "])
        {
            var found = near.IndexOf(scheme, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
                continue;
            var from = at + found + scheme.Length;
            var run = TokenRules.Run(text, from, TokenChars.Base64 | TokenChars.Url | TokenChars.Dot);
            if (run >= 8 && !SecretValues.IsPlain(text.Slice(from, run)))
                return new(from, run, scheme is "basic " ? "password" : "token");
        }
        return null;
    }

    private static bool BesideKeyId(ReadOnlySpan<char> text, int start, int end)
    {
        const int near = 200;
        var from = Math.Max(0, start - near);
        var around = text[from..Math.Min(text.Length, end + near)];
        for (var at = 0; at < around.Length && around[at..].IndexOf("AKIA") is var jump and >= 0; at += jump + 1)
        {
            if (KeyId(text, from + at + jump) is not null)
                return true;
        }
        return false;
    }

    private static bool IsKeyCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '+' or '/';

    private static bool IsInsideWord(ReadOnlySpan<char> text, int at) => at > 0 && char.IsAsciiLetterOrDigit(text[at - 1]);
}
