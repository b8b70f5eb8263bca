using Bot.Understanding.Grammar;

namespace Bot.Understanding.Times;

/// <summary>Finds what a message says of time, relative to an injected now.</summary>
internal static class TimeFinder
{
    /// <summary>Days from which on two periods are compared rather than bounds of one.</summary>
    private const int LeastCompared = 7;

    private sealed record Atom(int Start, int End, Period? Period, TimeSpan? Clock);

    /// <param name="future">The message looks ahead (forecasts): "december" is the next one, "this month" the rest of it.</param>
    public static TimeReading Find(Draft draft, bool future)
    {
        var reading = new TimeReading();
        AgeFinder.Find(draft, reading);
        var atoms = Atoms(draft, future);
        if (atoms.Count > 0)
            Combine(draft, atoms, reading);
        else
            FindBefore(draft, reading);
        foreach (var atom in atoms)
            draft.Take(atom.Start, atom.End - atom.Start);
        return reading;
    }

    private static List<Atom> Atoms(Draft draft, bool future)
    {
        var atoms = new List<Atom>();
        for (var i = 0; i < draft.Count; i++)
        {
            if (draft.IsTaken(i) || !draft.IsWord(i))
                continue;
            if (FiscalDates.TryRead(draft, i, future, out var period, out var end) || Spoken.TryRead(draft, i, future, out period, out end) || Dates.TryRead(draft, i, future, out period, out end))
                atoms.Add(new(i, end, period, null));
            else if (draft.Lower(i) is { } ago && Amounts.TryAmount(draft, i, out var count, out var unit, out end) && draft.Lower(end) is "ago" or "back")
            {
                var point = unit >= TimeUnit.Day ? Calendar.Add(Calendar.Day(draft.Now), -count, unit) : Calendar.Add(draft.Now, -count, unit);
                atoms.Add(new(i, ++end, new(point, unit >= TimeUnit.Day ? point.AddDays(1) : point), null));
            }
            else if (Clocks.TryRead(draft, i, BareClock(draft, i, atoms), out var clock, out end))
                atoms.Add(new(i, end, null, clock));
            else
                continue;
            i = end - 1;
        }
        return atoms;
    }

    /// <summary>A number alone is a time in "between 9 and 10 UTC" and "from 7 to 8", unless something is counted with it.</summary>
    private static bool BareClock(Draft draft, int at, List<Atom> atoms)
    {
        var word = draft.Lower(at);
        if (word.Length > 2 || draft.Lower(at - 1) is not ("between" or "and" or "to" or "until" or "from" or "till" or "-" or "since"))
            return false;
        if (draft.Lower(at - 1) is "between" or "from")
        {
            return draft.Lower(at + 1) is "and" or "to" or "-" or "until" or "till" && draft.Lower(at + 2).Length <= 5 && draft.Lower(at + 2) is [>= '0' and <= '9', ..]
                && (draft.Lower(at + 3).Length == 0 || draft.IsMark(at + 3) || Clocks.IsZone(draft.Lower(at + 3)) || draft.Lower(at + 3) is "today" or "yesterday" or "am" or "pm" or "on" or "in" or "o'clock" or "this" or "last" or "for" || draft.Lower(at + 2).EndsWith('m') || draft.Lower(at + 2).Contains(':'));
        }
        return draft.Lower(at - 1) is "since" ? draft.Lower(at + 1) is "" or "?" or "," || Clocks.IsZone(draft.Lower(at + 1)) : atoms.Count > 0 && atoms[^1].Clock is not null && atoms[^1].End == at - 1;
    }

