using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Families;

/// <summary>Errors, denials, failures.</summary>
internal static class TroubleClaims
{
    public static Claim Of(Scene s)
    {
        var strength = Strength(s, out var why);
        if (strength == 0)
            return Claim.None;
        // "which instances failed the status checks", "executions that failed today": a list with a condition.
        if (!s.HasAny(Cue.Why, Cue.RootCause) && (s.IsList || s.Opens("any", "list", "show", "which", "how")) && !s.HasAny(Cue.Denied, Cue.NotWorking, Cue.CanNot, Cue.Restarting, Cue.Exhausted, Cue.NotReady) && !HasErrorName(s))
            strength -= 30;
        if (s.OpensWith(Cue.HowTo) && !s.NamesSomething || s.HasAny(Cue.Limits) && !s.NamesSomething && !s.Has(Cue.Why) || s.Draft.Says(s.Start, "what", "does") && s.Draft.HasWord("mean"))
            strength -= 30;
        return new(Family.Troubleshooting, Topic(s), strength, why);
    }

    private static int Strength(Scene s, out string why)
    {
        why = "an error or a refusal";
        if (s.Has(Cue.Denied) || HasErrorName(s))
            return 88;
        if (s.Draft.HasAny(Cue.ErrorCode) && s.Draft.HasWord("error", "errors", "504", "503", "502", "500", "502s", "503s", "504s", "500s", "403", "gateway", "refused", "timed", "unavailable", "reset", "forbidden", "403s", "429", "404", "404s") && !s.OpensWith(Cue.WhatIs))
            return s.Draft.Has(Cue.Log) ? 60 : 85;
        if (s.Has(Cue.CanNot))
            return s.SpeaksOfOwn || s.NamesSomething || s.Has(Cue.Why) ? 84 : 70;
        why = "something that fails";
        if (s.HasAny(Cue.RootCause) && (s.NamesSomething || s.Kinds.Count > 0))
            return 84;
        if (s.HasAny(Cue.Throttled, Cue.TimesOut, Cue.Restarting, Cue.NotWorking, Cue.Exhausted, Cue.NotReady) && (s.NamesSomething || s.SpeaksOfOwn || s.Has(Cue.Why) || s.Kinds.Count > 0 || s.First is "it"))
            return s.IsQuestionMarked && s.IsList && !s.Has(Cue.Why) && !s.NamesSomething ? 60 : 84;
        if (s.Has(Cue.Why) && (s.HasAny(Cue.Failed, Cue.Stuck, Cue.Slow, Cue.Unhealthy, Cue.Problem, Cue.ErrorWord) || s.NamesSomething))
            return s.HasAny(Cue.Failed, Cue.Unhealthy, Cue.Stuck) ? 85 : 76;
        if (s.HasAny(Cue.Failed, Cue.Unhealthy) && (s.NamesSomething || s.SpeaksOfOwn || s.First is "it"))
            return s.Opens("which", "list", "any", "how", "did", "does", "show", "all") && !s.Has(Cue.Why) ? 66 : 84;
        if (s.Has(Cue.Stuck) && (s.NamesSomething || s.Head is { IsPlural: false }))
            return 80;
        if (s.Has(Cue.Problem) && !s.Has(Cue.Best) && (s.NamesSomething || s.SpeaksOfOwn) && !s.OpensWith(Cue.WhatIs))
            return s.HasAny(Cue.Wrong) && s.Opens("is", "are", "any", "anything") ? 60 : 78;
        if (s.OpensWith(Cue.Why) && (s.SpeaksOfOwn || s.Draft.HasWord("it", "the")))
            return 64;
        return 0;
    }

    private static bool HasErrorName(Scene s)
    {
        foreach (var token in s.Draft.Tokens)
        {
            if (token.Raw.Length > 8 && token.Kind != Text.TokenKind.Mark && !token.Raw.Contains('-') && (token.Raw.EndsWith("Exception", StringComparison.Ordinal) || token.Raw.EndsWith("Error", StringComparison.Ordinal) || token.Raw.EndsWith("Exceeded", StringComparison.Ordinal) || token.Raw.EndsWith("Denied", StringComparison.Ordinal) || token.Raw.EndsWith("NotFound", StringComparison.Ordinal) || token.Raw.StartsWith("Insufficient", StringComparison.Ordinal) && char.IsUpper(token.Raw[^1]) == false && token.Raw.Length > 14))
                return true;
        }
        return false;
    }

    private static string Topic(Scene s) =>
        s.HasAny(Cue.Denied) ? "denied"
        : s.Draft.HasAny(Cue.ErrorCode) && (s.Draft.HasWord("alb", "nlb", "elb") || s.Kinds.Exists(k => k.Kind.Name is "load-balancer" or "target-group")) ? "load-balancer"
        : s.HasAny(Cue.TimesOut) ? "timeout"
        : s.HasAny(Cue.Throttled, Cue.Exhausted) ? "limit"
        : s.HasAny(Cue.CanNot) ? "cannot"
        : "failure";
}
