using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Bot.Intents.Resources.Registry;

/// <summary>A kind of resource: what people call it, how AWS lists it, what is known of each. The reader takes its words from here, the planner its calls.</summary>
internal sealed record ResourceKind
{
    /// <summary>A kind, in the short form of the tables.</summary>
    /// <param name="name">The kind's name in this program.</param>
    /// <param name="title">Singular for people.</param>
    /// <param name="service">The catalog's name of the service.</param>
    /// <param name="words">What people call it, separated by commas, most usual first.</param>
    [SetsRequiredMembers]
    public ResourceKind(string name, string title, string service, string words)
    {
        (Name, Title, Service, Words) = (name, title, service, FieldTable.Split(words));
        Fields = [];
    }

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

    /// <summary>How all of the kind are listed; null for kinds that Cloud Control lists.</summary>
    public ListCall? List { get; init; }
    /// <summary>How one is addressed by id or name; null where the list must be searched.</summary>
    public Lookup? One { get; init; }
    /// <summary>Calls that tell more about each, made only when one of their fields is needed.</summary>
    public ImmutableArray<Detail> Details { get; init; } = [];
    /// <summary>The kind that this one is listed under (services under clusters); null for none.</summary>
    public Parent? Parent { get; init; }
    /// <summary>Path of the id that the API takes.</summary>
    public string Id { get; init; } = "";
    /// <summary>Path of the name, or <c>tag:Name</c>; null where the id is the name.</summary>
    public string? NamePath { get; init; }
    /// <summary>Path of the ARN, or a template (<c>arn:aws:ec2:{region}:{account}:instance/{id}</c>); null where it has none.</summary>
    public string? Arn { get; init; }
    /// <summary>Path of the tags (a list of Key and Value, or a map), in the item or in <see cref="TagsFrom"/>; null where tags come from the tagging API by ARN.</summary>
    public string? Tags { get; init; }
    /// <summary>The detail that holds the tags; null for the item itself.</summary>
    public string? TagsFrom { get; init; }
    /// <summary>The list takes <c>Filters</c> of Name and Values, as EC2's do.</summary>
    public bool HasFilters { get; init; }
    /// <summary>Console page of one, after <c>https://{region}.console.aws.amazon.com/</c>.</summary>
    public string Console { get; init; } = "";
    /// <summary>Console page of all; empty for the part of <see cref="Console"/> before its fragment.</summary>
    public string ConsoleList { get; init; } = "";
    /// <summary>Fields shown in tables when nothing else is asked, separated by commas.</summary>
    public string Columns { get; init; } = "";
    /// <summary>The field that tables are sorted by when nothing is said; a leading minus means descending.</summary>
    public string SortBy { get; init; } = "name";

    /// <summary>A detail by name.</summary>
    public Detail? DetailNamed(string? name) => name is null ? null : Details.FirstOrDefault(d => d.Name == name);
}
