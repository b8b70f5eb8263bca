using Bot.Intents.Resources.Registry;
using Bot.Understanding.Entities;
using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Grammar;

/// <summary>Finds what is said of the resources of one kind: conditions on fields, and fields asked about.</summary>
internal sealed class ConditionFinder
{
    private readonly Draft _draft;
    private readonly ResourceKind _kind;
    private readonly List<KindMention> _kinds;
    private readonly bool[] _used;

    public List<Condition> Where { get; } = [];
    public List<string> Fields { get; } = [];
    /// <summary>Where fields are mentioned without a condition: for sorting, grouping and thresholds.</summary>
    public List<(int Start, int End, Field Field)> Mentions { get; } = [];

    public ConditionFinder(Draft draft, ResourceKind kind, List<KindMention> kinds)
    {
        (_draft, _kind, _kinds) = (draft, kind, kinds);
        _used = new bool[draft.Count];
        for (var i = 0; i < _used.Length; i++)
            _used[i] = draft.IsTaken(i);
    }

    public void Run(List<Comparison> comparisons)
    {
        foreach (var mention in _kinds)
        {
            if (mention.Kind.Name == _kind.Name)
                Use(mention.Start, mention.End, keepPhrases: true);
        }
        Phrases();
        FindMentions();
        WeRun();
        FieldAgainstField(comparisons);
        foreach (var comparison in comparisons)
            Threshold(comparison);
        Literals();
        foreach (var (start, end, field) in Mentions)
            Mentioned(start, end, field);
    }

    private readonly HashSet<int> _kindTokens = [];

    private void Use(int start, int end, bool keepPhrases = false)
    {
        for (var i = start; i < end && i < _used.Length; i++)
        {
            if (keepPhrases)
                _kindTokens.Add(i);
            else
                _used[i] = true;
        }
    }

