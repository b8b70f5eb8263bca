using Bot.Understanding.Grammar;
using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Families;

/// <summary>Finds where a message begins to say something: after greetings, politeness and introductions that end with a colon.</summary>
internal static class Opening
{
    public static int Find(Draft draft)
    {
        var start = AfterColon(draft);
        while (start < draft.Count && (draft.IsMark(start) || draft.IsAt(start, Cue.Filler) && draft.Lower(start) is not ("all" or "there" or "just" or "then" or "now" or "right" or "also" or "maybe" or "yes" or "no")))
            start += draft.IsMark(start) ? 1 : draft.At(start, Cue.Filler)!.Value.Length;
        return start < draft.Count ? start : 0;
    }

    /// <summary>"quick one before standup:", "finance asks:" say nothing of AWS; "errors in /ecs/x: …" does.</summary>
    private static int AfterColon(Draft draft)
    {
        for (var i = 0; i < Math.Min(draft.Count - 1, 8); i++)
        {
            if (draft.Lower(i) != ":")
                continue;
            for (var j = 0; j < i; j++)
            {
                if (draft.Tokens[j].Kind == Text.TokenKind.Quoted || draft.IsTaken(j) || Says(draft, j))
                    return 0;
            }
            return i + 1;
        }
        return 0;
    }

    private static bool Says(Draft draft, int at)
    {
        foreach (var match in draft.Matches)
        {
            if (match.Start == at && (match.Entry.Kinds is not null || match.Entry.Service is not null
                || match.Entry.Cues.Has(Cue.Cost) || match.Entry.Cues.Has(Cue.Alarm) || match.Entry.Cues.Has(Cue.Case) || match.Entry.Cues.Has(Cue.Log) || match.Entry.Cues.Has(Cue.ErrorWord) || match.Entry.Cues.Has(Cue.Failed)))
                return true;
        }
        return false;
    }
}
