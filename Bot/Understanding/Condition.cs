namespace Bot.Understanding;

internal enum ConditionOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Contains,
    NotContains,
    StartsWith,
    Exists,
    Missing,
    /// <summary>Equal to one of the values, separated by commas.</summary>
    In,
}

/// <summary>A condition on a field of a resource kind.</summary>
/// <param name="Field">The field's name in the registry (<c>state</c>, <c>instance_type</c>, <c>launch_time</c>, <c>encrypted</c>), or <c>tag:KEY</c>, or <c>tags</c>.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Value">Compared with: text, a number in the field's unit, ISO 8601 time, <c>true</c>/<c>false</c>, or another field as <c>field:NAME</c>; null for Exists and Missing.</param>
internal sealed record Condition(string Field, ConditionOperator Operator, string? Value = null);