    private bool IsFree(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (_used[i])
                return false;
        }
        return true;
    }

    /// <summary>Words that are a condition by themselves. The registry's longest phrase wins, so that "not encrypted" is not read as "encrypted".</summary>
    private void Phrases()
    {
        foreach (var match in _draft.Matches)
        {
            if (match.Entry.Conditions is not { } conditions || !conditions.TryGetValue(_kind.Name, out var found) || !IsFree(match.Start, match.End))
                continue;
            if (HasLonger(match) || IsNameOfField(match))
                continue;
            var op = found.Phrase.Operator;
            var value = found.Phrase.Value;
            if (Negation.IsBefore(_draft, match.Start) || Negation.IsAfter(_draft, match.End) && !match.Entry.Words.EndsWith("disabled", StringComparison.Ordinal))
                (op, value) = found.Field.Kind == FieldKind.Flag && op == ConditionOperator.Equal ? (op, value == "true" ? "false" : "true") : (Negation.Of(op), value);
            Add(new(found.Field.Name, op, value));
            Use(match.Start, match.End);
        }
    }

    /// <summary>A longer phrase or field of this kind covers the match, as in "instance type" for "instance".</summary>
    private bool HasLonger(Match match)
    {
        foreach (var other in _draft.Matches)
        {
            if (other.Start > match.Start)
                break;
            if (other.End >= match.End && other.Length > match.Length && (other.Entry.Conditions?.ContainsKey(_kind.Name) == true || other.Entry.Fields?.ContainsKey(_kind.Name) == true))
                return true;
        }
        return false;
    }

    /// <summary>"sort by up time", "launched": a word that only asks for the field.</summary>
    private bool IsNameOfField(Match match) => _draft.Lower(match.Start - 1) is "by" or "per" && match.Entry.Fields?.ContainsKey(_kind.Name) == true;

    private void FindMentions()
    {
        var end = 0;
        foreach (var match in _draft.Matches)
        {
            if (match.Start < end || match.Entry.Fields is not { } fields || !fields.TryGetValue(_kind.Name, out var field) || !IsFree(match.Start, match.End))
                continue;
            if (match.Length == 1 && _kindTokens.Contains(match.Start) || HasLonger(match))
                continue;
            Mentions.Add((match.Start, match.End, field));
            end = match.End;
        }
    }

    /// <summary>"how many do we run": those that are running.</summary>
    private void WeRun()
    {
        if (_draft.Lower(_draft.Find("run") - 1) is not ("we" or "i") || _draft.Find("run") < 1 || Where.Exists(w => w.Field == "state"))
            return;
        if (_kind.FieldNamed("state")?.Phrases.FirstOrDefault(p => p.Words == "running") is { } running)
            Add(new("state", running.Operator, running.Value));
    }

    private void FieldAgainstField(List<Comparison> comparisons)
    {
        for (var i = 0; i + 1 < Mentions.Count; i++)
        {
            var (a, b) = (Mentions[i], Mentions[i + 1]);
            if (b.Start - a.End > 6 || (OperatorBetween(a.End, b.Start) ?? OperatorAround(a.Start, a.End, b.Start)) is not { } op || comparisons.Exists(c => c.Start >= a.End && c.End <= b.Start) || a.Field.Name == b.Field.Name)
                continue;
            Add(new(a.Field.Name, op, $"field:{b.Field.Name}"));
            Mentions.RemoveRange(i, 2);
            i--;
        }
    }

    /// <summary>"fewer running tasks than desired": the comparison stands around the first field.</summary>
    private ConditionOperator? OperatorAround(int start, int end, int next)
    {
        var than = _draft.Find("than", end);
        return than < 0 || than >= next ? null : _draft.Lower(start - 1) switch
        {
            "less" or "fewer" or "lower" or "smaller" => ConditionOperator.Less,
            "more" or "higher" or "greater" or "larger" or "bigger" => ConditionOperator.Greater,
            _ => null,
        };
    }

    private ConditionOperator? OperatorBetween(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            var negated = i > start && _draft.Lower(i - 1) is "not";
            ConditionOperator? op =
                _draft.IsAt(i, Cue.AtLeast) ? ConditionOperator.GreaterOrEqual
                : _draft.IsAt(i, Cue.AtMost) ? ConditionOperator.LessOrEqual
                : _draft.IsAt(i, Cue.Over) ? ConditionOperator.Greater
                : _draft.IsAt(i, Cue.Under) && _draft.Lower(i) != "within" ? ConditionOperator.Less
                : _draft.IsAt(i, Cue.Equal) || _draft.Lower(i) is "at" or "same" ? ConditionOperator.Equal
                : _draft.Lower(i) is "different" or "differs" or "!=" or "unequal" ? ConditionOperator.NotEqual
                : null;
            if (op is { } found)
                return negated ? Negation.Of(found) : found;
        }
        return null;
    }

    private void Threshold(Comparison comparison)
    {
        if (_draft.IsTaken(comparison.Start) || ThresholdField(comparison) is not { } field)
            return;
        var value = field.Kind == FieldKind.Version ? comparison.Raw : comparison.InUnit(field.Unit);
        var op = Negation.IsBefore(_draft, comparison.Start) && comparison.Operator != ConditionOperator.NotEqual ? Negation.Of(comparison.Operator) : comparison.Operator;
        Add(new(field.Name, op, value));
        Mentions.RemoveAll(m => m.Field.Name == field.Name && m.Start >= comparison.Start - 6 && m.End <= comparison.End + 4);
        Use(comparison.Start, comparison.End);
        _draft.Take(comparison.Start, comparison.End - comparison.Start);
    }

    private Field? ThresholdField(Comparison comparison)
    {
        var isTime = comparison.Dimension == "seconds";
        Field? nearest = null;
        var distance = 7;
        foreach (var (start, end, field) in Mentions)
        {
            if (field.Kind is not (FieldKind.Number or FieldKind.Version) || isTime != (Units.DimensionOf(field.Unit) == "seconds") && comparison.Dimension.Length > 0
                || comparison.Dimension == "percent" && Units.DimensionOf(field.Unit) != "percent")
                continue;
            var gap = start >= comparison.End ? start - comparison.End : comparison.Start - end + 1;
            if (gap >= 0 && gap < distance)
                (nearest, distance) = (field, gap);
        }
        if (nearest is not null)
            return nearest;
        if (comparison.IsMoney)
            return null;
        if (comparison.Dimension.Length > 0)
            return comparison.Dimension == "bytes" || isTime && Units.DimensionOf("s") == "seconds" && !comparison.IsOlder && IsShortTime(comparison)
                ? FirstWithDimension(comparison.Dimension)
                : null;
        if (comparison.IsBigger)
            return OrderFinder.SizeField(_kind);
        return comparison.IsOlder || comparison.Raw.Contains('.') || _draft.Lower(comparison.Start - 1) is "version" or "engine" or "on" or "running" || _draft.HasWord("version", "versions", "engine")
            ? _kind.Fields.FirstOrDefault(f => f.Kind == FieldKind.Version)
            : null;
    }

    private static bool IsShortTime(Comparison comparison) => comparison.Factor < 86400;

    private Field? FirstWithDimension(string dimension) => _kind.Fields.FirstOrDefault(f => f.Kind == FieldKind.Number && Units.DimensionOf(f.Unit) == dimension);

    /// <summary>Values that show their field by their form: instance types, runtimes, API states.</summary>
    private void Literals()
    {
        List<string>? states = null;
        var negated = false;
        for (var i = 0; i < _draft.Count; i++)
        {
            if (_used[i] || _draft.IsMark(i))
                continue;
            var word = _draft.Lower(i);
            if (Looks.IsInstanceType(word) && TypeField() is { } type)
                Literal(i, type, ConditionOperator.Equal, word);
            else if (Looks.IsInstanceFamily(word, out var family) && TypeField() is { } typed && _kind.FieldNamed("volume_type") is null && !_draft.IsAt(i, Cue.Metric))
                Literal(i, typed, ConditionOperator.StartsWith, family + ".");
            else if (_kind.FieldNamed("runtime") is { } runtime && Runtimes.TryRead(_draft, i, out var name, out var exact, out var end))
            {
                Add(new(runtime.Name, Negation.IsBefore(_draft, i) ? (exact ? ConditionOperator.NotEqual : ConditionOperator.NotContains) : exact ? ConditionOperator.Equal : ConditionOperator.StartsWith, name));
                Use(i, end);
                _draft.Take(i, end - i);
                i = end - 1;
            }
            else if (Looks.IsApiState(_draft.Tokens[i].Raw) && _kind.FieldNamed("state") is not null)
            {
                (states ??= []).Add(_draft.Tokens[i].Raw);
                negated |= Negation.IsBefore(_draft, i);
                Use(i, i + 1);
                _draft.Take(i, 1);
            }
        }
        if (states is not null)
            Add(states.Count == 1 ? new("state", negated ? ConditionOperator.NotEqual : ConditionOperator.Equal, states[0]) : new("state", ConditionOperator.In, string.Join(',', states)));
    }

    private void Literal(int at, Field field, ConditionOperator op, string value)
    {
        if (Negation.IsBefore(_draft, at))
        {
            // There is no "does not start with"; no other value contains a family and its dot.
            (op, value) = op == ConditionOperator.StartsWith ? (ConditionOperator.NotContains, value) : (ConditionOperator.NotEqual, value);
        }
        Add(new(field.Name, op, value));
        Use(at, at + 1);
        _draft.Take(at, 1);
    }

    private Field? TypeField() => _kind.FieldNamed("instance_type") ?? _kind.FieldNamed("instance_class") ?? _kind.FieldNamed("node_type");

    /// <summary>A field that is named without a number: absent, present, denied, given, or asked about.</summary>
    private void Mentioned(int start, int end, Field field)
    {
        var isAsked = _draft.Lower(start - 1) is "by" or "per" || _draft.Before(start, Cue.Sort) is not null;
        if (isAsked || Where.Exists(w => w.Field == field.Name))
            return;
        if (field.Kind == FieldKind.Number && Before(start, field) is { } exact)
        {
            Add(exact);
            return;
        }
        var named = Named(end);
        if (field.Kind == FieldKind.Number && Times.Amounts.TryNumber(_draft.Lower(end), out var number) && !_draft.IsTaken(end))
        {
            Add(new(field.Name, ConditionOperator.Equal, number.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)));
            return;
        }
        if (field.Kind is FieldKind.Text or FieldKind.List && named is { } value)
            Add(new(field.Name, Negation.IsBefore(_draft, start) ? ConditionOperator.NotEqual : field.Kind == FieldKind.List ? ConditionOperator.Contains : ConditionOperator.Equal, value));
        else if (field.Kind != FieldKind.Time && (_draft.Before(start, Cue.Without) is not null || Negation.IsAfter(_draft, end) || Negation.IsBefore(_draft, start) && !IsList(start)))
            Add(Absent(field));
        else if (IsPresent(start, end) && field.Kind is not (FieldKind.Number or FieldKind.Time or FieldKind.Version))
            Add(field.Kind == FieldKind.Flag ? new(field.Name, ConditionOperator.Equal, "true") : Positive(field) is { } phrase ? new(field.Name, phrase.Operator, phrase.Value) : new(field.Name, ConditionOperator.Exists));
        else if (!Fields.Contains(field.Name))
            Fields.Add(field.Name);
    }

    /// <summary>"128 MB memory": an amount in the field's own dimension right before it.</summary>
    private Condition? Before(int start, Field field)
    {
        if (_draft.IsTaken(start - 1) || !Times.Amounts.TryNumber(_draft.Lower(start - 2), out var number) || !Units.TryRead(_draft.Lower(start - 1), out var dimension, out var factor) || dimension != Units.DimensionOf(field.Unit))
            return null;
        _draft.Take(start - 2, 2);
        return new(field.Name, ConditionOperator.Equal, new Comparison(start - 2, start, ConditionOperator.Equal, _draft.Lower(start - 2), number, dimension, factor).InUnit(field.Unit));
    }

    /// <summary>"only the names not the values": a choice of columns, not a condition.</summary>
    private bool IsList(int start) => _draft.Lower(start - 1) is "the" && _draft.Lower(start - 2) is "not" && _draft.Find("only") is >= 0;

    private static Condition Absent(Field field) => field.Kind switch
    {
        FieldKind.Flag => new(field.Name, ConditionOperator.Equal, "false"),
        FieldKind.Number => new(field.Name, ConditionOperator.Equal, "0"),
        _ => Positive(field) is { Operator: ConditionOperator.Equal } phrase && Denies(field) ? new(field.Name, ConditionOperator.NotEqual, phrase.Value) : new(field.Name, ConditionOperator.Missing),
    };

    /// <summary>The field's own phrases say that its absence is "not the value" rather than "missing".</summary>
    private static bool Denies(Field field) => field.Phrases.Any(p => p.Operator == ConditionOperator.NotEqual);

    private static Phrase? Positive(Field field) =>
        field.Phrases.FirstOrDefault(p => p.Operator == ConditionOperator.NotEqual) is { } denied ? new("", ConditionOperator.Equal, denied.Value)
        : field.Phrases.FirstOrDefault(p => p.Operator == ConditionOperator.Exists);

    private bool IsPresent(int start, int end) =>
        _draft.Lower(start - 1) is "with" or "having" || _draft.Lower(start - 2) is "with" or "have" or "has" or "having" && _draft.Lower(start - 1) is "a" or "an" or "any" or "some" || _draft.Lower(start - 1) is "have" or "has"
        || _draft.Lower(end) is "enabled" or "on" or "configured" or "set" && _draft.Lower(end + 1) is not "the" || _draft.Lower(end) is "is" or "are" && _draft.Lower(end + 1) is "enabled" or "on" or "active" && _draft.Lower(end + 2) is not ("them" or "it" or "the" or "which" or "each");

    /// <summary>A name or code that follows the field: "runtime python3.9", "engine is mysql", "type `io2`".</summary>
    private string? Named(int end)
    {
        var at = end;
        while (_draft.Lower(at) is "is" or "=" or ":" or "are" or "of" or "equals" or "equal" or "to")
            at++;
        if ((uint)at >= (uint)_draft.Count || _draft.IsMark(at))
            return null;
        var token = _draft.Tokens[at];
        if (token.Kind == Text.TokenKind.Quoted && !token.Raw.Contains(' ') && at > end)
            return token.Raw;
        return at > end && token.Kind == Text.TokenKind.Word && _draft.Words.Trie.IdOf(token.Lower) < 0 && !_draft.IsTaken(at) && _draft.Lower(end) is "is" or "=" or ":" ? token.Raw : null;
    }

    private void Add(Condition condition)
    {
        if (!Where.Contains(condition))
            Where.Add(condition);
    }
}
