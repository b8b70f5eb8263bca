using Bot.Understanding.Grammar;
using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Families;

/// <summary>Leaves out the cues of words that are only part of a longer name: "public" in "public ip", "security" in "security group".</summary>
internal static class EffectiveCues
{
    public static CueSet Of(Draft draft, List<KindMention> kinds)
    {
        var cues = default(CueSet);
        var matches = draft.Matches;
        for (var i = 0; i < matches.Count; i++)
        {
            if (!IsCovered(matches, i, kinds) && !IsInName(draft, matches[i]))
                cues.Add(matches[i].Entry.Cues);
        }
        return cues;
    }

    // A word of a name or id that was taken says nothing; Regions and times keep theirs.
    private static bool IsInName(Draft draft, Match match) => match.Length == 1 && draft.IsTaken(match.Start) && Entities.Looks.IsName(draft.Tokens[match.Start].Lower) && match.Entry.Region is null;

    private static bool IsCovered(List<Match> matches, int index, List<KindMention> kinds)
    {
        var match = matches[index];
        for (var i = 0; i < matches.Count; i++)
        {
            var other = matches[i];
            if (other.Start > match.Start)
                return false;
            if (other.Length <= match.Length || other.End < match.End)
                continue;
            if (other.Entry.Kinds is not null)
                return true;
            foreach (var kind in kinds)
            {
                if (other.Entry.Fields?.ContainsKey(kind.Kind.Name) == true || other.Entry.Conditions?.ContainsKey(kind.Kind.Name) == true)
                    return true;
            }
        }
        return false;
    }
}