    private static void Combine(Draft draft, List<Atom> atoms, TimeReading reading)
    {
        var first = atoms[0];
        reading.At = first.Start;
        var points = Points(draft, atoms, out var hasClock);
        var (a, b) = (points[0], points.Count > 1 ? points[1] : default(Period?));
        var words = Words(draft, atoms[0].Start, atoms[^1].End);
        var before = draft.Lower(first.Start - 1) is "about" or "around" or "approximately" or "the" or "roughly" or "ca" or "on" ? first.Start - 2 : first.Start - 1;
        var preposition = draft.Lower(before);
        if (preposition.Length > 0 && draft.Find("since") is var since and >= 0 && since < first.Start && preposition is "at" or "deploy" or "on" or "morning")
            preposition = "since";
        var link = b is null ? "" : Link(draft, atoms, hasClock);
        if (b is { } second && link is "to" && second.End > a.Start)
            reading.Range = new(a.Start, hasClock ? second.Start > a.Start ? second.Start : second.End : second.End, words) { IsOpen = second.IsOpen };
        // "This month to last month" goes backwards: two periods, no stretch.
        else if (b is { } other && (link is "and" || link is "to" && !hasClock && other.End <= a.Start))
            reading.Range = ToRange(a, words) with { Other = ToRange(other, words) };
        else if (preposition is "since" or "after")
        {
            var start = preposition == "after" && !hasClock ? a.End : a.Start;
            reading.IsSince = true;
            reading.Range = new(Earlier(start, draft.Now), draft.Now, words) { IsOpen = true };
        }
        else if (preposition is "before" or "until" or "till")
            reading.Range = BeforeRange(draft, a, before, hasClock, words);
        else if (hasClock && a.Start == a.End)
            reading.Range = new(a.Start.AddMinutes(-30), a.Start.AddMinutes(30), words);
        else
            reading.Range = ToRange(a, words);
        SameDays(draft, reading);
        PeriodBefore(draft, reading, atoms[^1].End);
    }

    private static TimeRange ToRange(Period period, string words) =>
        period.End > period.Start ? new(period.Start, period.End, words) { IsOpen = period.IsOpen } : new(period.Start, period.Start.AddHours(1), words);

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b.AddDays(-1);

    /// <summary>"in the hour before 10:15", "30 minutes before 9am"; "before" alone reaches back an hour for a time of day, thirty days for a date.</summary>
    private static TimeRange BeforeRange(Draft draft, Period point, int before, bool hasClock, string words)
    {
        var back = TimeSpan.FromHours(hasClock ? 1 : 24 * 30);
        for (var i = Math.Max(0, before - 3); i < before; i++)
        {
            if (Amounts.TryAmount(draft, i, out var count, out var unit, out var end) && end == before)
            {
                back = draft.Now - Calendar.Add(draft.Now, -count, unit);
                break;
            }
            if (i == before - 1 && Calendar.UnitOf(draft.Lower(i)) is { } one)
                back = draft.Now - Calendar.Add(draft.Now, -1, one);
        }
        return new(point.Start - back, point.Start, words);
    }

    /// <summary>How two periods are connected: a stretch ("to") or a comparison ("and").</summary>
    private static string Link(Draft draft, List<Atom> atoms, bool hasClock)
    {
        var range = false;
        var opened = false;
        for (var i = Math.Max(0, atoms[0].Start - 2); i < atoms[^1].Start; i++)
        {
            var word = draft.Lower(i);
            range |= word is "to" or "until" or "till" or "through" or "-" or "thru";
            opened |= word is "between" or "from";
        }
        // "How did it change from september to october": two periods, no stretch.
        if (range && opened && !hasClock && IsChange(draft) && atoms is [{ Period: { } one }, { Period: { } two }] && (one.End - one.Start).TotalDays >= LeastCompared && (two.End - two.Start).TotalDays >= LeastCompared)
            return "and";
        if (range || hasClock && opened)
            return "to";
        if (opened && draft.Find("between") is >= 0 && !draft.HasAny(Lexicon.Cue.Compare, Lexicon.Cue.Difference))
            return "to";
        return hasClock ? "to" : "and";
    }

    /// <summary>Times of day put on the day named next to them, else on the day named anywhere, else on today.</summary>
    private static List<Period> Points(Draft draft, List<Atom> atoms, out bool hasClock)
    {
        hasClock = false;
        var points = new List<Period>();
        var today = Calendar.Day(draft.Now);
        Atom? day = null;
        foreach (var atom in atoms)
        {
            if (atom.Period is not null)
                day ??= atom;
        }
        for (var i = 0; i < atoms.Count; i++)
        {
            var atom = atoms[i];
            if (atom.Clock is { } clock)
            {
                hasClock = true;
                var own = i > 0 && atoms[i - 1] is { Period: { } near } ? near.Start : default(DateTimeOffset?);
                var on = own ?? points.LastOrDefault() switch { { Start.Ticks: > 0 } last when points.Count > 0 => Calendar.Day(last.Start), _ => day?.Period is { } named ? Calendar.Day(named.Start) : today };
                var point = Calendar.Day(on) + clock;
                if (points.Count > 0 && hasClock && point < points[^1].Start)
                    point = point.AddDays(1);
                points.Add(new(point, point));
            }
            else if (!(i + 1 < atoms.Count && atoms[i + 1].Clock is not null) && !(i > 0 && atoms[i - 1].Clock is not null && points.Count > 0))
                points.Add(atom.Period!.Value);
            else if (atom.Period is { Start.TimeOfDay.Ticks: not 0 } instant && instant.Start == instant.End)
            {
                hasClock = true;
                points.Add(instant);
            }
        }
        // "between 22:00 and 06:00" asked in the morning was last night.
        if (points.Count == 2 && hasClock && day is null && points[1].Start.Date > today.Date)
            points = [new(points[0].Start.AddDays(-1), points[0].Start.AddDays(-1)), new(points[1].Start.AddDays(-1), points[1].Start.AddDays(-1))];
        return points.Count > 0 ? points : [atoms[0].Period ?? new(today, draft.Now, true)];
    }

