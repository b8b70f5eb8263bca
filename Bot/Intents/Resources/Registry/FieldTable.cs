using System.Collections.Immutable;
using Bot.Understanding;

namespace Bot.Intents.Resources.Registry;

/// <summary>The short form in which the registry's tables write fields.</summary>
internal static class FieldTable
{
    public static Field Text(string name, string path, string words = "") => Of(name, FieldKind.Text, path, words);
    public static Field Flag(string name, string path, string words = "") => Of(name, FieldKind.Flag, path, words);
    public static Field Time(string name, string path, string words = "") => Of(name, FieldKind.Time, path, words);
    public static Field Version(string name, string path, string words = "") => Of(name, FieldKind.Version, path, words);
    public static Field List(string name, string path, string words = "") => Of(name, FieldKind.List, path, words);
    public static Field Ports(string name, string path, string words = "") => Of(name, FieldKind.Ports, path, words);
    public static Field Number(string name, string path, string words = "", string unit = "") => Of(name, FieldKind.Number, path, words) with { Unit = unit };
    public static Field State(string path, string words = "state, status") => Of("state", FieldKind.Text, path, words);
    public static Field Created(string path, string words = "created, creation date, creation time, age") => Of("created", FieldKind.Time, path, words);

    /// <summary>The metric that gives the field.</summary>
    public static Field Measured(this Field field, string space, string metric, string dimension, string statistic = "Average", int hours = 1, double divide = 1) =>
        field with { Metric = new(space, metric, dimension, statistic, hours, divide) };

    /// <summary>Words that mean equality: with <paramref name="value"/>, or with themselves.</summary>
    public static Field Is(this Field field, string words, string? value = null) => field.With(words, ConditionOperator.Equal, value);
    public static Field IsNot(this Field field, string words, string value) => field.With(words, ConditionOperator.NotEqual, value);
    public static Field Yes(this Field field, string words) => field.With(words, ConditionOperator.Equal, "true");
    public static Field No(this Field field, string words) => field.With(words, ConditionOperator.Equal, "false");
    public static Field Has(this Field field, string words) => field.With(words, ConditionOperator.Exists, null);
    public static Field Lacks(this Field field, string words) => field.With(words, ConditionOperator.Missing, null);
    public static Field Says(this Field field, string words, ConditionOperator compare, string value) => field.With(words, compare, value);

    /// <summary>The detail call that gives the field.</summary>
    public static Field Of(this Field field, string detail) => field with { From = detail };
    /// <summary>The API filter that equality is pushed into.</summary>
    public static Field Push(this Field field, string filter) => field with { Filter = filter };
    /// <summary>The input member that equality is pushed into.</summary>
    public static Field PushAs(this Field field, string parameter) => field with { Parameter = parameter };

    public static ImmutableArray<string> Split(string words) =>
        [.. words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static Field Of(string name, FieldKind kind, string path, string words) => new(name, kind) { Path = path, Words = Split(words) };

    private static Field With(this Field field, string words, ConditionOperator compare, string? value) =>
        field with
        {
            Phrases = field.Phrases.AddRange(Split(words).Select(w =>
                new Phrase(w, compare, compare is ConditionOperator.Exists or ConditionOperator.Missing ? null : value ?? w))),
        };
}
