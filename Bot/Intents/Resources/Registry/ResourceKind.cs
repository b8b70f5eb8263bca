using System.Collections.Immutable;

namespace Bot.Intents.Resources.Registry;

/// <summary>A kind of resource: what people call it, how AWS lists it, what is known of each. The reader takes its words from here, the planner its calls.</summary>
internal sealed record ResourceKind
{
    /// <summary>The kind's name in this program: <c>ec2-instance</c>.</summary>
    public required string Name { get; init; }
    /// <summary>Singular for people: <c>EC2 instance</c>.</summary>
    public required string Title { get; init; }
    /// <summary>What people call it, singular, lower case, most usual first: <c>ec2 instance</c>, <c>instance</c>, <c>server</c>, <c>box</c>, <c>vm</c>. The reader adds plurals and typos.</summary>
    public required ImmutableArray<string> Words { get; init; }
    /// <summary>The service's name in the catalog: <c>ec2</c>.</summary>
    public required string Service { get; init; }
    /// <summary>CloudFormation's type for Cloud Control: <c>AWS::EC2::Instance</c>; null where it has none.</summary>
    public string? CloudFormationType { get; init; }
    /// <summary>Not bound to a Region.</summary>
    public bool IsGlobal { get; init; }
    /// <summary>Prefixes of its ids: <c>i-</c>.</summary>
    public ImmutableArray<string> IdPrefixes { get; init; } = [];
    /// <summary>What is known of each resource of the kind.</summary>
    public required ImmutableArray<Field> Fields { get; init; }
    /// <summary>The field by name; null when the kind has none.</summary>
    public Field? FieldNamed(string name) => Fields.FirstOrDefault(f => f.Name == name);
}