    /// <summary>"this month vs same days of last month": as many days of the period before.</summary>
    private static void SameDays(Draft draft, TimeReading reading)
    {
        if (reading.Range is not { IsOpen: true } range || draft.Find("same") is not (var at and >= 0) || draft.Lower(at + 1) is not ("days" or "period" or "time" or "day" or "dates" or "stretch" or "span"))
            return;
        var unit = range.Other is { } other && (other.End - other.Start).TotalDays > 300 ? TimeUnit.Year : draft.HasWord("year") ? TimeUnit.Year : (range.End - range.Start).TotalDays <= 7 && draft.HasWord("week") ? TimeUnit.Week : TimeUnit.Month;
        reading.Range = range with { Other = new(Calendar.Add(range.Start, -1, unit), Calendar.Add(range.End, -1, unit), range.Words) };
    }

    /// <summary>"the fortnight before", "the previous period", "year over year": as long a stretch just before, or a year before.</summary>
    private static void PeriodBefore(Draft draft, TimeReading reading, int after)
    {
        if (reading.Range is not { Other: null } range)
            return;
        for (var i = 0; i < draft.Count; i++)
        {
            var isYear = draft.Lower(i) is "yoy" || draft.Lower(i) is "year" && draft.Lower(i + 1) is "over" or "on" && draft.Lower(i + 2) is "year";
            var isBefore = i > after && (draft.Lower(i - 1) is "the" || Amounts.TryNumber(draft.Lower(i - 1), out _)) && draft.Lower(i + 1) is "before" or "prior" && (draft.Lower(i) is "period" || Calendar.UnitOf(draft.Lower(i)) is not null)
                || draft.Lower(i) is "previous" or "preceding" or "prior" && draft.Lower(i + 1) is "period" or "one";
            if (!isYear && !isBefore)
                continue;
            var months = range.Start.Day == 1 && range.End.Day == 1 && range.End.TimeOfDay == TimeSpan.Zero ? (range.End.Year - range.Start.Year) * 12 + range.End.Month - range.Start.Month : 0;
            var back = isYear ? new(Calendar.Add(range.Start, -1, TimeUnit.Year), Calendar.Add(range.End, -1, TimeUnit.Year), range.Words)
                : new TimeRange(months > 0 ? range.Start.AddMonths(-months) : range.Start.AddDays(-Math.Max(1, (int)(range.End - range.Start).TotalDays)), range.Start, range.Words);
            reading.Range = range with { Other = back };
            draft.Take(i, isYear && draft.Lower(i) is "year" ? 3 : isYear ? 1 : 2);
            return;
        }
    }

    private static bool IsChange(Draft draft) =>
        draft.HasWord("grow", "grew", "growth", "grown", "change", "changed", "increase", "increased", "rise", "rose", "jump", "jumped", "drop", "dropped", "fall", "fell", "decrease", "decreased", "difference", "up", "down");

    /// <summary>"the week before": a period that only the conversation tells.</summary>
    private static void FindBefore(Draft draft, TimeReading reading)
    {
        for (var i = 0; i < draft.Count; i++)
        {
            if (Calendar.UnitOf(draft.Lower(i)) is { } unit && draft.Lower(i + 1) is "before" or "prior" or "earlier" && draft.Lower(i - 1) is "the" or "one" or "a" or "")
            {
                reading.Before = unit;
                draft.Take(i - 1, 3);
                return;
            }
        }
    }

    private static string Words(Draft draft, int start, int end) =>
        draft.Text[draft.Tokens[start].Start..draft.Tokens[Math.Min(end, draft.Count) - 1].End];
}
