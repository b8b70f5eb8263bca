using System.Collections.Immutable;

namespace Bot.Intents.Resources.Registry;

/// <summary>How two kinds know of each other.</summary>
internal enum Via
{
    /// <summary>The field of the kind reached holds the id, name or ARN of the one it starts from.</summary>
    Holds,
    /// <summary>The field of the kind it starts from holds the ids of those reached.</summary>
    Points,
    /// <summary>The kind reached is listed under the one it starts from.</summary>
    Under,
}

/// <summary>A way from resources of one kind to those of another.</summary>
/// <param name="From">Kind it starts from.</param>
/// <param name="To">Kind reached.</param>
/// <param name="Name">Its name: <c>volumes</c>, <c>services</c>, <c>dependents</c>.</param>
/// <param name="Via">How.</param>
/// <param name="Field">The field that knows.</param>
/// <param name="Words">What people say for it beside the words of the kind reached.</param>
internal sealed record Relation(string From, string To, string Name, Via Via, string Field, ImmutableArray<string> Words);
