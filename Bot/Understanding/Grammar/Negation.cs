using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Grammar;

/// <summary>Whether words before a place deny what stands there.</summary>
internal static class Negation
{
    public static bool IsBefore(Draft draft, int place)
    {
        for (var i = place - 1; i >= Math.Max(0, place - 5); i--)
        {
            switch (draft.Lower(i))
            {
                case "not" or "never" or "non" or "without" or "except" or "excluding" or "neither" or "nor" or "isnt" or "no" or "lacking" or "lack" or "w/o" or "missing" or "minus":
                    return true;
                case "the" or "a" or "an" or "in" or "any" or "be" or "been" or "being" or "have" or "has" or "having" or "using" or "use" or "yet" or "currently" or "really" or "on" or "of" or "for" or "with" or "actually" or "enabled" or "set" or "attached" or "to" or "at" or "for" or "all" or "still" or "associated" or "assigned" or "behind" or "part" or "those" or "that" or "are":
                    continue;
                case "longer" when draft.Lower(i - 1) is "no":
                    return true;
                case "than" when draft.Says(i - 1, "other"):
                    return true;
                default:
                    return false;
            }
        }
        return false;
    }

    /// <summary>Nothing of it is there: "no X", "without X", "lacks X", "don't have X".</summary>
    public static bool IsAbsent(Draft draft, int place) =>
        draft.Before(place, Cue.Without) is not null || IsBefore(draft, place);

    /// <summary>The words after a place deny it: "versioning disabled", "logging is off", "not enabled".</summary>
    public static bool IsAfter(Draft draft, int end)
    {
        var at = end;
        while (draft.Lower(at) is "is" or "are" or "was" or "be" or "been" or "set" or "being" or "turned" or "switched")
            at++;
        return draft.Lower(at) is "off" or "disabled" or "missing" or "inactive" or "unset"
            || draft.Lower(at) is "not" && draft.Lower(at + 1) is "enabled" or "on" or "set" or "active" or "configured" or "turned" or "attached" or "present" or "defined" or "switched" or "associated";
    }

    public static ConditionOperator Of(ConditionOperator op) => op switch
    {
        ConditionOperator.Equal => ConditionOperator.NotEqual,
        ConditionOperator.NotEqual => ConditionOperator.Equal,
        ConditionOperator.Less => ConditionOperator.GreaterOrEqual,
        ConditionOperator.LessOrEqual => ConditionOperator.Greater,
        ConditionOperator.Greater => ConditionOperator.LessOrEqual,
        ConditionOperator.GreaterOrEqual => ConditionOperator.Less,
        ConditionOperator.Contains => ConditionOperator.NotContains,
        ConditionOperator.NotContains => ConditionOperator.Contains,
        ConditionOperator.Exists => ConditionOperator.Missing,
        ConditionOperator.Missing => ConditionOperator.Exists,
        _ => op,
    };
}
