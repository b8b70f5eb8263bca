namespace Bot.Intents.Costs.Query;

internal enum CostGroupKind
{
    Dimension,
    Tag,
    CostCategory,
}

/// <summary>What the rows are.</summary>
/// <param name="Kind">What is grouped by.</param>
/// <param name="Key">Dimension, tag key or cost category.</param>
/// <param name="Title">For people.</param>
internal sealed record CostGroup(CostGroupKind Kind, string Key, string Title)
{
    public static CostGroup Service { get; } = new(CostGroupKind.Dimension, "SERVICE", "Service");
    public static CostGroup Region { get; } = new(CostGroupKind.Dimension, "REGION", "Region");
    public static CostGroup Account { get; } = new(CostGroupKind.Dimension, "LINKED_ACCOUNT", "Account");
    public static CostGroup UsageType { get; } = new(CostGroupKind.Dimension, "USAGE_TYPE", "Usage type");
    public static CostGroup RecordType { get; } = new(CostGroupKind.Dimension, "RECORD_TYPE", "Charge type");
    public static CostGroup Seller { get; } = new(CostGroupKind.Dimension, "LEGAL_ENTITY_NAME", "Seller");
    public static CostGroup Resource { get; } = new(CostGroupKind.Dimension, "RESOURCE_ID", "Resource");

    /// <summary>Within a sentence; names of tags and categories as they are written.</summary>
    public string Words => Kind == CostGroupKind.Dimension ? Title.ToLowerInvariant() : char.ToLowerInvariant(Title[0]) + Title[1..];

    public string Api => Kind switch { CostGroupKind.Tag => "TAG", CostGroupKind.CostCategory => "COST_CATEGORY", _ => "DIMENSION" };

    /// <summary>The group that a question's word stands for; null for a stretch of time or an unknown word.</summary>
    public static CostGroup? Of(string word) => word switch
    {
        "service" => Service,
        "region" => Region,
        "account" => Account,
        "usage_type" => UsageType,
        "record_type" => RecordType,
        "resource" => Resource,
        "seller" => Seller,
        "instance_type" => new(CostGroupKind.Dimension, "INSTANCE_TYPE", "Instance type"),
        "operation" => new(CostGroupKind.Dimension, "OPERATION", "Operation"),
        "purchase_type" => new(CostGroupKind.Dimension, "PURCHASE_TYPE", "Purchase option"),
        "engine" => new(CostGroupKind.Dimension, "DATABASE_ENGINE", "Database engine"),
        "az" => new(CostGroupKind.Dimension, "AZ", "Availability Zone"),
        "tenancy" => new(CostGroupKind.Dimension, "TENANCY", "Tenancy"),
        "platform" => new(CostGroupKind.Dimension, "PLATFORM", "Platform"),
        _ when word.StartsWith("tag:", StringComparison.Ordinal) => new(CostGroupKind.Tag, word[4..], $"Tag {word[4..]}"),
        _ when word.StartsWith("category:", StringComparison.Ordinal) => new(CostGroupKind.CostCategory, word[9..], $"Cost category {word[9..]}"),
        _ => null,
    };

    /// <summary>The group of a dimension by Cost Explorer's name.</summary>
    public static CostGroup ByKey(string key) => key switch
    {
        "SERVICE" => Service,
        "REGION" => Region,
        "LINKED_ACCOUNT" => Account,
        "USAGE_TYPE" => UsageType,
        "RECORD_TYPE" => RecordType,
        _ => new(CostGroupKind.Dimension, key, char.ToUpperInvariant(key[0]) + key[1..].Replace('_', ' ').ToLowerInvariant()),
    };

    /// <summary>A key of this group as people read it: Cost Explorer writes tags as <c>key$value</c> and leaves out what has none.</summary>
    public string Name(string key)
    {
        var name = Kind != CostGroupKind.Dimension && key.IndexOf('$') is var dollar and >= 0 ? key[(dollar + 1)..] : key;
        return name.Length > 0 ? name : Kind == CostGroupKind.Tag ? $"(no tag {Key})" : "(none)";
    }
}
