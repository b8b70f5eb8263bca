using Bot.Understanding.Entities;
using Bot.Understanding.Lexicon;
using Bot.Understanding.Text;

namespace Bot.Understanding.Families;

/// <summary>
/// Reports of trouble with something that is named: that it is ill, that an alarm fires, what people see of it, whether it is well. Read clause by clause:
/// what a clause tells beside ("when they save", "12 tickets", "certificate warnings") does not make the message one of another family; a clause that
/// plainly asks for something else ("how often", "show", "which") does.
/// </summary>
internal static class TroubleReport
{
    /// <summary>Above what words alone claim for their family, below orders and support cases that are to be opened.</summary>
    private const int Strength = 92;

    private static readonly Cue[] Troubles = [Cue.Ill, Cue.Failed, Cue.Stuck, Cue.Slow, Cue.Throttled, Cue.TimesOut, Cue.Restarting, Cue.NotWorking, Cue.Exhausted, Cue.NotReady, Cue.CanNot, Cue.Denied];

    /// <summary>What people see; trouble only where somebody sees it or something gives it: "errors of X" alone may be a search.</summary>
    private static readonly Cue[] Seen = [Cue.ErrorWord, Cue.ErrorCode, Cue.Problem, Cue.Unhealthy, Cue.Deadlock];

    private enum Reading
    {
        Nothing,
        /// <summary>It tells of trouble.</summary>
        Told,
        /// <summary>It tells that an alarm fires.</summary>
        Fires,
        /// <summary>It asks what is wrong, or whether something is well.</summary>
        Asked,
        /// <summary>It asks for something that trouble told elsewhere explains: "who is right?", "what do I tell the boss?".</summary>
        Aside,
        /// <summary>It asks for something else.</summary>
        Else,
    }

    public static Claim Of(Scene s)
    {
        if (s.Pasted is not null)
            return new(Family.Alarms, "why", 97, "an alert that was pasted") { IsReport = true };
        if (!s.NamesSomething && !s.Placed.Exists(IsSite) || IsOthers(s))
            return Claim.None;
        var (told, fires, asked, aside) = (false, false, false, false);
        foreach (var clause in s.Clauses)
        {
            var reading = Read(s, clause);
            if (reading == Reading.Else)
                return Claim.None;
            aside |= reading == Reading.Aside;
            told |= reading == Reading.Told;
            asked |= reading == Reading.Asked;
            fires |= reading == Reading.Fires || reading == Reading.Asked && Told(s, clause) == Reading.Fires;
        }
        if (!told && !fires && (!asked || aside))
            return Claim.None;
        if (fires || s.Draft.Has(Cue.Alarm) && s.Has(Cue.Alarm))
            return new(Family.Alarms, "why", Strength, "an alarm that fires is reported") { IsReport = true };
        return TroubleClaims.Of(s) is { Strength: > 0 } trouble
            ? trouble with { Strength = Strength, IsReport = true }
            : new(Family.Alarms, "health", Strength, told ? "trouble is reported" : "how something is") { IsReport = true };
    }

    /// <summary>The clauses whose names the report is about: those that ask, where they name anything, else those that tell; none for all.</summary>
    public static List<Clause> About(Scene s)
    {
        var named = s.Clauses.FindAll(c => Names(s, c)).ConvertAll(c => (Clause: c, Reading: Read(s, c)));
        var asking = named.FindAll(c => c.Reading == Reading.Asked);
        return (asking.Count > 0 ? asking : named.FindAll(c => c.Reading is Reading.Fires or Reading.Told)).ConvertAll(c => c.Clause);
    }

    private static bool Names(Scene s, Clause clause) => s.Placed.Exists(p => clause.Start <= p.At && p.At < clause.End && (p.Entity.Kind is EntityKind.Id or EntityKind.Arn or EntityKind.Name || IsSite(p)));

    /// <summary>The address of a site of somebody's own.</summary>
    public static bool IsSite(Placed placed) => placed.Entity.Kind == EntityKind.Url && Uri.TryCreate(placed.Entity.Text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && !url.Host.EndsWith(".amazon.com", StringComparison.OrdinalIgnoreCase) && !url.Host.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase);

