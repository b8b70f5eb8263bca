using System.Collections.Immutable;
using Bot.Understanding;

namespace Bot.Intents.Resources.Registry;

internal enum FieldKind
{
    Text,
    Number,
    Flag,
    Time,
    /// <summary>A version number: compared part by part.</summary>
    Version,
    /// <summary>Several values.</summary>
    List,
    /// <summary>Port numbers, ranges, or all; see <see cref="OpenPorts"/>.</summary>
    Ports,
}

/// <summary>A field of a resource kind.</summary>
/// <param name="Name">Snake case: <c>instance_type</c>, <c>state</c>, <c>launch_time</c>, <c>size_gib</c>.</param>
/// <param name="Kind">What its values are.</param>
internal sealed record Field(string Name, FieldKind Kind = FieldKind.Text)
{
    /// <summary>What people call it, lower case: <c>instance type</c>, <c>type</c>.</summary>
    public ImmutableArray<string> Words { get; init; } = [];
    /// <summary>The unit of a number: <c>GiB</c>, <c>s</c>, <c>MB</c>, <c>days</c>; empty for counts.</summary>
    public string Unit { get; init; } = "";
    /// <summary>Words that are a condition by themselves: <c>unattached</c> is <c>state = available</c>, <c>unencrypted</c> is <c>encrypted = false</c>.</summary>
    public ImmutableArray<Phrase> Phrases { get; init; } = [];
    /// <summary>Where its value is; see <see cref="ItemPath"/>.</summary>
    public string Path { get; init; } = "";
    /// <summary>The detail call that gives it; null where the list does.</summary>
    public string? From { get; init; }
    /// <summary>The name of the API filter that equality is pushed into; null where the bot filters.</summary>
    public string? Filter { get; init; }
    /// <summary>The input member that equality is pushed into; null where the bot filters.</summary>
    public string? Parameter { get; init; }

    /// <summary>The CloudWatch metric it is read from; null where a call of the service gives it.</summary>
    public Metric? Metric { get; init; }

    private ItemPath? _compiled;

    /// <summary>The path, compiled once.</summary>
    public ItemPath Compiled => _compiled ??= ItemPath.Parse(Path);
}

/// <summary>A CloudWatch metric of a resource.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Dimension">The dimension that names the resource, as <c>Dimension=value</c> in the form of <see cref="ParameterTemplate"/>, several separated by semicolons.</param>
/// <param name="Statistic">Its statistic.</param>
/// <param name="Hours">How far back it is looked for: the latest value, or the sum or maximum over that time.</param>
/// <param name="Divide">What its values are divided by, to give the field's unit.</param>
internal sealed record Metric(string Namespace, string Name, string Dimension, string Statistic = "Average", int Hours = 1, double Divide = 1);

/// <summary>Words that state a condition on the field they belong to.</summary>
/// <param name="Words">Lower case.</param>
/// <param name="Operator">How the field compares.</param>
/// <param name="Value">With what; null for Exists and Missing.</param>
internal sealed record Phrase(string Words, ConditionOperator Operator, string? Value = null);
