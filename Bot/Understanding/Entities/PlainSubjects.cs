using System.Collections.Frozen;
using Bot.Understanding.Families;
using Bot.Understanding.Lexicon;
using Bot.Understanding.Grammar;
using Bot.Understanding.Text;

namespace Bot.Understanding.Entities;

/// <summary>
/// The plain word that trouble is told of where nothing else is named: "the wiki is slow", "what is wrong with storefront". Parts of a system bear such
/// names; whether one does is for the account to say.
/// </summary>
internal static partial class PlainSubjects
{
    private static readonly Cue[] Trouble = [Cue.Ill, Cue.Failed, Cue.Stuck, Cue.Slow, Cue.TimesOut, Cue.NotWorking, Cue.Exhausted, Cue.NotReady, Cue.CanNot, Cue.Denied, Cue.Unhealthy, Cue.Restarting];

    /// <summary>Too general for a name, or not of this world.</summary>
    private static readonly FrozenSet<string> General =
        ("everything something anything nothing everybody everyone somebody someone anybody nobody one ones aws amazon cloud internet network world site website page pages web system systems platform app apps application applications "
        + "thing things stuff situation environment infrastructure setup status state production traffic latency performance load weather bitcoin stock market game movie car train coffee lunch team person people user users customer customers client clients guys friend boss colleague colleagues shoppers visitors folks "
        + "time day today tomorrow yesterday morning noon afternoon evening night midnight week month year minute hour slack chat bot reason cause problem issue error errors trouble answer question idea point case way rest half lot bit part whole").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Articles = ["the", "our", "my", "your", "their", "this", "that"];

    /// <summary>What stands after a subject, and says that it was one.</summary>
    private static readonly FrozenSet<string> Verbs = "is are was were has have had keeps keep kept does doesn't do don't did didn't won't wont can't cannot can seems seem looks look feels feel got gets get went goes stopped stops crashed crashes throws throw throwing returns return gives give shows show logs takes took fails failed fails hangs hung times died ok okay down slow".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Adds it.</summary>
    public static void Find(Draft draft, List<Clause> clauses, List<Placed> found)
    {
        // A site within a title that was quoted.
        if (draft.Tokens.Select((t, i) => (Site: Site().Match(t.Kind == TokenKind.Quoted ? t.Raw : ""), At: i)).FirstOrDefault(t => t.Site.Success) is { Site.Success: true } quoted)
        {
            found.Add(new(new(EntityKind.Name, quoted.Site.Value), quoted.At));
            return;
        }
        if (!clauses.Exists(c => c.Has(draft, Trouble) || c.Has(draft, Cue.AsksCause) || c.Has(draft, Cue.Well)))
            return;
        foreach (var clause in clauses)
        {
            for (var i = clause.Start; i < clause.End; i++)
            {
                if (!IsWord(draft, i) || !IsSubject(draft, clause, i))
                    continue;
                found.Add(new(new(EntityKind.Name, draft.Tokens[i].Raw, null) { IsPlain = true }, i));
                draft.Take(i, 1);
                return;
            }
        }
    }

    /// <summary>It stands where what is ill stands: after "wrong with", between "is" and how it is, before a verb.</summary>
    private static bool IsSubject(Draft draft, Clause clause, int at)
    {
        var before = at > clause.Start ? draft.Lower(at - 1) : "";
        var hasArticle = Articles.Contains(before);
        var lead = hasArticle ? at - 2 : at - 1;
        var led = lead >= clause.Start ? draft.Lower(lead) : "";
        var known = draft.Words.Trie.IdOf(draft.Tokens[at].Lower) >= 0;
        // What the lexicon knows for something else is a name only with an article before it.
        if (known && (!hasArticle || before is "this" or "that"))
            return false;
        if (led is "with" or "to" or "about" && lead > clause.Start && draft.Lower(lead - 1) is "wrong" or "up" or "matter" or "on" or "happening" or "happened" or "trouble" or "troubles" or "problem" or "problems" or "issue" or "issues")
            return true;
        var after = draft.Lower(at + 1);
        if (led is "is" or "are" or "was" or "were" or "does" or "has" or "did" or "do" && (lead == clause.Opening(draft) || draft.Lower(lead - 1) is "why"))
            return clause.Find(draft, Trouble) is { } ill && ill.Start > at || clause.Find(draft, Cue.Well) is { } well && well.Start > at;
        return (hasArticle || lead < clause.Start || clause.Opening(draft) == at || led is "that" or "says" or "say" or "report" or "complain") && Verbs.Contains(after) && at + 1 < clause.End && clause.Has(draft, Trouble);
    }

    private static bool IsWord(Draft draft, int at)
    {
        // A name may look misspelled.
        var word = draft.IsWord(at) ? draft.Tokens[at].Lower : "";
        return draft.IsWord(at) && !draft.IsTaken(at) && word.Length >= 3 && char.IsAsciiLetter(word[0]) && (word.AsSpan().IndexOfAnyExceptInRange('a', 'z') < 0 || Compounds.MayBeName(word)) && !NameFinder.IsNever(word) && !General.Contains(word) && !draft.Matches.Exists(m => m.Start <= at && at < m.End && (m.Entry.Kinds is not null || m.Length > 1 || IsOfElse(m)));
    }

    /// <summary>Money, alarms, logs and the like are answered by others.</summary>
    private static bool IsOfElse(Grammar.Match match) => match.Entry.Cues.HasAny(Cue.Cost, Cue.Budget, Cue.Alarm, Cue.Metric, Cue.Log, Cue.ErrorWord, Cue.AsksCause, Cue.Expensive);

    [System.Text.RegularExpressions.GeneratedRegex(@"\b(?:[a-z0-9][a-z0-9-]*\.){2,}[a-z]{2,}\b(?![/\w(])")]
    private static partial System.Text.RegularExpressions.Regex Site();
}
