using Bot.Understanding.Families;
using Bot.Understanding.Lexicon;

namespace Bot.Understanding.FollowUps;

/// <summary>Whether a message leans on what was asked before, and on which question.</summary>
internal static class FollowUpFinder
{
    /// <summary>The question leaned on; null for a message that stands alone.</summary>
    public static Question? Find(Scene s, Claim claim)
    {
        if (LastThatCounts(s) is not { } last)
            return null;
        return Leans(s, claim, last) ? last : null;
    }

    private static Question? LastThatCounts(Scene s)
    {
        for (var i = s.Conversation.Exchanges.Length - 1; i >= 0; i--)
        {
            if (s.Conversation.Exchanges[i].Question is { Family: not (Family.Chat or Family.Other or Family.Plugin or Family.History or Family.Audit) } question)
                return question;
        }
        return null;
    }

    private static bool Leans(Scene s, Claim claim, Question last)
    {
        var draft = s.Draft;
        if (claim.Family is Family.Chat or Family.Identity or Family.Plugin && claim.Strength > 80)
            return false;
        if (claim.IsReport && !(draft.Lower(0) is "and" && draft.Count <= 6) && !draft.Says(s.Start, "what", "about") && !draft.Says(s.Start, "how", "about") && last.Missing is null)
            return false;
        // An answer to what the bot asked.
        if (last.Missing is not null && draft.Count <= 14 && (s.NamesSomething || s.Regions.IsSaid || s.Time.Range is not null) && claim.Strength < 86)
            return true;
        var words = draft.Tokens.Count(t => t.Kind != Text.TokenKind.Mark);
        var opensSo = draft.Lower(0) is "and" or "same" or "only" or "just" or "now" or "not" or "but" or "or" or "without" or "except" or "sort" or "split" or "also" or "then" or "again" or "so"
            || draft.IsAt(s.Start, Cue.Same) || draft.Says(s.Start, "how", "about") || draft.Says(s.Start, "what", "about") || draft.Says(s.Start, "which", "ones") || draft.Says(s.Start, "which", "one") || draft.Says(s.Start, "which", "of", "those");
        var refers = Refers(s);
        var hasHead = s.Head is { } head && (head.IsPlural || s.NamesSomething);
        if (refers && !(hasHead && draft.HasWord("list", "show") && s.NamesSomething))
            return words <= 30;
        if (opensSo && words <= 16)
            return draft.Lower(0) is not ("only" or "not" or "without" or "so" or "just" or "now" or "also") || !hasHead || words <= 6;
        if (hasHead || words > 9)
            return false;
        if (words <= 4 && s.Kinds.Count == 0 && !s.NamesSomething && last.Family is Family.Alarms or Family.Troubleshooting && (draft.HasWord("still", "update", "news", "better", "status", "recovered", "fixed") || s.HasAny(Cue.AsksCause, Cue.Well)))
            return true;
        if (s.Draft.Says(s.Start, "why") && words <= 3 || draft.Says(s.Start, "since", "when") || draft.Says(s.Start, "how", "many") && words <= 4 && s.Kinds.Count == 0)
            return true;
        // A Region, a time, a group or a condition alone says nothing by itself.
        if (words <= 6 && !s.NamesSomething && s.Kinds.Count == 0 && claim.Strength < 76)
            return s.Regions.IsSaid || s.Time.Range is not null || s.Time.Before is not null || s.Tags.Count > 0 || s.Comparisons.Count > 0 || draft.HasAny(Cue.Per, Cue.Sort, Cue.Trend, Cue.Top, Cue.Tax, Cue.Only, Cue.Except, Cue.Breakdown, Cue.Why, Cue.When, Cue.Total) || HasField(s, last);
        if (words <= 4 && s.Kinds.Count == 0 && (s.HasAny(Cue.Tax, Cue.Trend, Cue.Amortized, Cue.Unblended, Cue.Gross, Cue.NetCost) || CostUnits.NamesCurrency(draft)) && last.Family == Family.Costs)
            return true;
        return s.Time.Before is not null || draft.Says(s.Start, "what", "changed") && words <= 6 && s.Time.Range is null && last.Family is Family.Alarms;
    }

    /// <summary>Pronouns and ordinals that point back: "those", "the second one", "in it".</summary>
    private static bool Refers(Scene s)
    {
        var draft = s.Draft;
        for (var i = 0; i < draft.Count; i++)
        {
            switch (draft.Lower(i))
            {
                case "those" or "these" or "them" or "they":
                    return true;
                case "it" when !(draft.Lower(i + 1) is "is" && s.NamesSomething && i > 6) && !(s.NamesSomething && i > 2 || s.Head is { IsPlural: true } && s.Head.Value.Start < i):
                    return true;
                case "that" when draft.Lower(i + 1) is "" or "?" or "in" or "by" or "all" or "one" or "again" or "!" or "." || draft.Lower(i - 1) is "is" or "about" or "for" or "before" or "than" or "split" or "of" or "after":
                    return !(s.NamesSomething && s.Kinds.Count > 0);
                case "one" or "ones" when Ordinals.At(draft, i - 1) is not null || draft.Lower(i - 1) is "this" or "that" or "which" or "other" or "last" or "the" or "dev" or "prod" or "staging" or "stopped" or "running":
                    return !(s.Head is { IsPlural: true } && s.Head.Value.Start < i);
                case "mine" when i < draft.Count:
                    return true;
                case "before" when draft.Lower(i - 1) is "right" or "just" or "run" || draft.Lower(i + 1) is "that":
                    return s.Time.Range is null || draft.Lower(i + 1) is "that";
            }
        }
        return false;
    }

    /// <summary>A field of the kind spoken of: "and the memory?", "owner?".</summary>
    private static bool HasField(Scene s, Question last)
    {
        foreach (var kind in last.Resources?.Kinds ?? [])
        {
            foreach (var match in s.Draft.Matches)
            {
                if (match.Entry.Fields?.ContainsKey(kind) == true || match.Entry.Conditions?.ContainsKey(kind) == true)
                    return true;
            }
        }
        return false;
    }
}
