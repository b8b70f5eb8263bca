using System.Collections.Immutable;

namespace Bot.Understanding;

/// <summary>A question about resources: what, where they meet which conditions, how sorted, grouped and cut.</summary>
internal sealed record ResourceQuery
{
    /// <summary>Kinds of the registry (<c>ec2-instance</c>); several for "how many lambdas, buckets and …". Empty means any kind (by tags).</summary>
    public required ImmutableArray<string> Kinds { get; init; }
    /// <summary>Conditions that must all hold.</summary>
    public ImmutableArray<Condition> Where { get; init; } = [];
    /// <summary>Ids, names or ARNs of the resources asked about; empty for all of the kind.</summary>
    public ImmutableArray<Entity> Targets { get; init; } = [];
    /// <summary>Follow this relation from the targets (or from all of <see cref="RelatedFrom"/>): <c>triggers</c>, <c>services</c>, <c>tasks</c>, <c>dependents</c>, <c>targets</c>, …; null for none.</summary>
    public string? Relation { get; init; }
    /// <summary>The kind that the relation starts from; null where there is no relation.</summary>
    public string? RelatedFrom { get; init; }
    /// <summary>Fields asked about by name, for details and extra columns: <c>private_ip</c>, <c>encryption</c>, <c>versioning</c>, <c>timeout_s</c>.</summary>
    public ImmutableArray<string> Fields { get; init; } = [];
    /// <summary>The field to sort by; null for the kind's own order.</summary>
    public string? SortBy { get; init; }
    public bool Descending { get; init; }
    /// <summary>How many rows; null for all.</summary>
    public int? Top { get; init; }
    /// <summary>Fields to group by: <c>instance_type</c>, <c>region</c>, <c>tag:team</c>.</summary>
    public ImmutableArray<string> GroupBy { get; init; } = [];
    /// <summary>The field that Total adds up: <c>size_gib</c>, <c>vcpus</c>; null counts.</summary>
    public string? Sum { get; init; }
}
