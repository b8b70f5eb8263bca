using System.Collections.Frozen;
using System.Collections.Immutable;
using static Bot.Intents.Resources.Registry.FieldTable;

namespace Bot.Intents.Resources.Registry;

/// <summary>Every kind of resource the bot knows by name.</summary>
internal static class ResourceRegistry
{
    public static ImmutableArray<ResourceKind> Kinds { get; } =
    [
        .. new[]
        {
            Ec2Kinds.All, ComputeKinds.All, NetworkKinds.All, StorageKinds.All, DatabaseKinds.All, MessagingKinds.All,
            EdgeKinds.All, SecurityKinds.All, OperationsKinds.All, DeveloperKinds.All,
        }.SelectMany(k => k).Select(Complete),
    ];

    private static readonly FrozenDictionary<string, ResourceKind> ByName = Kinds.ToFrozenDictionary(k => k.Name);

    /// <summary>The kind; null when unknown.</summary>
    public static ResourceKind? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Adds the fields that every kind has: id and name.</summary>
    private static ResourceKind Complete(ResourceKind kind)
    {
        var fields = kind.Fields;
        if (kind.FieldNamed("name") is null)
            fields = fields.Insert(0, Text("name", kind.NamePath is null or "tag:Name" ? kind.Id : kind.NamePath, "name"));
        if (kind.FieldNamed("id") is null)
            fields = fields.Insert(0, Text("id", kind.Id, "id, identifier"));
        return kind with { Fields = fields };
    }
}
