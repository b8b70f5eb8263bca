using System.Collections.Immutable;
using Bot.Conversations;
using Bot.Understanding;

namespace Bot.Intents.Actions;

/// <summary>A change asked for in words.</summary>
/// <param name="Turn">The turn.</param>
/// <param name="Verb">What is wanted: <c>stop</c>.</param>
/// <param name="Number">The number said; null for none.</param>
internal sealed record ActionRequest(Turn Turn, string Verb, int? Number)
{
    public Question Question => Turn.Question;

    public string Text => Turn.Question.Text;

    /// <summary>Tags said to be set or removed: <c>owner=bob</c>.</summary>
    public ImmutableArray<(string Key, string? Value)> Tags { get; init; } = [];
}

/// <summary>A resource that a request is about.</summary>
/// <param name="Kind">The kind of the registry.</param>
/// <param name="Id">As the API takes it.</param>
/// <param name="Arn">Empty where it has none.</param>
/// <param name="Parent">What it belongs to (the cluster of a service); empty for nothing.</param>
internal sealed record ActionTarget(string Kind, string Id, string Name, string Arn, string Region, string Account, string Parent)
{
    public string Shown => Name == Id || Name.Length == 0 ? Id : $"{Name} ({Id})";
}
