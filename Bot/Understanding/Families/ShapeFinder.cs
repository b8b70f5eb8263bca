using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Families;

/// <summary>The form that a good answer has.</summary>
internal static class ShapeFinder
{
    public static Shape Of(Scene s, Claim claim) => claim.Family switch
    {
        Family.Costs => Costs(s, claim),
        Family.Alarms => Alarms(s, claim),
        Family.Logs => Logs(s, claim),
        Family.Troubleshooting => Shape.Diagnosis,
        Family.Support => Support(s, claim),
        Family.Knowledge => claim.Topic switch { "how-to" => Shape.Steps, "difference" => Shape.Compare, _ => Shape.Text },
        Family.Action or Family.Plugin or Family.Chat or Family.Other => Shape.Text,
        Family.Identity => claim.Topic == "whoami" ? Shape.Detail : Shape.Text,
        Family.Network when claim.Topic == "reach" => s.Has(Cue.Why) ? Shape.Diagnosis : Shape.YesNo,
        _ => General(s),
    };

    /// <summary>The form asked for in words; null where none is.</summary>
    public static Shape? Said(Scene s)
    {
        var draft = s.Draft;
        if (s.Has(Cue.Compare) && !s.HasAny(Cue.Except))
            return Shape.Compare;
        if (s.Has(Cue.HowMany) && !(s.Head is { IsPlural: true } listed && draft.First(Cue.HowMany) is { } many && many.Start > listed.End + 2) && !(s.Has(Cue.Breakdown) && draft.HasWord("per", "by")))
            return Grammar.OrderFinder.Groups(draft, s.Head?.Kind, []).Count > 0 ? Shape.Breakdown : Shape.Count;
        if (s.Has(Cue.Breakdown) || draft.HasWord("by", "per") && Grammar.OrderFinder.Groups(draft, s.Head?.Kind, []).Count > 0)
            return Shape.Breakdown;
        if (s.HasAny(Cue.Oldest, Cue.Newest, Cue.Biggest, Cue.Smallest, Cue.Most, Cue.Least) && IsRanking(s) || draft.Find("top") is var top and >= 0 && Times.Amounts.TryNumber(draft.Lower(top + 1), out _))
            return Shape.Top;
        if (s.HasAny(Cue.HowMuch) || s.Has(Cue.Total) && !draft.HasWord("together") || s.Has(Cue.Total) && s.Has(Cue.HowMuch))
            return Shape.Total;
        return null;
    }

    private static bool IsRanking(Scene s) => !(s.Has(Cue.Newest) && s.Draft.First(Cue.Newest) is { } newest && s.Draft.Lower(newest.End) is "version" or "status" or "state") && !s.HasAny(Cue.AtLeast, Cue.AtMost);

    private static Shape General(Scene s)
    {
        if (s.Has(Cue.Why))
            return Shape.Diagnosis;
        if (Said(s) is { } said && !(said == Shape.Top && s.NamesSomething && s.Head is not { IsPlural: true }) && !(said == Shape.Total && s.NamesSomething && s.Has(Cue.HowMuch) && s.Kinds.Count <= 1))
            return said;
        if (IsYesNo(s))
            return Shape.YesNo;
        if (s.OpensWith(Cue.HowTo))
            return Shape.Steps;
        if (s.Head is { IsPlural: true } head && !(s.Draft.Lower(s.Start) is "what" or "when" && s.NamesSomething && head.Start > s.Start + 3))
            return Shape.List;
        return s.NamesSomething && !IsRelation(s) ? Shape.Detail : Shape.List;
    }

    private static bool IsRelation(Scene s) => s.Draft.HasWord("triggers", "trigger", "contain", "contains", "depends", "depend", "uses", "attached", "run", "runs", "invoke", "invokes");

    public static bool IsYesNo(Scene s)
    {
        if (s.Opens("any") && (s.IsQuestionMarked || s.Kinds.Count > 0))
            return true;
        if (s.Opens("is", "are", "does", "do", "did", "has", "have", "was", "were", "will", "am"))
            return true;
        return s.Opens("can", "could") && s.Draft.Lower(s.Start + 1) is not ("you" or "u" or "i" or "we" or "someone");
    }

