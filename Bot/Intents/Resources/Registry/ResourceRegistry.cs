using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Bot.Intents.Resources.Registry;

/// <summary>Every kind of resource the bot knows by name.</summary>
internal static class ResourceRegistry
{
    public static ImmutableArray<ResourceKind> Kinds { get; } = [.. ComputeKinds.All];

    private static readonly FrozenDictionary<string, ResourceKind> ByName = Kinds.ToFrozenDictionary(k => k.Name);

    /// <summary>The kind; null when unknown.</summary>
    public static ResourceKind? Find(string name) => ByName.GetValueOrDefault(name);
}
