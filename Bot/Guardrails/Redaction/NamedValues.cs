using System.Buffers;

namespace Bot.Guardrails.Redaction;

/// <summary>Values behind names: <c>password=x</c>, <c>"apiKey": "x"</c>, <c>--token x</c>, <c>&lt;Password&gt;x&lt;/Password&gt;</c>, <c>DB_PASSWORD: x</c>, <c>the password is x</c>.</summary>
internal static class NamedValues
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n;&,)]}<>\"'`|\\");

    /// <summary>Looks at the name around a position.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">A position inside the name.</param>
    /// <param name="next">Where to go on looking.</param>
    public static Finding? At(ReadOnlySpan<char> text, int at, out int next)
    {
        var start = text[..at].LastIndexOfAnyExcept(NameCharacters) + 1;
        var length = text[at..].IndexOfAnyExcept(NameCharacters);
        var end = length < 0 ? text.Length : at + length;
        next = Math.Max(end, at + 1);
        if (end == text.Length || end - start > 200)
            return null;
        var strength = SecretNames.Of(text[start..end].TrimEnd("-._"));
        if (strength == NameStrength.None)
            return null;
        if (start > 0 && text[start - 1] is ':' or '/' && text[end] == ':')
            return null; // a part of an ARN
        if (Separated(text, start, end) is not (var from, var tight) || from >= text.Length)
            return null;

        var quote = Quote(text, from);
        var value = quote > 0 ? Quoted(text, from, quote) : Unquoted(text, from);
        if (value.Length == 0)
            return null;
        next = from;
        var content = text.Slice(value.Start, value.Length);
        if (text[start..end] is "--token" && IsApproval(text[..start], content))
            return null;
        return IsSecret(text, start, content, strength, tight || quote > 0, value.Start + value.Length) ? new(value.Start, value.Length, KindOf(text[start..end])) : null;
    }

    public static string KindOf(ReadOnlySpan<char> name) =>
        name.Contains("pass", StringComparison.OrdinalIgnoreCase) || name.Contains("pwd", StringComparison.OrdinalIgnoreCase) ? "password"
        : name.Contains("token", StringComparison.OrdinalIgnoreCase) ? "token"
        : name.Contains("key", StringComparison.OrdinalIgnoreCase) ? "key"
        : "secret";

    private static bool IsSecret(ReadOnlySpan<char> text, int nameStart, ReadOnlySpan<char> value, NameStrength strength, bool tight, int end)
    {
        if (tight && strength == NameStrength.Strong && value.Length >= 6 && !value.ContainsAnyExceptInRange('0', '9'))
            return true;
        if (SecretValues.IsPlain(value) || IsCall(value))
            return false;
        if (strength == NameStrength.Weak)
            return SecretValues.LooksRandom(value);
        if (tight)
            return true;
        // A line of its own is YAML or a form; words within a sentence are not secret unless they look it.
        return IsWholeLine(text, nameStart, end) ? !value.Contains('/') || SecretValues.LooksRandom(value) : LooksTyped(value);
    }

    /// <summary>The token of a pipeline's manual approval names the request that is decided; it gives nobody a right (CodePipeline API, PutApprovalResult).</summary>
    private static bool IsApproval(ReadOnlySpan<char> before, ReadOnlySpan<char> value) =>
        Guid.TryParseExact(value, "D", out _) && before.Contains("codepipeline put-approval-result ", StringComparison.Ordinal);

    /// <summary><c>password=getPassword()</c></summary>
    private static bool IsCall(ReadOnlySpan<char> value) => value.IndexOf('(') is var at and > 0 && !value[..at].ContainsAnyExcept(NameCharacters);

    private static bool LooksTyped(ReadOnlySpan<char> value) =>
        value.Length >= 6 && value.ContainsAnyInRange('0', '9') && (value.ContainsAnyInRange('a', 'z') || value.ContainsAnyInRange('A', 'Z')) && !value.Contains('/');

    private static bool IsWholeLine(ReadOnlySpan<char> text, int nameStart, int end)
    {
        var before = text[..nameStart];
        var line = before[(before.LastIndexOf('\n') + 1)..];
        var after = text[end..];
        var stop = after.IndexOf('\n');
        return line.TrimStart("- \t\"'").IsEmpty && (stop < 0 ? after : after[..stop]).Trim("\"', \t\r;").IsEmpty;
    }

    /// <summary>Where the value begins, and whether the mark before it leaves no doubt that it is one.</summary>
    private static (int From, bool Tight)? Separated(ReadOnlySpan<char> text, int start, int end)
    {
        var at = end;
        while (at < text.Length && at < end + 3 && text[at] is '\\' or '"' or '\'' or '`' or ']')
            at++;
        var quoted = at > end;
        var space = at;
        at = Skip(text, at);
        if (at >= text.Length)
            return null;
        switch (text[at])
        {
            case '=' when at + 1 < text.Length && text[at + 1] is '=' or '~':
                return null;
            case '=':
                return (Skip(text, at + (at + 1 < text.Length && text[at + 1] == '>' ? 2 : 1)), true);
            case ':' when at + 1 < text.Length && text[at + 1] is '=':
                return (Skip(text, at + 2), true);
            case ':' when at + 1 < text.Length && text[at + 1] is not ('/' or ':'):
                return (Skip(text, at + 1), quoted);
            case '>' when start > 0 && text[start - 1] == '<':
                return (at + 1, true);
        }
        if (at == space)
            return null;
        if (start >= 2 && text[start] == '-' && text[start + 1] == '-' && text[at] != '-')
            return (at, true);
        return text[at..].StartsWith("is ", StringComparison.OrdinalIgnoreCase) ? (Skip(text, at + 3), false) : null;
    }

    private static int Skip(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
            at++;
        return at;
    }

    /// <summary>How long the opening quote is: 0 for none, 2 for one that is escaped.</summary>
    private static int Quote(ReadOnlySpan<char> text, int at) =>
        text[at] is '"' or '\'' or '`' ? 1 : text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '"' or '\'' ? 2 : 0;

    private static (int Start, int Length) Quoted(ReadOnlySpan<char> text, int from, int quote)
    {
        var start = from + quote;
        var close = text[start - 1];
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] == close && (quote == 1 || text[at - 1] == '\\'))
                return (start, at - start - (quote - 1));
            if (text[at] == '\\' && quote == 1)
                at++;
            else if (text[at] == '\n')
                return (start, at - start);
        }
        return (start, text.Length - start);
    }

    private static bool IsParameter(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(NameCharacters) is var end and > 0 && text[end] == '=';

    private static (int Start, int Length) Unquoted(ReadOnlySpan<char> text, int from)
    {
        for (var at = from; ; at++)
        {
            var jump = text[at..].IndexOfAny(Ends);
            if (jump < 0)
                return (from, text.Length - from);
            at += jump;
            // An ampersand ends the value only where another parameter follows: name=value&name=value.
            if (text[at] != '&' || IsParameter(text[(at + 1)..]))
                return (from, at - from);
        }
    }
}
