using System.Globalization;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;

namespace Bot.Intents.Resources.Planning;

/// <summary>Whether a row meets a condition.</summary>
internal static class Filter
{
    public static bool Meets(Row row, Condition condition)
    {
        var value = row.Value(condition.Field);
        if (condition.Operator == ConditionOperator.Missing)
            return value.IsMissing;
        if (condition.Operator == ConditionOperator.Exists)
            return !value.IsMissing;
        var wanted = condition.Value ?? "";
        var kind = row.Kind.FieldNamed(condition.Field)?.Kind ?? FieldKind.Text;
        if (wanted.StartsWith("field:", StringComparison.Ordinal))
        {
            var other = row.Value(wanted[6..]);
            return !other.IsMissing && !value.IsMissing && Compare(kind, value, condition.Operator, other.Text!);
        }
        if (value.IsMissing && kind == FieldKind.Flag)
            value = new("false");
        if (value.IsMissing)
            return condition.Operator is ConditionOperator.NotEqual or ConditionOperator.NotContains || IsUnusedSince(condition);
        if (condition.Field is "id" or "name" && condition.Operator == ConditionOperator.Equal)
            return IsNamed(row, wanted);
        return Compare(kind, value, condition.Operator, wanted);
    }

    /// <summary>"Not used in 90 days": what was never used is among them.</summary>
    public static bool IsUnusedSince(Condition condition) => condition is { Field: "last_used" or "password_last_used", Operator: ConditionOperator.Less or ConditionOperator.LessOrEqual };

    /// <summary>The text is the row's id, name or ARN.</summary>
    public static bool IsNamed(Row row, string text) =>
        Same(row.Id, text) || Same(row.Name, text) || Same(row.Arn, text) || Same(row.Id.TrimEnd('.'), text) || Same(row.Name.TrimEnd('.'), text)
        || (text.Contains(':') || text.Contains('/') ? Same(TargetText.LastOf(text), row.Id) || Same(TargetText.LastOf(text), row.Name) : Same(TargetText.LastOf(row.Id), text));

    private static bool Compare(FieldKind kind, FieldValue value, ConditionOperator compare, string wanted)
    {
        if (value.Values is { } several)
        {
            // Of several values, "is not" and "contains not" speak of all of them, everything else of any.
            return compare is ConditionOperator.NotEqual or ConditionOperator.NotContains
                ? several.All(v => CompareOne(kind, v, compare, wanted))
                : several.Any(v => CompareOne(kind, v, compare, wanted));
        }
        return CompareOne(kind, value.Text!, compare, wanted);
    }

    private static bool CompareOne(FieldKind kind, string value, ConditionOperator compare, string wanted) => compare switch
    {
        ConditionOperator.Equal or ConditionOperator.Contains when kind == FieldKind.Ports => OpenPorts.Cover(value, wanted),
        ConditionOperator.NotEqual or ConditionOperator.NotContains when kind == FieldKind.Ports => !OpenPorts.Cover(value, wanted),
        ConditionOperator.In when kind == FieldKind.Ports => wanted.Split(',').Any(w => OpenPorts.Cover(value, w)),
        ConditionOperator.Equal => Order(kind, value, wanted, exact: true) is 0 || Same(value, wanted),
        ConditionOperator.NotEqual => !(Order(kind, value, wanted, exact: true) is 0 || Same(value, wanted)),
        ConditionOperator.In => wanted.Split(',', StringSplitOptions.TrimEntries).Any(w => Same(value, w)),
        ConditionOperator.Contains => value.Contains(wanted, StringComparison.OrdinalIgnoreCase),
        ConditionOperator.NotContains => !value.Contains(wanted, StringComparison.OrdinalIgnoreCase),
        ConditionOperator.StartsWith => value.StartsWith(wanted, StringComparison.OrdinalIgnoreCase),
        ConditionOperator.Less => Order(kind, value, wanted) < 0,
        ConditionOperator.LessOrEqual => Order(kind, value, wanted) <= 0,
        ConditionOperator.Greater => Order(kind, value, wanted) > 0,
        ConditionOperator.GreaterOrEqual => Order(kind, value, wanted) >= 0,
        _ => false,
    };

    /// <summary>How two values order; null where they cannot be compared.</summary>
    public static int? Order(FieldKind kind, string left, string right, bool exact = false)
    {
        if (kind == FieldKind.Time && Time(left) is { } a && Time(right) is { } b)
            return a.CompareTo(b);
        if (kind == FieldKind.Version)
            return Versions.Compare(left, right);
        if (double.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var y))
            return x.CompareTo(y);
        if (kind == FieldKind.Number || exact)
            return null;
        return Time(left) is { } c && Time(right) is { } d ? c.CompareTo(d) : string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
    }

    public static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
