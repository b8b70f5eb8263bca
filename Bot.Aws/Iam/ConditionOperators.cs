using System.Collections.Frozen;

namespace Bot.Aws.Iam;

/// <summary>The operators of Condition, by name; names have no case.</summary>
internal static class ConditionOperators
{
    private delegate IConditionValue Compile(string value, bool variables, string where);

    private static readonly FrozenDictionary<string, (bool Negated, Compile Compile)> s_operators = new Dictionary<string, (bool, Compile)>
    {
        ["StringEquals"] = (false, Text(wildcards: false)),
        ["StringNotEquals"] = (true, Text(wildcards: false)),
        ["StringEqualsIgnoreCase"] = (false, Text(wildcards: false, ignoreCase: true)),
        ["StringNotEqualsIgnoreCase"] = (true, Text(wildcards: false, ignoreCase: true)),
        ["StringLike"] = (false, Text(wildcards: true)),
        ["StringNotLike"] = (true, Text(wildcards: true)),
        ["NumericEquals"] = (false, Number(Order.Equal)),
        ["NumericNotEquals"] = (true, Number(Order.Equal)),
        ["NumericLessThan"] = (false, Number(Order.Less)),
        ["NumericLessThanEquals"] = (false, Number(Order.LessOrEqual)),
        ["NumericGreaterThan"] = (false, Number(Order.Greater)),
        ["NumericGreaterThanEquals"] = (false, Number(Order.GreaterOrEqual)),
        ["DateEquals"] = (false, Date(Order.Equal)),
        ["DateNotEquals"] = (true, Date(Order.Equal)),
        ["DateLessThan"] = (false, Date(Order.Less)),
        ["DateLessThanEquals"] = (false, Date(Order.LessOrEqual)),
        ["DateGreaterThan"] = (false, Date(Order.Greater)),
        ["DateGreaterThanEquals"] = (false, Date(Order.GreaterOrEqual)),
        ["Bool"] = (false, Bool),
        ["BinaryEquals"] = (false, Binary),
        ["IpAddress"] = (false, Ip),
        ["NotIpAddress"] = (true, Ip),
        ["ArnEquals"] = (false, Arn),
        ["ArnLike"] = (false, Arn),
        ["ArnNotEquals"] = (true, Arn),
        ["ArnNotLike"] = (true, Arn),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Compiles one operator on one key.</summary>
    /// <param name="name">As written: <c>ForAnyValue:StringLikeIfExists</c>.</param>
    /// <param name="key">The condition key.</param>
    /// <param name="values">As written.</param>
    /// <param name="variables">The policy's version knows variables.</param>
    /// <param name="where">Names the statement in faults.</param>
    public static PolicyCondition Parse(string name, string key, IReadOnlyList<string> values, bool variables, string where)
    {
        var qualifier = SetQualifier.None;
        var plain = name;
        if (name.IndexOf(':') is >= 0 and var colon)
        {
            qualifier = name[..colon].ToUpperInvariant() switch
            {
                "FORALLVALUES" => SetQualifier.ForAllValues,
                "FORANYVALUE" => SetQualifier.ForAnyValue,
                _ => throw PolicyFault.Of(where, $"Condition: `{name}` does not start with ForAllValues: or ForAnyValue:."),
            };
            plain = name[(colon + 1)..];
        }
        if (plain.Equals("Null", StringComparison.OrdinalIgnoreCase))
            return NullCondition.Of(key, [.. values.Select(v => bool.TryParse(v, out var b) ? b : throw Bad(where, name, key, v, "true or false"))]);
        var ifExists = plain.EndsWith("IfExists", StringComparison.OrdinalIgnoreCase);
        if (ifExists)
            plain = plain[..^"IfExists".Length];
        if (!s_operators.TryGetValue(plain, out var op))
            throw PolicyFault.Of(where, $"Condition: `{name}` is not a condition operator.");
        return new()
        {
            Key = key,
            Qualifier = qualifier,
            IfExists = ifExists,
            Negated = op.Negated,
            Values = [.. values.Select(v => op.Compile(v, variables, $"{where}: Condition {name} of {key}"))],
        };
    }

    private static Compile Text(bool wildcards, bool ignoreCase = false) =>
        (value, variables, where) => new StringValue(PolicyText.Parse(value, variables, wildcards, where), ignoreCase);

    private static ArnValue Arn(string value, bool variables, string where) => new(PolicyText.Parse(value, variables, wildcards: true, where));

    private static BoolValue Bool(string value, bool variables, string where)
    {
        var text = PolicyText.Parse(value, variables, wildcards: false, where);
        return text.HasVariables || bool.TryParse(value, out _) ? new(text) : throw Bad(where, value, "true or false");
    }

    private static Compile Number(Order order) =>
        (value, _, where) => NumberValue.TryParse(value, out var number) ? new NumberValue(number, order) : throw Bad(where, value, "a number");

    private static Compile Date(Order order) =>
        (value, _, where) => DateValue.TryParse(value, out var time) ? new DateValue(time, order) : throw Bad(where, value, "an ISO 8601 date or seconds since 1970");

    private static IpValue Ip(string value, bool variables, string where) => IpValue.Parse(value) ?? throw Bad(where, value, "an IP address or CIDR range");

    private static BinaryValue Binary(string value, bool variables, string where)
    {
        var buffer = new byte[value.Length];
        return Convert.TryFromBase64String(value, buffer, out var length) ? new(buffer[..length]) : throw Bad(where, value, "base64");
    }

    private static FormatException Bad(string where, string name, string key, string value, string wanted) => Bad($"{where}: Condition {name} of {key}", value, wanted);

    private static FormatException Bad(string where, string value, string wanted) => PolicyFault.Of(where, $"`{value}` is not {wanted}.");
}
