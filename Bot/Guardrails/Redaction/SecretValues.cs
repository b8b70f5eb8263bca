using System.Collections.Frozen;

namespace Bot.Guardrails.Redaction;

/// <summary>What values look like.</summary>
internal static class SecretValues
{
    /// <summary>Words that stand where a secret could but say something else.</summary>
    private static readonly FrozenSet<string> Plain = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "true", "false", "null", "nil", "none", "yes", "no", "on", "off", "enabled", "disabled", "required", "optional", "changed", "rotated", "expired", "unknown", "undefined", "n/a", "na", "hidden", "masked", "redacted",
        "secret", "password", "string", "securestring", "plaintext", "text", "seconds", "minutes", "hours", "days", "never", "always", "active", "inactive", "default", "not", "set", "unset", "missing", "empty", "invalid",
        "policy", "available", "pending", "managed", "unsupported", "supported", "updated", "created", "deleted", "reset", "provided", "bearer", "basic", "type", "number", "boolean", "object", "array", "parameter_store",
        "secrets_manager", "credentials", "api_key", "oauth", "oauth2", "iam", "failed", "success", "ok", "denied", "incorrect", "wrong", "mismatch", "authentication", "must", "cannot", "could", "was", "is", "has", "for", "the", "and", "in", "of", "rotation", "revoked", "kms");

    /// <summary>Whether a value says plainly that it is no secret: a word, a number, a date, a reference, a mask.</summary>
    public static bool IsPlain(ReadOnlySpan<char> value)
    {
        if (value.Length < 3)
            return true;
        if (value[0] is '[' or '{' or '$' or '%' or '<' or '!' or '*' or '#' or '(' or '•' or '@' or '…')
            return value[0] is not ('$' or '!' or '*' or '#' or '%' or '@') || IsReference(value);
        if (value.StartsWith("arn:", StringComparison.Ordinal) || value.StartsWith("{{", StringComparison.Ordinal) || value.StartsWith("/aws/", StringComparison.Ordinal) || value.StartsWith("xxx", StringComparison.OrdinalIgnoreCase) || value.StartsWith("kms:", StringComparison.Ordinal))
            return true;
        if (Plain.GetAlternateLookup<ReadOnlySpan<char>>().Contains(value.TrimEnd(".,;:!?")))
            return true;
        return !value.ContainsAnyExcept("0123456789.-:+TZ/%") || !value.ContainsAnyExcept("*xX.•…-_");
    }

    /// <summary>Whether a value looks as if chance had made it: long enough, of mixed characters, no words.</summary>
    public static bool LooksRandom(ReadOnlySpan<char> value)
    {
        if (value.Length < 8 || IsPlain(value) || value.ContainsAny(' ', '\t'))
            return false;
        int digits = 0, upper = 0, lower = 0, other = 0, longest = 0, run = 0;
        foreach (var c in value)
        {
            if (char.IsAsciiDigit(c)) digits++;
            else if (char.IsAsciiLetterUpper(c)) upper++;
            else if (char.IsAsciiLetterLower(c)) lower++;
            else other++;
            run = char.IsAsciiLetterLower(c) ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        if (digits == 0 && (upper == 0 || lower == 0 || other == 0))
            return false;
        // Names are words joined by marks; secrets have no long runs of small letters.
        if (longest >= 5 && other > 0 && digits < 6)
            return false;
        return Entropy(value) >= (value.Length >= 20 ? 3.0 : 2.5);
    }

    /// <summary>Bits a character, by how often each occurs.</summary>
    public static double Entropy(ReadOnlySpan<char> value)
    {
        Span<int> counts = stackalloc int[128];
        counts.Clear();
        var others = 0;
        foreach (var c in value)
        {
            if (c < 128)
                counts[c]++;
            else
                others++;
        }
        var bits = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
                bits -= count / (double)value.Length * Math.Log2(count / (double)value.Length);
        }
        return others > 0 ? bits + (others / (double)value.Length) : bits;
    }

    /// <summary>A forty-character secret access key of AWS: all kinds of characters, changing often, not a hash and not a path.</summary>
    public static bool LooksLikeAwsSecretKey(ReadOnlySpan<char> run, bool besideKeyId)
    {
        int digits = 0, upper = 0, lower = 0, slashes = 0, changes = 0, longest = 0, sameKind = 0, before = -1;
        foreach (var c in run)
        {
            var kind = char.IsAsciiDigit(c) ? 0 : char.IsAsciiLetterUpper(c) ? 1 : char.IsAsciiLetterLower(c) ? 2 : 3;
            if (kind == 0) digits++;
            else if (kind == 1) upper++;
            else if (kind == 2) lower++;
            else slashes++;
            sameKind = kind == before ? sameKind + 1 : 1;
            longest = kind == 2 ? Math.Max(longest, sameKind) : longest;
            changes += kind != before ? 1 : 0;
            before = kind;
        }
        if (upper == 0 || lower == 0 || (digits == 0 && slashes == 0))
            return false;
        if (besideKeyId)
            return changes >= 10;
        return upper >= 5 && lower >= 5 && digits >= 1 && changes >= 16 && longest <= 9 && Entropy(run) >= 4.2;
    }

    /// <summary>A reference to a value that is elsewhere: <c>$NAME</c>, <c>${NAME}</c>, <c>%NAME%</c>, <c>!Ref NAME</c>, or a mask.</summary>
    private static bool IsReference(ReadOnlySpan<char> value) => value[0] switch
    {
        '$' => value.Length > 1 && (value[1] is '{' or '(' or '[' || (char.IsAsciiLetter(value[1]) && !value[1..].ContainsAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789"))),
        '%' => value[^1] == '%',
        '!' => value.StartsWith("!Ref") || value.StartsWith("!Sub") || value.StartsWith("!GetAtt") || value.StartsWith("!Import"),
        '*' or '#' => !value.ContainsAnyExcept("*#"),
        _ => false,
    };
}
