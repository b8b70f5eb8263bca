using Bot.Understanding.Grammar;
using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Families;

/// <summary>Questions about AWS itself, which need nothing of the account.</summary>
internal static class KnowledgeClaims
{
    public static Claim Of(Scene s)
    {
        var strength = Strength(s, out var topic);
        if (strength == 0)
            return Claim.None;
        if (s.NamesSomething || s.Tags.Count > 0)
            strength -= s.OpensWith(Cue.HowTo) ? 25 : 45;
        if (s.Regions.IsSaid && topic != "how-to" || s.Time.Range is not null)
            strength -= 25;
        return new(Family.Knowledge, topic, strength, "how AWS works in general");
    }

    private static int Strength(Scene s, out string topic)
    {
        var draft = s.Draft;
        topic = "how-to";
        if (s.Has(Cue.CliWord) && (s.HasAny(Cue.WhatIs, Cue.HowTo) || draft.HasWord("command", "example")))
            return 88;
        if (s.OpensWith(Cue.HowTo) || s.Has(Cue.HowTo) && draft.First(Cue.HowTo)!.Value.Start <= s.Start + 3)
            return 88;
        topic = "difference";
        if (s.HasAny(Cue.Difference) && s.Time.Range is null && !s.HasAny(Cue.Cost) && !(s.SpeaksOfOwn && s.NamesSomething))
            return 90;
        if (s.Has(Cue.Compare) && draft.HasWord("vs", "versus", "or", "compare") && !s.Regions.IsSaid && !s.NamesSomething && !s.SpeaksOfOwnThings() && s.Time.Range is null && !s.HasAny(Cue.Cost, Cue.HowMany, Cue.Count) && !s.Draft.HasWord("number", "count", "running"))
            return 86;
        topic = "advice";
        if (s.HasAny(Cue.Best) && !s.HasAny(Cue.Purchase, Cue.OverProvisioned))
            return s.NamesSomething ? 60 : 87;
        topic = "limits";
        if ((s.Has(Cue.Limits) || s.OpensWith(Cue.Limits)) && !s.SpeaksOfOwnThings() && !draft.HasWord("close", "approaching", "near", "usage", "reached", "applied", "used", "hit", "desired", "current") && !s.Has(Cue.HowMany) | draft.HasWord("maximum", "max", "limit", "can") && s.Comparisons.Count == 0)
            return IsSettingOfOwn(s) ? 50 : 86;
        topic = "what-is";
        if (draft.HasWord("mean", "means", "meaning", "stand") && s.HasAny(Cue.WhatIs))
            return 88;
        if (s.Draft.Says(s.Start, "what", "is") && s.Has(Cue.Best))
            return 87;
        if (s.OpensWith(Cue.WhatIs) && draft.At(s.Start, Cue.WhatIs) is { Length: 2 } whatIs && IsConcept(s, whatIs.End))
            return 82;
        if (s.First is "explain" or "define" || s.OpensWith(Cue.Explain))
            return s.Draft.Has(Cue.Alarm) ? 60 : 88;
        if (s.Opens("what", "how") && draft.Lower(s.Start + 1) is "does" or "do" && !s.SpeaksOfOwn && !s.NamesSomething && draft.HasWord("work", "works", "do", "support", "supports", "handle", "calculated", "keep", "cost"))
            return draft.HasWord("cost") ? 70 : 84;
        topic = "possible";
        if (s.Opens("can", "could", "does", "do", "is", "are", "will", "may") && IsGeneric(s))
            return 83;
        if (s.Opens("why") && !s.SpeaksOfOwn && !s.NamesSomething && draft.HasWord("should", "everybody", "people", "use", "would") && !s.HasAny(Cue.Cost, Cue.Alarm, Cue.Failed))
            return 78;
        if (s.Opens("which") && draft.HasWord("should", "best", "better", "cheapest", "recommended") && !s.SpeaksOfOwnThings() && !s.NamesSomething && !s.Has(Cue.SavingsPlan))
            return 80;
        return 0;
    }

    /// <summary>After "what is": an article with a noun, or a bare noun, and then nothing that points into the account.</summary>
    private static bool IsConcept(Scene s, int at)
    {
        var draft = s.Draft;
        if (s.SpeaksOfOwnThings() || s.HasAny(Cue.Oldest, Cue.Newest, Cue.Biggest, Cue.Smallest, Cue.Most, Cue.Least, Cue.Total, Cue.Cost, Cue.Alarm, Cue.Wrong, Cue.Firing, Cue.Case, Cue.Forecast))
            return false;
        if (s.Draft.Lower(s.Start + 1) is "are" && s.Head is { IsPlural: true })
            return draft.Count - at <= 3 && !draft.HasWord("the");
        if (draft.Lower(at) is "a" or "an")
            return true;
        if (draft.Lower(at) is "the")
            return draft.HasWord("purpose", "point", "use", "advantage", "benefit", "meaning", "default", "syntax", "command") && !s.NamesSomething;
        return draft.Lower(at) is not ("in" or "on" or "at" or "my" or "our" or "up" or "this" or "that" or "it" or "there" or "running" or "new" or "using") && !s.NamesSomething && !s.Regions.IsSaid;
    }

    /// <summary>"can you change the storage type of an RDS instance", "does lambda support python 3.13", "is it possible to …": no own thing is spoken of.</summary>
    private static bool IsGeneric(Scene s)
    {
        var draft = s.Draft;
        if (s.NamesSomething || s.SpeaksOfOwnThings() || s.Regions.IsSaid && !draft.HasWord("available", "supported", "support") || s.Time.Range is not null || s.HasAny(Cue.Reach))
            return false;
        if (draft.HasWord("support", "supports", "supported", "possible", "compatible", "allow") && s.Opens("does", "do", "is", "can") && (s.Kinds.Count > 0 || HasService(s)) && !s.HasAny(Cue.Case) && !draft.HasWord("all", "any", "we"))
            return true;
        if (s.Opens("can", "could", "is", "may", "will", "does") && draft.Lower(s.Start + 1) is "you" or "i" or "one" or "we" or "a" or "an" or "it" or "lambda" or "s3" or "ec2" && Indefinite(s))
            return !draft.HasWord("show", "list", "tell", "give", "find", "check", "get");
        return false;
    }

    private static bool Indefinite(Scene s)
    {
        for (var i = s.Start; i < s.Draft.Count; i++)
        {
            if (s.Draft.Lower(i) is "a" or "an" && s.Kinds.Exists(k => k.Start > i && k.Start <= i + 3 && !k.IsPlural))
                return true;
        }
        return false;
    }

    private static bool IsSettingOfOwn(Scene s) => s.NamesSomething || s.Draft.Says(s.Start, "show") || s.Draft.Says(s.Start, "list") || s.Has(Cue.AccountWide) || s.HasAny(Cue.Cost) && s.Time.Range is not null;

    private static bool HasService(Scene s)
    {
        foreach (var match in s.Draft.Matches)
        {
            if (match.Entry.Service is not null)
                return true;
        }
        return false;
    }

    /// <summary>"my", "our", "do we have": things of the account, as against "when should I put my resources".</summary>
    private static bool SpeaksOfOwnThings(this Scene s) => s.Draft.HasWord("my", "our", "mine", "ours", "us") || s.Draft.Says(s.Start, "do", "we", "have") || s.Draft.Says(s.Start, "do", "i", "have") || s.Draft.HasWord("we") && s.Draft.HasWord("have", "use", "run", "own");
}
