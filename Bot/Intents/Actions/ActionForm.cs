using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Bot.Intents.Actions;

/// <summary>What a verb on a kind of resource comes to as a call.</summary>
/// <param name="Verbs">The verbs, by <see cref="ActionWords"/>, separated by blanks.</param>
/// <param name="Kind">The kind of the registry.</param>
/// <param name="Service">Catalog name.</param>
/// <param name="Operation">API name.</param>
/// <param name="Parameters">The parameters; null where a detail is missing, which <paramref name="Asks"/> asks for.</param>
internal sealed record ActionForm(string Verbs, string Kind, string Service, string Operation, Func<ActionRequest, ImmutableArray<ActionTarget>, JsonObject?> Parameters)
{
    /// <summary>All targets of a Region and account go into one call.</summary>
    public bool TakesMany { get; init; }
    /// <summary>It destroys: the exact word and the exact id or name of each target must stand in the message.</summary>
    public bool IsFinal { get; init; }
    /// <summary>What to ask for when the parameters lack it: the detail, and the question.</summary>
    public (string Detail, string Ask)? Asks { get; init; }
    /// <summary>A way on while it is asked: a label and what it says.</summary>
    public Func<ImmutableArray<ActionTarget>, (string Label, string Message)>? Instead { get; init; }

    public bool Has(string verb) => Verbs.Split(' ').Contains(verb);
}
