using Bot.Understanding.Grammar;
using Bot.Understanding.Lexicon;
using Bot.Understanding.Text;

namespace Bot.Understanding.Regions;

/// <summary>Finds the Regions that a message names.</summary>
internal static class RegionFinder
{
    public static RegionScope Find(Draft draft)
    {
        List<string>? names = null;
        List<string>? without = null;
        var all = false;
        var each = false;
        var taken = 0;
        foreach (var match in draft.Matches)
        {
            if (match.Start < taken)
                continue;
            if (match.Entry.Region is { } region && IsPlace(draft, match))
            {
                if (IsExcepted(draft, match.Start))
                    (without ??= []).Add(region);
                else
                    Add(ref names, region);
                taken = match.End;
                draft.Take(match.Start, match.Length);
                TakeWordRegion(draft, match);
            }
            else if (IsEverywhere(draft, match))
            {
                // "Per Region" cuts what is asked for into rows; a Region that is named still bounds it.
                if (draft.Lower(match.Start) is "per" or "by" or "each" or "every")
                    each = true;
                else
                    all = true;
                taken = match.End;
                draft.Take(match.Start, match.Length);
            }
        }
        foreach (var token in draft.Tokens)
            FromToken(token, ref names);
        if (without is not null && (all || each || names is null))
            return new(names is null ? [] : [.. names], true) { Except = [.. without] };
        if (names is not null && !all)
            return new([.. names], false);
        all |= each;
        return all ? RegionScope.Everywhere : RegionScope.Unsaid;
    }

    /// <summary>Nicknames that are words of other kinds need the ground around them: "us east" is fine, "nova" or "india" as part of a name is not.</summary>
    private static bool IsPlace(Draft draft, Match match)
    {
        var word = draft.Lower(match.Start);
        if (match.Length > 1 || word.Contains('-'))
            return true;
        if (draft.CorrectionAt(match.Start) is not null && word.Length < 5)
            return false;
        // Three-letter airport codes and words with a second meaning only after a preposition.
        return word is not ("fra" or "iad" or "nova" or "cmh" or "sfo" or "pdx" or "dub" or "nrt" or "syd" or "sgp" or "africa" or "spain" or "columbus" or "madrid" or "portland" or "uk")
            || draft.Lower(match.Start - 1) is "in" or "for" or "at" or "and" or "or" or "," or "region" or "from" or "to" or "only" or "about" || draft.Count <= 3;
    }

    private static bool IsExcepted(Draft draft, int place) =>
        draft.Before(place, Cue.Except) is not null
        || draft.Lower(place - 1) is "not" || draft.Lower(place - 1) is "and" && draft.Before(place - 1, Cue.Except) is not null
        || draft.Says(place - 2, "but", "not") || draft.Says(place - 2, "not", "in") || draft.Says(place - 3, "but", "not", "in");

    private static bool IsEverywhere(Draft draft, Match match) => match.Entry.IsEverywhere && !(match.Length == 1 && draft.Lower(match.Start) is "global" && draft.HasWord("table", "tables", "accelerator", "cluster", "clusters", "outage"));

    // "eu-west-1 region", "region eu-west-1", "region id:" belong to the name.
    private static void TakeWordRegion(Draft draft, Match match)
    {
        if (draft.Lower(match.End) is "region" or "regions")
            draft.Take(match.End, 1);
        if (draft.Lower(match.Start - 1) is "region" or "regions")
            draft.Take(match.Start - 1, 1);
    }

    /// <summary>Regions inside ARNs, URLs and quotes.</summary>
    private static void FromToken(Token token, ref List<string>? names)
    {
        var text = token.Url ?? token.Lower;
        if (text.StartsWith("arn:", StringComparison.Ordinal))
        {
            var parts = text.Split(':', 6);
            if (parts.Length > 3 && IsCode(parts[3]))
                Add(ref names, parts[3]);
            return;
        }
        if (token.Kind == TokenKind.Quoted && IsCode(token.Lower))
        {
            Add(ref names, token.Lower);
            return;
        }
        if (text.Length < 12 || !text.Contains('.') && token.Url is null)
            return;
        foreach (var range in text.AsSpan().SplitAny("./?=&#:@"))
        {
            var part = text.AsSpan()[range];
            if (part.Length is > 8 and < 16 && part.Count('-') >= 2 && IsCode(part.ToString()))
                Add(ref names, part.ToString());
        }
    }

    private static void Add(ref List<string>? names, string region)
    {
        names ??= [];
        if (!names.Contains(region))
            names.Add(region);
    }

    /// <summary>A Region that is known by its code.</summary>
    public static bool IsCode(string text) => RegionCodes.Contains(text);
}
