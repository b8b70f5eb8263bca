using System.Collections.Immutable;
using Bot.Answers;
using Bot.Understanding.Grammar;

namespace Bot.Understanding.FollowUps;

/// <summary>"the second one", "the last", "number 3": a thing by its place in the answer before.</summary>
internal static class Ordinals
{
    /// <summary>The place that a word says: 0 for the first, -1 for the last; null for other words.</summary>
    public static int? At(Draft draft, int at) => draft.Lower(at) switch
    {
        "first" or "1st" => 0,
        "second" or "2nd" => 1,
        "third" or "3rd" => 2,
        "fourth" or "4th" => 3,
        "fifth" or "5th" => 4,
        "sixth" or "6th" => 5,
        "seventh" or "7th" => 6,
        "eighth" or "8th" => 7,
        "last" => -1,
        _ => null,
    };

    /// <summary>The thing meant; null where no place is said or the answer was shorter.</summary>
    public static Mentioned? Find(Draft draft, ImmutableArray<Mentioned> mentions)
    {
        if (mentions.IsDefaultOrEmpty)
            return null;
        for (var i = 0; i < draft.Count; i++)
        {
            if (At(draft, i) is not { } place || draft.Lower(i + 1) is not ("one" or "" or "?" or "instance" or "alarm" or "result" or "row" or "entry" or "finding" or "item") && draft.Lower(i - 1) is not "the")
                continue;
            if (draft.Lower(i + 1) is "week" or "month" or "day" or "hour" or "year" or "quarter" or "night")
                continue;
            return place < 0 ? mentions[^1] : place < mentions.Length ? mentions[place] : null;
        }
        return null;
    }
}
