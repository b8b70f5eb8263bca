using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Families;

/// <summary>Support cases.</summary>
internal static class SupportClaims
{
    public static Claim Of(Scene s)
    {
        var last = s.Conversation.Last?.Question;
        var inDraft = last is { Family: Family.Support, Topic: "create" or "change" or "confirm" };
        if (inDraft && InDraft(s) is { Strength: > 0 } change)
            return change;
        var hasNumber = s.Placed.Exists(p => p.Entity.Kind == EntityKind.CaseId);
        var speaksOfCase = s.Has(Cue.SupportCase) || s.Draft.Has(Cue.Case) && IsCase(s) || hasNumber;
        if (s.HasAny(Cue.HowTo) && !hasNumber && s.OpensWith(Cue.HowTo))
            return new(Family.Support, "create", 60, "support cases");
        if (speaksOfCase && s.Has(Cue.Severities) && !s.HasAny(Cue.OpenCase) && s.Draft.HasWord("which", "what", "levels", "list", "types", "categories"))
            if (!s.Draft.HasWord("open", "resolved", "closed", "critical", "urgent"))
                return new(Family.Support, "severities", 90, "severity levels");
        if (s.HasAny(Cue.OpenCase))
            return new(Family.Support, IsAboutExisting(s) ? "list" : "create", 95, "a support case is to be opened");
        if (s.HasAny(Cue.SpeakTo, Cue.GetSupport))
            return new(Family.Support, "create", 93, "a person is asked for");
        if (s.Has(Cue.ViaSupport))
            return new(Family.Support, "create", 91, "support is to be asked");
        if (!speaksOfCase)
            return Claim.None;
        if (hasNumber || s.Draft.HasWord("case", "ticket") && !s.Draft.HasWord("cases", "tickets"))
            return new(Family.Support, OneCase(s, hasNumber), 88, "a support case");
        return new(Family.Support, "list", 88, "support cases");
    }

    private static Claim InDraft(Scene s)
    {
        if (s.HasAny(Cue.CancelThat) && s.Draft.Count < 16)
            return new(Family.Support, "cancel", 94, "the draft is dropped");
        if (s.HasAny(Cue.CarbonCopy, Cue.Severity) || s.Draft.HasWord("severity", "subject", "priority", "category", "service", "description", "cc", "language", "attach", "mention") || s.OpensWith(Cue.Only) || s.Draft.Says(s.Start, "also", "add") || s.First is "add" or "include")
            return new(Family.Support, "change", 94, "the draft is changed");
        return s.Draft.IsAt(s.Start, Cue.Confirm) || s.Draft.IsAt(0, Cue.Confirm) || s.Draft.HasAny(Cue.Confirm) && s.Draft.Count < 8
            ? new(Family.Support, "confirm", 94, "the draft is confirmed")
            : Claim.None;
    }

    private static bool IsAboutExisting(Scene s) => s.Draft.HasWord("cases", "tickets") && s.Opens("how", "which", "list", "show", "what", "did", "any");

    private static string OneCase(Scene s, bool hasNumber)
    {
        var verb = s.First;
        if (s.Draft.HasWord("file", "submit") && !hasNumber && s.Draft.Count < 8)
            return "confirm";
        if (verb is "add" or "reply" or "respond" or "append" or "comment" or "tell" or "update" or "answer" or "attach" or "post" or "write" || s.Draft.HasWord("reply", "comment") && hasNumber && !s.Opens("any", "did", "what", "is", "show"))
            return s.Opens("what", "did", "any", "show") ? "detail" : "reply";
        if (!s.Opens("when", "which", "is", "was", "did", "has", "what", "who", "any", "why") && s.Draft.HasWord("resolve", "close", "reopen"))
            return "resolve";
        if (verb is "cancel")
            return "cancel";
        if (s.Draft.HasWord("severity") && verb is "change" or "raise" or "set" or "make" or "lower")
            return "change";
        return "detail";
    }

    /// <summary>"in case", "use case", "test cases" are no support cases.</summary>
    private static bool IsCase(Scene s)
    {
        for (var i = 0; i < s.Draft.Count; i++)
        {
            if (s.Draft.Lower(i) is "case" or "cases" or "ticket" or "tickets" && s.Draft.Lower(i - 1) is not ("in" or "use" or "test" or "edge" or "corner" or "best" or "worst" or "any" or "upper" or "lower" or "jira" or "that" or "which"))
                return true;
            if (s.Draft.Lower(i) is "case" or "cases" && s.Draft.Lower(i - 1) is "any" or "which" && s.Draft.Lower(i) is "cases")
                return true;
        }
        return false;
    }
}