    /// <summary>Orders, paths between two things, a case of ours: their families answer.</summary>
    private static bool IsOthers(Scene s) =>
        ActionClaims.Of(s).Strength >= 90
        || NetworkClaims.Of(s) is { Topic: "reach" }
        || s.Placed.Exists(p => p.Entity.Kind == EntityKind.CaseId)
        || s.Has(Cue.SupportCase) && IsOwnCase(s)
        || s.Placed.TrueForAll(p => p.Entity.ResourceKind == "log-group" || p.Entity.Kind is not (EntityKind.Id or EntityKind.Arn or EntityKind.Name) && !IsSite(p))
        || s.HasAny(Cue.Canary, Cue.Slo, Cue.RequestId);

    /// <summary>"My ticket", "our open cases", "case 123": one with AWS; tickets alone are those of others.</summary>
    private static bool IsOwnCase(Scene s)
    {
        if (s.Draft.HasWord("case", "ticket"))
            return true;
        for (var i = 1; i < s.Draft.Count; i++)
        {
            if (s.Draft.Lower(i) is "cases" or "tickets" && s.Draft.Lower(i - 1) is "my" or "our" or "open" or "support" or "aws")
                return true;
        }
        return false;
    }

    private static Reading Read(Scene s, Clause clause)
    {
        var draft = s.Draft;
        var at = clause.Opening(draft);
        var asksCause = clause.Has(draft, Cue.AsksCause);
        // Money is told of elsewhere, unless people complain of it.
        if (!clause.HasWord(draft, "complain", "complains", "complained", "report", "reports", "reported") && clause.Has(draft, Cue.Cost, Cue.Budget, Cue.Expensive, Cue.CostExplorer, Cue.Forecast, Cue.SavingsPlan))
            return asksCause || at < clause.End && draft.Lower(at) is "how" or "what" or "which" or "why" ? Reading.Else : Reading.Nothing;
        switch (draft.Lower(at))
        {
            case "list" or "show" or "display" or "give" or "get" or "print" or "enumerate" or "fetch" or "tail" or "search" or "grep" or "count" or "describe" or "compare" or "export" or "graph" or "plot" or "chart" or "summarize" or "when" or "where" or "whose" or "define" or "notify" or "remind" or "warn" or "ping" or "subscribe" or "watch":
                return Reading.Else;
            case "since" when draft.Lower(at + 1) is "when":
                return Reading.Else;
            case "find" or "tell" or "explain" or "see":
                return asksCause && draft.Lower(at) is not "see" ? Reading.Asked : clause.HasWord(draft, "me", "us") ? Reading.Aside : Reading.Else;
            case "how":
                return draft.Lower(at + 1) is "come" or "healthy" || clause.HasWord(draft, "doing", "feeling", "performing", "behaving", "looking") || IsNameAt(s, clause.End - 1) && clause.End - at <= 4 ? Reading.Asked : Reading.Else;
            case "what":
                return asksCause && !clause.Has(draft, Cue.Log) ? Reading.Asked : draft.Lower(at + 1) is "changed" or "about" || draft.Lower(at + 2) is "changed" ? Reading.Nothing : draft.Lower(at + 1) is "else" or "do" or "should" or "can" or "shall" or "now" && !clause.Has(draft, Cue.Log, Cue.Cost) ? Reading.Aside : Reading.Else;
            case "which" or "who":
                return clause.HasWord(draft, "broke", "broken", "breaks", "caused", "causes", "causing", "killed", "kills", "crashed", "crashes", "blame", "down") || asksCause ? Reading.Asked : draft.Lower(at) is "who" && clause.HasWord(draft, "right", "wrong", "fault", "knows", "can", "should", "else") ? Reading.Aside : Reading.Else;
            case "is" or "are" or "was" or "does" or "do" or "has" or "have" or "did" or "am":
                return asksCause ? Reading.Asked : Wellness(s, clause, at);
            case "why":
                // Why something is set so is no trouble; its own family knows better.
                return Told(s, clause) is var why && why != Reading.Nothing || !Names(s, clause) ? Reading.Asked : Reading.Nothing;
        }
        if (s.IsList && s.Head!.Value.Kind.Name != "iam-user" && !IsNameAt(s, s.Head.Value.End) && !(clause.HasWord(draft, "are", "is", "keep", "keeps", "have", "were") && !clause.HasWord(draft, "that", "which", "with")) && clause.Start <= s.Head.Value.Start && s.Head.Value.Start < clause.End && !asksCause)
            return Reading.Nothing;
        // "X ok?"
        if (draft.Lower(clause.End) == "?" && Names(s, clause) && clause.End - at <= 4 && clause.Find(draft, Cue.Well) is { } well && well.End == clause.End)
            return Reading.Asked;
        // "Alarm X", "X": what it is about, said alone.
        if (Names(s, clause) && clause.End - at <= 3 && IsBare(s, clause, at))
            return Reading.Told;
        var told = Told(s, clause);
        return asksCause && told != Reading.Fires ? Reading.Asked : told;
    }

