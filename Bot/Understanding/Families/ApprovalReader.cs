namespace Bot.Understanding.Families;

/// <summary>What is said to a plan of a change, by exact forms: nothing is guessed where a yes counts.</summary>
internal static class ApprovalReader
{
    private static readonly string[] s_lists =
        ["approvals", "list approvals", "show approvals", "pending approvals", "open approvals", "list pending approvals", "show pending approvals", "what waits for approval", "what is waiting for approval", "what's waiting for approval"];

    /// <summary>The topic and what was said; null for any other message.</summary>
    public static (string Topic, SaidToPlan? Said)? Find(string text)
    {
        var words = text.Trim().TrimEnd('.', '!', '?');
        if (s_lists.Contains(words, StringComparer.OrdinalIgnoreCase))
            return ("list", null);
        var rest = words.AsSpan();
        var topic = Word(ref rest) switch { "approve" => "approve", "reject" or "deny" or "decline" => "reject", "undo" => "undo", "show" or "describe" => "show", "plan" => "show", _ => null };
        if (topic is null)
            return null;
        var id = Word(ref rest);
        if (id == "plan")
            id = Word(ref rest);
        if (!IsId(id))
            return null;
        var reason = rest.Trim();
        if (reason.StartsWith("because", StringComparison.OrdinalIgnoreCase))
            reason = reason[7..];
        return (topic, new(id, reason.Trim([' ', ':', ',', '-', '.']).ToString()));
    }

    /// <summary>The reason and the rest of <c>break glass REASON: what to do</c>; null for any other message.</summary>
    public static (string Reason, string Request)? BreakGlass(string text)
    {
        var start = text.StartsWith("break glass", StringComparison.OrdinalIgnoreCase) || text.StartsWith("break-glass", StringComparison.OrdinalIgnoreCase) ? "break glass".Length
            : text.StartsWith("break the glass", StringComparison.OrdinalIgnoreCase) ? "break the glass".Length : 0;
        if (start == 0)
            return null;
        var colon = text.IndexOf(": ", start, StringComparison.Ordinal);
        return colon < 0 ? ("", text[start..].Trim()) : (text[start..colon].Trim(), text[(colon + 2)..].Trim());
    }

    private static string Word(ref ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        var end = rest.IndexOfAny(" \n:,");
        var word = (end < 0 ? rest : rest[..end]).ToString().Trim('`').ToLowerInvariant();
        rest = end < 0 ? [] : rest[(end + 1)..];
        return word;
    }

    private static bool IsId(string id) => id.Length is >= 8 and <= 66 && id.StartsWith("p-", StringComparison.Ordinal) && id.AsSpan(2).IndexOfAnyExcept("0123456789abcdef") < 0;
}
