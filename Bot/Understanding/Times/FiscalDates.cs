using System.Globalization;
using Bot.Understanding.Grammar;

namespace Bot.Understanding.Times;

/// <summary>Periods of the fiscal year: <c>fiscal Q3</c>, <c>FY26 Q2</c>, <c>Q2 FY26</c>, <c>FY2026</c>, <c>last fiscal quarter</c>, <c>this fiscal year</c>, <c>FYTD</c>.</summary>
internal static class FiscalDates
{
    public static bool TryRead(Draft draft, int at, bool future, out Period period, out int end)
    {
        period = default;
        end = at;
        var (word, fiscal) = (draft.Lower(at), draft.Fiscal);
        if (word == "fytd" || IsFiscal(word) && draft.Lower(at + 1) is "year" && draft.Says(at + 2, "to", "date"))
        {
            end = word == "fytd" ? at + 1 : at + 4;
            period = new(fiscal.Start(fiscal.Of(draft.Now)), draft.Now, true);
            return true;
        }
        if (word is "this" or "current" or "last" or "previous" or "next" && IsFiscal(draft.Lower(at + 1)) && draft.Lower(at + 2) is "quarter" or "year")
            return TrySpoken(draft, at, out period, out end);
        // "fiscal Q3 [2026]", "fiscal quarter 3", "FY26 [Q2]", "fiscal year 2026", "Q2 FY26", "Q2 of fiscal 2026"
        var i = at;
        int? quarter = null, year = null;
        if (draft.Lower(at + 1) is "quarter" && draft.Lower(at + 2) is "of" && (IsFiscal(draft.Lower(at + 3)) || YearWord(draft.Lower(at + 3)) is not null) && Ordinal(word) is { } ordinal)
        {
            quarter = ordinal;
            i += 3;
        }
        else if (Quarter(word) is { } first && (YearWord(draft.Lower(at + 1)) is not null || IsFiscal(draft.Lower(at + 1)) || draft.Lower(at + 1) is "of" && (YearWord(draft.Lower(at + 2)) is not null || IsFiscal(draft.Lower(at + 2)))))
        {
            quarter = first;
            i += draft.Lower(at + 1) is "of" ? 2 : 1;
        }
        else if (!IsFiscal(word) && YearWord(word) is null)
            return false;
        if (YearWord(draft.Lower(i)) is { } joined)
            (year, i) = (joined, i + 1);
        else if (IsFiscal(draft.Lower(i)))
            i++;
        if (draft.Lower(i) is "year" or "quarter")
            i++;
        if (quarter is null && (Quarter(draft.Lower(i)) ?? (draft.Lower(i - 1) is "quarter" && draft.Lower(i) is ['1' or '2' or '3' or '4'] number ? number[0] - '0' : null)) is { } second)
            (quarter, i) = (second, i + 1);
        if (year is null && Year(draft.Lower(i)) is { } said)
            (year, i) = (said, i + 1);
        if (quarter is null && year is null)
            return false;
        end = i;
        period = Of(draft, fiscal, quarter, year, future);
        return true;
    }

    private static Period Of(Draft draft, FiscalYear fiscal, int? quarter, int? year, bool future)
    {
        DateTimeOffset Start(int of) => quarter is { } q ? fiscal.Start(of).AddMonths(3 * (q - 1)) : fiscal.Start(of);
        // Without a year: the latest that has begun, or the next one to come where the question looks ahead.
        var named = year ?? fiscal.Of(draft.Now);
        if (year is null && !future && Start(named) > draft.Now)
            named--;
        var start = Start(named);
        var end = start.AddMonths(quarter is null ? 12 : 3);
        return start <= draft.Now && draft.Now < end && !future ? new(start, draft.Now, true) : new(start, end);
    }

    private static bool TrySpoken(Draft draft, int at, out Period period, out int end)
    {
        end = at + 3;
        var isYear = draft.Lower(at + 2) is "year";
        var (start, months) = isYear ? (draft.Fiscal.Start(draft.Fiscal.Of(draft.Now)), 12) : (draft.Fiscal.QuarterOf(draft.Now), 3);
        period = draft.Lower(at) switch
        {
            "last" or "previous" => new(start.AddMonths(-months), start),
            "next" => new(start.AddMonths(months), start.AddMonths(2 * months)),
            _ => new(start, draft.Now, true),
        };
        return true;
    }

    private static bool IsFiscal(string word) => word is "fiscal" or "financial" or "fy";

    private static int? Ordinal(string word) => word switch { "first" or "1st" => 1, "second" or "2nd" => 2, "third" or "3rd" => 3, "fourth" or "4th" or "last" => 4, _ => null };

    private static int? Quarter(string word) => word is ['q', >= '1' and <= '4'] ? word[1] - '0' : word is ['f', 'q', >= '1' and <= '4'] ? word[2] - '0' : null;

    /// <summary>"fy26", "fy2026".</summary>
    private static int? YearWord(string word) => word is ['f', 'y', ..] ? Year(word[2..].TrimStart('\'', '-')) : null;

    private static int? Year(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? word.Length switch { 2 => 2000 + year, 4 when year is > 1999 and < 2100 => year, _ => null } : null;
}