    private static Shape Costs(Scene s, Claim claim)
    {
        if (claim.Topic == "forecast")
            return s.Opens("are", "is", "will", "do") ? Shape.YesNo : Shape.Forecast;
        if (s.Has(Cue.Why) || claim.Topic == "spend" && s.Draft.Says(s.Start, "what", "changed"))
            return Shape.Diagnosis;
        if (claim.Topic is "budgets" or "anomalies" or "savings-plans" or "reservations" or "free-tier" or "savings")
        {
            return IsYesNo(s) ? Shape.YesNo
                : s.Has(Cue.HowMuch) && claim.Topic == "savings" ? Shape.Total
                : s.Draft.HasWord("top", "opportunities") || s.OpensWith(Cue.HowTo) ? Shape.Top
                : s.HasAny(Cue.HowMany) ? Shape.Count
                : s.NamesSomething || s.HasAny(Cue.Utilization, Cue.Coverage, Cue.HowMuch) ? Shape.Detail : Shape.List;
        }
        if (s.HasAny(Cue.Compare, Cue.Difference) || s.Time.Range?.Other is not null)
            return Shape.Compare;
        if (s.HasAny(Cue.Trend))
            return Shape.Trend;
        if (s.HasAny(Cue.Expensive, Cue.Most, Cue.Biggest, Cue.Least) && !s.Has(Cue.Sort) && !s.Draft.HasWord("highest") || s.Draft.HasWord("top"))
            return Shape.Top;
        if (s.Comparisons.Exists(c => c.IsMoney) && s.HasAny(Cue.Which) || s.Opens("services", "accounts", "regions"))
            return Shape.List;
        if (CostReader.Groups(s).Count > 0 || s.Has(Cue.Breakdown))
            return Shape.Breakdown;
        return s.Opens("did", "do", "are", "is", "was", "does", "have") ? Shape.YesNo : Shape.Total;
    }

    private static Shape Alarms(Scene s, Claim claim) => claim.Topic switch
    {
        "metric" => Shape.Trend,
        "why" => Shape.Diagnosis,
        "health" => s.Has(Cue.HealthEvent) || s.Has(Cue.Outage) ? IsYesNo(s) ? Shape.YesNo : Shape.List : Shape.Diagnosis,
        "events" => IsYesNo(s) ? Shape.YesNo : s.First is "who" or "when" ? Shape.Detail : Shape.List,
        "history" => s.Has(Cue.Noisy) || s.Draft.HasWord("top", "most") ? Shape.Top : s.Has(Cue.HowMany) ? Shape.Count : Shape.List,
        _ when s.Has(Cue.HowMany) => Shape.Count,
        _ when s.Draft.Has(Cue.Slow) => Shape.Diagnosis,
        _ when IsYesNo(s) => Shape.YesNo,
        "detail" => Shape.Detail,
        _ => Shape.List,
    };

    private static Shape Logs(Scene s, Claim claim) =>
        s.Has(Cue.HowMany) ? Shape.Count
        : claim.Topic == "slowest" || s.Draft.HasWord("top", "biggest", "largest", "most") ? Shape.Top
        : s.Has(Cue.Breakdown) ? Shape.Breakdown
        : IsYesNo(s) || s.Draft.Says(s.Start, "was", "there") || s.Draft.HasWord("was") && s.Draft.HasWord("there") ? Shape.YesNo
        : Shape.List;

    private static Shape Support(Scene s, Claim claim) => claim.Topic switch
    {
        "create" or "change" or "confirm" or "reply" or "resolve" => Shape.Case,
        "cancel" => Shape.Text,
        "detail" => Shape.Detail,
        "severities" => Shape.List,
        _ => s.Has(Cue.HowMany) ? Shape.Count : IsYesNo(s) || s.IsQuestionMarked && !s.HasAny(Cue.List, Cue.Which) ? Shape.YesNo : Shape.List,
    };
}
