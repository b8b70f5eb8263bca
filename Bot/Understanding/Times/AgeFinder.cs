using Bot.Understanding.Grammar;

namespace Bot.Understanding.Times;

/// <summary>Lengths of time that resources are compared with: <c>older than 1 year</c>, <c>not used for 90 days</c>, <c>expiring within 30 days</c>.</summary>
internal static class AgeFinder
{
    public static void Find(Draft draft, TimeReading reading)
    {
        for (var i = 0; i < draft.Count; i++)
        {
            if (!draft.IsWord(i) && draft.Lower(i) is not (">" or "<") || KindAt(draft, i, out var from) is not { } kind)
                continue;
            var at = from;
            while (draft.Lower(at) is "about" or "around" or "the" or "roughly" or "nearly" or "almost")
                at++;
            if (draft.Lower(at) is "last" or "past" or "next" or "coming")
            {
                if (kind is AgeKind.Older or AgeKind.Newer)
                    continue;
                // "in the last 7 days" is a range; "not … in the last 90 days" and "in the next 60 days" are ages.
                if (draft.Lower(at) is "last" or "past" && !IsAbsence(draft, i))
                    continue;
                kind = draft.Lower(at) is "next" or "coming" ? AgeKind.Ahead : AgeKind.For;
                at++;
            }
            if (!Amounts.TryAmount(draft, at, out var count, out var unit, out var end) || draft.Lower(end) is "ago" or "before" or "after" or "earlier" || draft.Lower(end) is "old" && kind == AgeKind.For)
                continue;
            if (draft.Lower(end) is "or" && draft.Lower(end + 1) is "older" or "more" or "longer")
            {
                kind = AgeKind.Older;
                end += 2;
            }
            var point = Point(draft.Now, kind == AgeKind.Ahead ? count : -count, unit);
            reading.Ages.Add(new(i, end, kind, point, count, unit));
            i = end - 1;
        }
        OldWord(draft, reading);
    }

    /// <summary>An instant to compare with: whole days for days and more.</summary>
    private static DateTimeOffset Point(DateTimeOffset now, double count, TimeUnit unit) =>
        unit >= TimeUnit.Day ? Calendar.Add(Calendar.Day(now), count, unit) : Calendar.Add(now, count, unit);

    private static AgeKind? KindAt(Draft draft, int i, out int after)
    {
        var word = draft.Lower(i);
        var next = draft.Lower(i + 1);
        after = i + 1;
        switch (word)
        {
            case "older" or "longer" or "more" or "greater" when next is "than" or "then":
                after = i + 2;
                return AgeKind.Older;
            case "at" when next is "least":
                after = i + 2;
                return AgeKind.Older;
            case "over" or ">" or "exceeding" or "beyond":
                return AgeKind.Older;
            case "younger" or "newer" or "less" or "fewer" when next is "than" or "then":
                after = i + 2;
                return AgeKind.Newer;
            case "under" or "<":
                return AgeKind.Newer;
            case "within":
                return IsLookingBack(draft) ? null : AgeKind.Ahead;
            case "in" when IsAbsence(draft, i) || next is "less" or "the" or "next" || IsExpiry(draft):
                if (next is "less" && draft.Lower(i + 2) is "than")
                    after = i + 3;
                return IsAbsence(draft, i) ? AgeKind.For : AgeKind.Ahead;
            case "for" or "since":
                if (next is "more" or "longer" or "over" or "at" or "the" && (next is "over" || draft.Lower(i + 2) is "than" or "least" or "last" or "past"))
                {
                    if (draft.Lower(i + 2) is "last" or "past")
                        return IsAbsence(draft, i) ? AgeKind.For : null;
                    after = next is "over" ? i + 2 : i + 3;
                    return AgeKind.Older;
                }
                return next is "last" or "past" or "next" && !IsAbsence(draft, i) ? null : AgeKind.For;
            default:
                return null;
        }
    }

    /// <summary>"90 days old", "30+ days".</summary>
    private static void OldWord(Draft draft, TimeReading reading)
    {
        for (var i = 0; i < draft.Count; i++)
        {
            if (draft.Lower(i) is not ("old" or "ago") || reading.Ages.Exists(a => a.Start <= i && i < a.End + 1) || i < 1)
                continue;
            for (var at = Math.Max(0, i - 3); at < i; at++)
            {
                if (draft.Lower(i) == "old" && Amounts.TryAmount(draft, at, out var count, out var unit, out var end) && end == i)
                {
                    reading.Ages.Add(new(at, i + 1, AgeKind.Older, Point(draft.Now, -count, unit), count, unit));
                    return;
                }
            }
        }
    }

    /// <summary>Something did not happen: "not used", "never rotated", "without a login", "unused".</summary>
    private static bool IsAbsence(Draft draft, int at)
    {
        for (var i = 0; i < at; i++)
        {
            if (draft.Lower(i) is "not" or "never" or "no" or "without" or "unused" or "inactive" or "idle" or "untouched" or "unrotated")
                return true;
        }
        return false;
    }

    private static bool IsExpiry(Draft draft) => draft.HasAny(Lexicon.Cue.Expires);

    private static bool IsLookingBack(Draft draft) => draft.HasAny(Lexicon.Cue.Created, Lexicon.Cue.Launched, Lexicon.Cue.Modified) && !IsExpiry(draft) || draft.Find("last") >= 0 || draft.Find("past") >= 0;
}
