using Bot.Understanding.Grammar;
using Bot.Understanding.Lexicon;
using Bot.Understanding.Text;

namespace Bot.Understanding.Families;

/// <summary>A part of a message between two stops or commas: what is asked in one is not pulled elsewhere by what another tells.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">First token after.</param>
internal readonly record struct Clause(int Start, int End)
{
    public static List<Clause> Of(Draft draft)
    {
        var clauses = new List<Clause>();
        var start = 0;
        for (var i = 0; i <= draft.Count; i++)
        {
            if (i < draft.Count && !IsStop(draft, i))
                continue;
            if (i > start)
                clauses.Add(new(start, i));
            start = i + 1;
        }
        return clauses;
    }

    private static bool IsStop(Draft draft, int at) =>
        draft.Tokens[at].Kind != TokenKind.Quoted && draft.Lower(at) is "." or "..." or "…" or "?" or "!" or ";" or "," or "-" or "--" or "|" or "(" or ")" or "but";

    /// <summary>A word or phrase with one of the cues stands in it, outside of names.</summary>
    public bool Has(Draft draft, params ReadOnlySpan<Cue> cues) => Find(draft, cues) is not null;

    /// <summary>The first word or phrase with one of the cues, outside of names; null for none.</summary>
    public Match? Find(Draft draft, params ReadOnlySpan<Cue> cues)
    {
        foreach (var match in draft.Matches)
        {
            if (match.Start < Start || match.End > End || IsPartOf(draft, match) || match.Length == 1 && (draft.Tokens[match.Start].Kind == TokenKind.Quoted || draft.IsTaken(match.Start) && Entities.Looks.IsName(draft.Tokens[match.Start].Lower)))
                continue;
            foreach (var cue in cues)
            {
                if (match.Entry.Cues.Has(cue))
                    return match;
            }
        }
        return null;
    }

    /// <summary>"dead" in "dead letter queue": a part of what a kind or field is called.</summary>
    private static bool IsPartOf(Draft draft, Match match)
    {
        foreach (var other in draft.Matches)
        {
            if (other.Start > match.Start)
                return false;
            if (other.Length > match.Length && other.End >= match.End && other.Entry is { Kinds: not null } or { Fields: not null })
                return true;
        }
        return false;
    }

    public bool HasWord(Draft draft, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (draft.Find(word, Start) is >= 0 and var at && at < End)
                return true;
        }
        return false;
    }

    /// <summary>Its first token after politeness, joining words and "can you".</summary>
    public int Opening(Draft draft)
    {
        var at = Start;
        while (at < End)
        {
            if (draft.IsMark(at) || draft.Lower(at) is "and" or "or" or "because" or "as" or "while" or "hey" or "anyone" or "anybody" or "somebody" or "someone")
                at++;
            else if (draft.Lower(at) is "can" or "could" or "would" or "will" && draft.Lower(at + 1) is "you" or "u" or "anyone" or "anybody" or "somebody" or "someone" or "we" or "i")
                at += 2;
            else if (draft.At(at, Cue.Filler) is { } filler && filler.End <= End && draft.Lower(at) is not ("all" or "there" or "just"))
                at += filler.Length;
            else
                break;
        }
        return at;
    }
}
