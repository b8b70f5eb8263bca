namespace Bot.Guardrails.Redaction;

/// <summary>Characters that may follow a token's prefix.</summary>
[Flags]
internal enum TokenChars
{
    Alphanumeric = 0,
    Dash = 1,
    Underscore = 2,
    Dot = 4,
    /// <summary>Of base64: plus, slash, equals.</summary>
    Base64 = 8,
    Hex = 16,
    Url = Dash | Underscore,
}

/// <summary>Tokens known by their prefix, as their issuers document them.</summary>
internal static class TokenRules
{
    /// <param name="Prefix">In its own case.</param>
    /// <param name="Chars">What follows it.</param>
    /// <param name="Min">How many at least.</param>
    internal readonly record struct Rule(string Prefix, TokenChars Chars, int Min, string Kind);

    public static readonly Rule[] All =
    [
        new("xoxb-", TokenChars.Dash, 20, "slack token"),
        new("xoxp-", TokenChars.Dash, 20, "slack token"),
        new("xoxa-", TokenChars.Dash, 20, "slack token"),
        new("xoxr-", TokenChars.Dash, 20, "slack token"),
        new("xoxs-", TokenChars.Dash, 20, "slack token"),
        new("xoxc-", TokenChars.Dash, 20, "slack token"),
        new("xoxd-", TokenChars.Dash | TokenChars.Base64, 20, "slack token"),
        new("xoxe-", TokenChars.Dash, 20, "slack token"),
        new("xoxe.", TokenChars.Dash | TokenChars.Dot, 20, "slack token"),
        new("xapp-", TokenChars.Dash, 20, "slack token"),
        new("ghp_", TokenChars.Alphanumeric, 30, "github token"),
        new("gho_", TokenChars.Alphanumeric, 30, "github token"),
        new("ghu_", TokenChars.Alphanumeric, 30, "github token"),
        new("ghs_", TokenChars.Alphanumeric, 30, "github token"),
        new("ghr_", TokenChars.Alphanumeric, 30, "github token"),
        new("github_pat_", TokenChars.Underscore, 22, "github token"),
        new("glpat-", TokenChars.Url | TokenChars.Dot, 20, "gitlab token"),
        new("gldt-", TokenChars.Url, 20, "gitlab token"),
        new("glrt-", TokenChars.Url, 20, "gitlab token"),
        new("glptt-", TokenChars.Url, 20, "gitlab token"),
        new("glcbt-", TokenChars.Url, 20, "gitlab token"),
        new("sk_live_", TokenChars.Alphanumeric, 16, "stripe key"),
        new("sk_test_", TokenChars.Alphanumeric, 16, "stripe key"),
        new("rk_live_", TokenChars.Alphanumeric, 16, "stripe key"),
        new("rk_test_", TokenChars.Alphanumeric, 16, "stripe key"),
        new("whsec_", TokenChars.Base64, 24, "stripe key"),
        new("AIza", TokenChars.Url, 35, "google api key"),
        new("ya29.", TokenChars.Url | TokenChars.Dot, 20, "google token"),
        new("GOCSPX-", TokenChars.Url, 20, "google client secret"),
        new("npm_", TokenChars.Alphanumeric, 36, "npm token"),
        new("pypi-AgE", TokenChars.Url, 50, "pypi token"),
        new("SG.", TokenChars.Url | TokenChars.Dot, 60, "sendgrid key"),
        new("dop_v1_", TokenChars.Hex, 64, "digitalocean token"),
        new("shpat_", TokenChars.Hex, 32, "shopify token"),
        new("shpss_", TokenChars.Hex, 32, "shopify token"),
        new("hf_", TokenChars.Alphanumeric, 30, "hugging face token"),
        new("sk-ant-", TokenChars.Url, 20, "anthropic key"),
        new("sk-proj-", TokenChars.Url, 20, "openai key"),
        new("dckr_pat_", TokenChars.Url, 20, "docker token"),
        new("hvs.", TokenChars.Url, 20, "vault token"),
        new("hvb.", TokenChars.Url, 20, "vault token"),
        new("NRAK-", TokenChars.Alphanumeric, 20, "new relic key"),
        new("dapi", TokenChars.Hex, 32, "databricks token"),
        new("glsa_", TokenChars.Underscore, 32, "grafana token"),
        new("PMAK-", TokenChars.Dash, 40, "postman key"),
        new("ABSK", TokenChars.Base64, 60, "bedrock key"),
        new("AGE-SECRET-KEY-1", TokenChars.Alphanumeric, 40, "private key"),
        new("IQoJb3JpZ2lu", TokenChars.Base64 | TokenChars.Url, 60, "aws session token"),
        new("FwoGZXIvYXdz", TokenChars.Base64 | TokenChars.Url, 60, "aws session token"),
        new("FQoGZXIvYXdz", TokenChars.Base64 | TokenChars.Url, 60, "aws session token"),
    ];

    /// <summary>Hosts whose paths are the secret: whoever has such an address may post.</summary>
    public static readonly Rule[] Webhooks =
    [
        new("hooks.slack.com/", default, 20, "webhook url"),
        new("discord.com/api/webhooks/", default, 20, "webhook url"),
        new("discordapp.com/api/webhooks/", default, 20, "webhook url"),
        new("webhook.office.com/", default, 20, "webhook url"),
        new("outlook.office.com/webhook/", default, 20, "webhook url"),
        new("api.telegram.org/bot", default, 20, "telegram token"),
        new("events.pagerduty.com/integration/", default, 20, "pagerduty key"),
    ];

    /// <summary>How many characters from a position on belong to the token.</summary>
    public static int Run(ReadOnlySpan<char> text, int from, TokenChars chars)
    {
        var at = from;
        while (at < text.Length && Belongs(text[at], chars))
            at++;
        // A dot or dash at the end closes the sentence, not the token.
        while (at > from && text[at - 1] is '.' or '-')
            at--;
        return at - from;
    }

    private static bool Belongs(char c, TokenChars chars)
    {
        if ((chars & TokenChars.Hex) != 0)
            return char.IsAsciiHexDigit(c);
        return char.IsAsciiLetterOrDigit(c)
            || (c == '-' && (chars & TokenChars.Dash) != 0)
            || (c == '_' && (chars & TokenChars.Underscore) != 0)
            || (c == '.' && (chars & TokenChars.Dot) != 0)
            || (c is '+' or '/' or '=' or '%' && (chars & TokenChars.Base64) != 0);
    }
}
