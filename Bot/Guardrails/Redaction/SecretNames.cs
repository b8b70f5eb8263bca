using System.Collections.Frozen;

namespace Bot.Guardrails.Redaction;

/// <summary>How much a name says that its value is secret.</summary>
internal enum NameStrength
{
    None,
    /// <summary>The value is secret if it looks random: <c>secret</c>, <c>token</c>, <c>credentials</c>.</summary>
    Weak,
    /// <summary>The value is secret unless it plainly says something else: <c>password</c>, <c>client_secret</c>, <c>api-key</c>.</summary>
    Strong,
}

/// <summary>Judges the names of settings, members and columns by their last words: <c>DB_PASSWORD</c> is one, <c>MinimumPasswordLength</c> is not.</summary>
internal static class SecretNames
{
    private static readonly FrozenSet<string> Passwords = FrozenSet.Create(StringComparer.Ordinal,
        "password", "passwd", "pwd", "pass", "passphrase", "passcode", "passwort", "apikey", "secretkey", "accesskey", "privatekey", "authtoken", "accesstoken", "accountkey", "connectionstring", "clientsecret",
        "secretaccesskey", "sharedaccesskey", "pgpassword", "mysqlpwd", "secretstring", "secretbinary", "dbpassword", "userpassword");

    /// <summary>Last words that are strong only after one of these.</summary>
    private static readonly FrozenDictionary<string, FrozenSet<string>> Compounds = new Dictionary<string, FrozenSet<string>>
    {
        ["key"] = Words("secret api access private signing encryption master account auth hmac jwt consumer app application storage subscription shared deploy crypt cookie session ssh stripe sendgrid twilio datadog openai integration license"),
        ["secret"] = Words("client app consumer webhook signing shared jwt session api oauth cookie application auth hmac integration slack"),
        ["token"] = Words("auth access refresh session security bearer api oauth personal github gitlab slack npm bot authorization deploy registration vault secret id user admin csrf jwt service login device"),
        ["string"] = Words("connection secret conn"),
        ["signature"] = Words("shared amz"),
        ["auth"] = Words("npm basic http redis"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Tokens that page through lists or tie requests together; they give nobody a right.</summary>
    private static readonly FrozenSet<string> HarmlessTokens =
        Words("next continuation pagination page starting client request idempotency creation change lock sequence forward backward resume previous prev scroll sync start more ending quota event upload resource snapshot invalid expired missing unknown parser type");

    public static NameStrength Of(ReadOnlySpan<char> name)
    {
        if (name.Length is < 3 or > 100)
            return NameStrength.None;
        Span<char> lower = stackalloc char[name.Length];
        name.ToLowerInvariant(lower);
        var (lastWord, wordBefore) = LastWords(name);
        ReadOnlySpan<char> last = lower[lastWord], before = lower[wordBefore];
        if (last.Length == 0)
            return NameStrength.None;
        if (Has(Passwords, last))
            return NameStrength.Strong;
        var lookup = Compounds.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(last, out var firsts) && before.Length > 0 && Has(firsts, before))
            return NameStrength.Strong;
        if (last is "token")
            return before.Length > 0 && Has(HarmlessTokens, before) ? NameStrength.None : NameStrength.Weak;
        return last is "secret" or "secrets" or "credential" or "credentials" or "creds" or "authorization" or "cookie" ? NameStrength.Weak : NameStrength.None;
    }

    /// <summary>The last word and the one before it: split at case changes and marks; numbers at the end are dropped (<c>password1</c>).</summary>
    private static (Range Last, Range Before) LastWords(ReadOnlySpan<char> name)
    {
        var end = name.Length;
        while (end > 0 && !char.IsAsciiLetter(name[end - 1]))
            end--;
        var start = WordStart(name, end);
        var endBefore = start;
        while (endBefore > 0 && !char.IsAsciiLetter(name[endBefore - 1]))
            endBefore--;
        var startBefore = WordStart(name, endBefore);
        return (start..end, startBefore..endBefore);
    }

    private static int WordStart(ReadOnlySpan<char> name, int end)
    {
        var start = end;
        while (start > 0 && char.IsAsciiLetter(name[start - 1]))
        {
            start--;
            // "dbPassword": a capital after a small letter begins a word; "DBPassword": so does the last capital of a run that small letters follow.
            if (char.IsAsciiLetterUpper(name[start]) && start > 0
                && (char.IsAsciiLetterLower(name[start - 1]) || (char.IsAsciiLetterUpper(name[start - 1]) && start + 1 < end && char.IsAsciiLetterLower(name[start + 1]))))
                break;
        }
        return start;
    }

    private static bool Has(FrozenSet<string> words, ReadOnlySpan<char> word) => words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
