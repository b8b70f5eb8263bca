using System.Collections.Immutable;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;

namespace Bot.Intents.Resources.Wording;

/// <summary>Says in words what was looked for: "running EC2 instances tagged `Owner`".</summary>
internal static class What
{
    public static string Of(ResourceKind kind, ImmutableArray<Condition> where, long count)
    {
        var before = new List<string>();
        var after = new List<string>();
        foreach (var condition in where.OrderByDescending(c => c.Field == "state").Where(c => !(kind.Name == "s3-bucket" && c.Field == "region")))
        {
            if (kind.FieldNamed(condition.Field)?.Phrases.FirstOrDefault(p => p.Operator == condition.Operator && p.Value == condition.Value)?.Words is { } words && (condition.Operator is not (ConditionOperator.Exists or ConditionOperator.Missing) || !words.Contains(' ')))
            {
                // "OpenSearch domains" are said to be so by their kind.
                if (words.Contains(' ') || !kind.Title.Split(' ').Contains(words, StringComparer.OrdinalIgnoreCase))
                    (words.Contains(' ') ? after : before).Add(words);
            }
            else
                after.Add(Clause(kind, condition));
        }
        if (where.FirstOrDefault(c => kind.Name == "s3-bucket" && c.Field == "region")?.Value is { } region)
            after.Add($"in {region.Replace(",", ", ", StringComparison.Ordinal)}");
        var parts = before.Append(Show.Plural(kind.Title, count)).Concat(after.Count == 0 ? [] : [string.Join(" and ", after)]);
        return string.Join(' ', parts);
    }

    private static string Clause(ResourceKind kind, Condition condition)
    {
        var field = Show.Field(kind, condition.Field);
        var unit = kind.FieldNamed(condition.Field)?.Unit is { Length: > 0 } u ? $" {u}" : "";
        var value = condition.Value?.StartsWith("field:", StringComparison.Ordinal) == true ? Show.Field(kind, condition.Value[6..])
            : kind.FieldNamed(condition.Field)?.Kind == FieldKind.Time ? Show.Time(condition.Value ?? "") : $"`{condition.Value}`{unit}";
        if (Filter.IsUnusedSince(condition))
            return $"(not used since {value.Replace(" 00:00", "", StringComparison.Ordinal)})";
        if (Time(kind, condition) && condition.Operator is not (ConditionOperator.Missing or ConditionOperator.Exists))
            return $"({field} {Since(condition.Operator)} {value.Replace(" 00:00", "", StringComparison.Ordinal)})";
        if (kind.FieldNamed(condition.Field)?.Kind == FieldKind.Ports)
            return Ports(field, condition);
        return condition.Operator switch
        {
            ConditionOperator.Missing => condition.Field == "tags" ? "without any tag" : $"without {field}",
            ConditionOperator.Exists => $"with {field}",
            ConditionOperator.Equal when condition.Value?.StartsWith("field:", StringComparison.Ordinal) == true => $"with {field} equal to {value}",
            ConditionOperator.Equal => $"with {field} {value}",
            ConditionOperator.In => $"with {field} one of {value}",
            ConditionOperator.NotEqual => $"with {field} other than {value}",
            ConditionOperator.Contains => $"with {field} containing {value}",
            ConditionOperator.NotContains => $"with {field} not containing {value}",
            ConditionOperator.StartsWith => $"with {field} starting with {value}",
            ConditionOperator.Less => $"with {field} below {value}",
            ConditionOperator.LessOrEqual => $"with {field} at most {value}",
            ConditionOperator.Greater => $"with {field} above {value}",
            _ => $"with {field} at least {value}",
        };
    }

    /// <summary>"open to the world on port 22", "allowing port 443".</summary>
    private static string Ports(string field, Condition condition)
    {
        var negated = condition.Operator is ConditionOperator.Missing or ConditionOperator.NotEqual or ConditionOperator.NotContains;
        var ports = condition.Value is { } value ? $" port{(value.Contains(',') ? "s" : "")} {string.Join(" or ", value.Split(',').Select(v => $"`{v}`"))}" : "";
        var open = condition.Field == "open_to_world" ? $"{field}{(ports.Length > 0 ? " on" : "")}{ports}" : ports.Length > 0 ? $"open on{ports}" : "with open ports";
        return negated ? $"not {open}" : open;
    }

    private static string Since(ConditionOperator compare) => compare switch
    {
        ConditionOperator.Less => "before",
        ConditionOperator.LessOrEqual => "until",
        ConditionOperator.Greater => "after",
        ConditionOperator.GreaterOrEqual => "since",
        ConditionOperator.NotEqual => "not",
        _ => "at",
    };

    private static bool Time(ResourceKind kind, Condition condition) => kind.FieldNamed(condition.Field)?.Kind == FieldKind.Time;
}
