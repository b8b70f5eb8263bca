using System.Collections.Immutable;
using Bot.Understanding.Families;
using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Grammar;

/// <summary>Words of a question about resources that look like a condition and became none, so that an answer can say so: numbers, unknown words, and conditions that only other kinds have.</summary>
internal static class UnusedWords
{
    private const int Most = 3;

    public static ImmutableArray<string> Find(Scene s, ResourceQuery query)
    {
        if (query.Kinds.IsEmpty)
            return [];
        var said = Said(query);
        var found = ImmutableArray.CreateBuilder<string>();
        for (var i = s.Start; i < s.Draft.Count && found.Count < Most; i++)
        {
            if (s.Draft.IsTaken(i) || s.Placed.Exists(p => p.At == i) || !s.Draft.IsWord(i))
                continue;
            var word = s.Draft.Lower(i);
            if (said.Contains(word, StringComparison.Ordinal))
                continue;
            if (IsNumber(word) && i > s.Start && query.Top?.ToString(System.Globalization.CultureInfo.InvariantCulture) != word)
                found.Add(Phrase(s.Draft, s.Draft.Lower(i - 1) == "than" && i > 1 ? i - 2 : i - 1, i));
            else if (word.Length > 4 && IsUnknown(s.Draft, i))
                found.Add(Phrase(s.Draft, i - 1, i));
            else if (word.Length > 2 && !IsCommon(word) && IsOfOtherKinds(s.Draft, i, query))
                found.Add(s.Draft.Tokens[i].Raw);
        }
        if (found.Count < Most && s.Draft.First(Cue.Without) is { } without && without.Start > s.Start && without.End < s.Draft.Count && !query.Where.Any(IsDenial) && s.Draft.IsWord(without.End) && !s.Draft.IsTaken(without.Start))
            found.Add(Phrase(s.Draft, without.End - 1, s.Draft.IsWord(without.End + 1) ? without.End + 1 : without.End));
        if (found.Count < Most && Outcome(s.Draft) is { } outcome && outcome > s.Start && s.Time.Range is { } range && !query.Where.Any(w => w.Field is "state" or "status" or "created"))
            found.Add($"{s.Draft.Tokens[outcome].Raw} {range.Words}");
        return found.ToImmutable();
    }

    /// <summary>Where what became of a run is said ("that failed today"); null where it is not.</summary>
    public static int? Outcome(Draft draft)
    {
        for (var i = 0; i < draft.Count; i++)
        {
            if (draft.Lower(i) is "failed" or "succeeded" or "crashed" or "errored" or "ran" or "broke")
                return i;
        }
        return null;
    }

    private static string Said(ResourceQuery query) =>
        string.Join(' ', query.Where.Select(w => $"{w.Field} {w.Value}").Concat(query.Targets.Select(t => t.Text)).Concat(query.Fields).Concat(query.GroupBy).Append(query.SortBy ?? "").Append(query.Sum ?? "")).ToLowerInvariant();

    private static bool IsNumber(string word) => word.Length is > 0 and < 8 && char.IsAsciiDigit(word[0]) && word.AsSpan().IndexOfAnyExcept("0123456789.%") < 0;

    private static string Phrase(Draft draft, int first, int last) => string.Join(' ', Enumerable.Range(first, last - first + 1).Select(i => draft.Tokens[i].Raw));

    /// <summary>A word outside the lexicon where a condition's value stands: "before christmas".</summary>
    private static bool IsUnknown(Draft draft, int at) =>
        draft.Lower(at - 1) is "before" or "after" or "since" or "until" or "with" or "without" or "under" or "by"
        && draft.CorrectionAt(at) is null && draft.Words.Trie.IdOf(draft.Lower(at)) < 0 && draft.Lower(at).All(char.IsAsciiLetter);

    /// <summary>Words that say too much and too little to be missed.</summary>
    private static bool IsCommon(string word) => word is "attached" or "open" or "standard" or "internet" or "available" or "active" or "enabled" or "current" or "default" or "custom" or "used" or "live" or "new" or "existing" or "configured" or "set" or "allowed" or "local";

    private static bool IsDenial(Condition condition) =>
        condition.Operator is ConditionOperator.Missing or ConditionOperator.NotEqual or ConditionOperator.NotContains or ConditionOperator.Less or ConditionOperator.LessOrEqual || condition.Value is "false" or "0";

    /// <summary>A word that is a condition of other kinds by itself, and nothing else here: "frozen", "idle".</summary>
    private static bool IsOfOtherKinds(Draft draft, int at, ResourceQuery query)
    {
        var isOther = false;
        foreach (var match in draft.Matches)
        {
            if (match.Start > at)
                break;
            if (match.End <= at)
                continue;
            if (match.Length > 1 || match.Entry is { Kinds: not null } or { Region: not null } or { Service: not null } or { IsEverywhere: true })
                return false;
            foreach (var kind in query.Kinds)
            {
                if (match.Entry.Conditions?.ContainsKey(kind) == true || match.Entry.Fields?.ContainsKey(kind) == true)
                    return false;
            }
            isOther |= match.Entry.Conditions is not null && match.Entry.Fields is null || match.Entry.Cues.Has(Cue.Idle) || match.Entry.Cues.Has(Cue.OverProvisioned);
        }
        return isOther;
    }
}