    /// <summary>It holds nothing but a name and what it is called: after other clauses, that one is meant.</summary>
    private static bool IsBare(Scene s, Clause clause, int at)
    {
        if (s.Clauses.Count < 2)
            return false;
        for (var i = at; i < clause.End; i++)
        {
            if (!IsNameAt(s, i) && draft(i) is not ("alarm" or "the" or "alert" or "monitor" or "on" or "re" or "about" or ":"))
                return false;
        }
        return true;
        string draft(int i) => s.Draft.Lower(i);
    }

    /// <summary>"Is X ok", "does X work": asked of what is named or pointed at. "Is it ok to …" asks for leave, "is X firing" for a state.</summary>
    private static Reading Wellness(Scene s, Clause clause, int at)
    {
        var draft = s.Draft;
        if (draft.Lower(at + 1) is "we" or "i" or "you")
            return Reading.Nothing;
        if (draft.Lower(at + 1) is "anybody" or "someone" or "somebody" or "anyone")
            return Reading.Aside;
        if (draft.Lower(at + 1) is "there" or "any" || clause.Has(draft, Cue.Best, Cue.Public, Cue.Compliance))
            return Reading.Else;
        if (clause.Find(draft, Cue.Well, Cue.Ill, Cue.Slow, Cue.Failed, Cue.Throttled, Cue.Exhausted) is not { } well || well.Start <= at || draft.Lower(well.Start) is "stopped" or "refused" or "rejected" or "outdated" or "rising" or "silent")
            return Names(s, clause) ? clause.HasWord(draft, "running", "up", "alive", "online") ? Reading.Aside : Reading.Else : Reading.Nothing;
        if (!Names(s, clause) && !clause.HasWord(draft, "it", "this", "that", "everything", "something", "all", "they"))
            return Reading.Nothing;
        return well.Entry.Cues.Has(Cue.Well) && !well.Entry.Cues.HasAny(Cue.Slow, Cue.Ill, Cue.Failed) && draft.Lower(well.End) is "to" or "with" or "if" or "for" && !clause.HasWord(draft, "everything", "all") ? Reading.Else : Reading.Asked;
    }

    private static bool IsNameAt(Scene s, int at) => s.Placed.Exists(p => p.At == at);

    private static Reading Told(Scene s, Clause clause)
    {
        var draft = s.Draft;
        if (clause.Has(draft, Cue.Fires) || HasState(s, clause))
            return Reading.Fires;
        return clause.Has(draft, Troubles) || IsFull(s, clause) || clause.Has(draft, Seen) && clause.Has(draft, Cue.Sees) ? Reading.Told : Reading.Nothing;
    }

    /// <summary>"at 98%"</summary>
    private static bool IsFull(Scene s, Clause clause)
    {
        for (var i = clause.Start + 1; i < clause.End; i++)
        {
            if (s.Draft.Lower(i) is [_, _, .., '%'] share && s.Draft.Lower(i - 1) is "at" or "to" or "hits" or "hit" or "over" or "above" && double.TryParse(share.AsSpan(0, share.Length - 1), System.Globalization.CultureInfo.InvariantCulture, out var percent) && percent >= 80)
                return true;
        }
        return false;
    }

    /// <summary>CloudWatch's state as it writes it, or its own way to begin a line.</summary>
    private static bool HasState(Scene s, Clause clause)
    {
        for (var i = clause.Start; i < clause.End; i++)
        {
            if (s.Draft.Tokens[i] is { Raw: "ALARM" or "FIRING" or "ALERT" or "ALERTING" or "TRIGGERED", Kind: TokenKind.Word } || s.Draft.Lower(i) is "p1" or "p2" or "sev1" or "sev2" or "🔥" or "🚨" or "🔴" || s.Draft.Lower(i).StartsWith("firing:", StringComparison.Ordinal) || s.Draft.Lower(i) is "alert" or "alarm" or "alerting" or "triggered" && s.Draft.Lower(i + 1) is ":" or "]")
                return true;
        }
        return false;
    }
}
