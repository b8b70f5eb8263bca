using System.Globalization;
using Bot.Understanding.Lexicon;
using Bot.Understanding.Text;
using Bot.Understanding.Times;

namespace Bot.Understanding.Grammar;

/// <summary>A number that something is compared with: <c>over 5 minutes</c>, <c>less than 7 days</c>, <c>1.29 or below</c>.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">First token after.</param>
/// <param name="Operator">How it compares.</param>
/// <param name="Raw">The number as typed, for versions.</param>
/// <param name="Value">The number.</param>
/// <param name="Dimension"><c>bytes</c>, <c>seconds</c>, <c>percent</c>; empty for counts.</param>
/// <param name="Factor">How many of the dimension's smallest unit one is.</param>
internal readonly record struct Comparison(int Start, int End, ConditionOperator Operator, string Raw, double Value, string Dimension, double Factor)
{
    /// <summary>Words such as "older than" and "newer than" that compare versions or ages.</summary>
    public bool IsOlder { get; init; }
    /// <summary>Words such as "bigger than".</summary>
    public bool IsBigger { get; init; }
    public bool IsMoney { get; init; }

    public static List<Comparison> Find(Draft draft)
    {
        var found = new List<Comparison>();
        for (var i = 0; i < draft.Count; i++)
        {
            if (TryRead(draft, i, out var comparison))
            {
                found.Add(comparison);
                i = comparison.End - 1;
            }
        }
        return found;
    }

    private static bool TryRead(Draft draft, int at, out Comparison comparison)
    {
        comparison = default;
        var op = OperatorAt(draft, at, out var next);
        if (op is not null)
            next = SkipSmall(draft, next);
        else
            next = at;
        if (draft.Tokens[at].Kind == TokenKind.Quoted || !TryNumber(draft.Lower(next), out var value, out var raw, out var dimension, out var factor, out var isMoney))
            return false;
        var end = next + 1;
        if (dimension.Length == 0 && Units.TryRead(draft.Lower(end), out dimension, out factor))
            end++;
        // "in January", "5 running": a number alone is no comparison.
        if (AfterNumber(draft, end, out var after) is { } suffix)
            (op, end) = (suffix, after);
        if (op is null)
            return false;
        if (draft.Lower(at - 1) is "not" && op is ConditionOperator.Equal)
            op = ConditionOperator.NotEqual;
        var word = draft.Lower(at);
        comparison = new(at, end, op.Value, raw, value, dimension, factor)
        {
            IsOlder = word is "older" or "newer" or "earlier" or "later" || draft.Lower(end - 1) is "older" or "newer" or "below" or "above" or "lower" or "higher" or "earlier" or "later",
            IsBigger = word is "bigger" or "larger" or "smaller" or "greater" or "heavier",
            IsMoney = isMoney || draft.Lower(end) is "usd" or "dollars" or "dollar" or "bucks" or "$",
        };
        return true;
    }

    private static int SkipSmall(Draft draft, int at)
    {
        while (draft.Lower(at) is "version" or "the" or "a" or "v" or "about" or "that" or "roughly" or "$")
            at++;
        return at;
    }

    private static ConditionOperator? OperatorAt(Draft draft, int at, out int next)
    {
        next = at;
        if (Of(draft, at, Cue.AtLeast, ConditionOperator.GreaterOrEqual, ref next) is { } atLeast)
            return atLeast;
        if (Of(draft, at, Cue.AtMost, ConditionOperator.LessOrEqual, ref next) is { } atMost)
            return atMost;
        if (Of(draft, at, Cue.Over, ConditionOperator.Greater, ref next) is { } over)
            return over;
        if (Of(draft, at, Cue.Under, ConditionOperator.Less, ref next) is { } under)
            return draft.Lower(at) == "within" ? ConditionOperator.LessOrEqual : under;
        return Of(draft, at, Cue.Equal, ConditionOperator.Equal, ref next);
    }

    private static ConditionOperator? Of(Draft draft, int at, Cue cue, ConditionOperator op, ref int next)
    {
        if (draft.At(at, cue) is not { } match)
            return null;
        next = match.End;
        return op;
    }

    private static ConditionOperator? AfterNumber(Draft draft, int at, out int end)
    {
        end = at;
        if (draft.At(at, Cue.OrMore) is { } more && draft.Lower(at) != "plus")
        {
            end = more.End;
            return ConditionOperator.GreaterOrEqual;
        }
        if (draft.At(at, Cue.OrLess) is { } less)
        {
            end = less.End;
            return ConditionOperator.LessOrEqual;
        }
        return null;
    }

    /// <summary>A number with its unit attached or not: <c>500gb</c>, <c>$1,000</c>, <c>95%</c>, <c>1.29</c>, <c>8.0.35</c>, <c>v14</c>.</summary>
    private static bool TryNumber(string word, out double value, out string raw, out string dimension, out double factor, out bool isMoney)
    {
        (value, raw, dimension, factor, isMoney) = (0, word, "", 1, false);
        if (word.Length == 0 || word.Length > 24)
            return false;
        isMoney = word[0] is '$' or '€' or '£';
        var text = word.TrimStart('$', '€', '£', 'v');
        if (text.Length == 0 || !char.IsAsciiDigit(text[0]))
            return Amounts.TryNumber(word, out value) && word is not ("couple" or "dozen");
        var digits = 0;
        while (digits < text.Length && (char.IsAsciiDigit(text[digits]) || text[digits] is '.' or ','))
            digits++;
        raw = text[..digits].TrimEnd('.', ',');
        var suffix = text[digits..];
        if (suffix.Length > 0 && suffix is not ("k" or "m" or "x" or "+") && !Units.TryRead(suffix, out dimension, out factor))
            return false;
        var parts = raw.Count(c => c == '.');
        if (parts > 1)
            return true;
        if (!double.TryParse(raw, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out value))
            return false;
        if (suffix == "k")
            value *= 1000;
        else if (suffix == "m" && isMoney)
            value *= 1_000_000;
        if (dimension.Length == 0)
            factor = 1;
        return true;
    }

    public string InUnit(string unit)
    {
        var value = Dimension.Length > 0 && Units.DimensionOf(unit) == Dimension ? Units.Convert(Value, Factor, unit) : Value;
        return Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);
    }
}
