using Bot.Understanding.Families;
using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Grammar;

/// <summary>Conditions on names: "starting with prod-", "with name containing api", "not the one called build-agent-3".</summary>
internal static class NameConditions
{
    public static void Find(Scene s, List<Condition> where, HashSet<int> used)
    {
        foreach (var (entity, at) in s.Placed)
        {
            if (entity.Kind != EntityKind.Name || used.Contains(at))
                continue;
            ConditionOperator? op =
                s.Draft.Before(at, Cue.StartsWith) is not null ? ConditionOperator.StartsWith
                : s.Draft.Before(at, Cue.Contains) is not null ? ConditionOperator.Contains
                : IsLeftOut(s.Draft, at) ? ConditionOperator.NotEqual
                : null;
            if (op is not { } found)
                continue;
            where.Add(new("name", found, entity.Text));
            used.Add(at);
        }
        Plain(s, where);
    }

    /// <summary>A plain word after "containing" or "starting with".</summary>
    private static void Plain(Scene s, List<Condition> where)
    {
        foreach (var match in s.Draft.Matches)
        {
            var starts = match.Entry.Cues.Has(Cue.StartsWith);
            if (!starts && !(match.Entry.Cues.Has(Cue.Contains) && (match.Length > 1 && match.Entry.Words.Contains("name", StringComparison.Ordinal) || match.Entry.Words is "containing" or "matching" or "like")))
                continue;
            var at = match.End;
            while (s.Draft.Lower(at) is "the" or "word" or "a" or "string")
                at++;
            if (at >= s.Draft.Count || s.Draft.IsMark(at) || s.Placed.Exists(p => p.At == at) || s.Draft.IsTaken(at) || where.Exists(w => w.Field == "name"))
                continue;
            where.Add(new("name", starts ? ConditionOperator.StartsWith : ConditionOperator.Contains, s.Draft.Tokens[at].Raw));
            return;
        }
    }

    private static bool IsLeftOut(Draft draft, int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 6); i--)
        {
            if (draft.Lower(i) is "except" or "excluding" or "not" or "without" or "but")
                return true;
            if (draft.Lower(i) is not ("the" or "one" or "called" or "named" or "ones" or "for" or "with" or "name"))
                return false;
        }
        return false;
    }
}
