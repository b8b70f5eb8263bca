namespace Bot.DemoAccount.Services.Insight.Costs;

/// <summary>What every record of one line of the ledger has in common.</summary>
internal sealed record CostLine
{
    public required string Account { get; init; }
    public required string Region { get; init; }
    public required string Service { get; init; }
    public required string UsageType { get; init; }
    public string Operation { get; init; } = "";
    public required string RecordType { get; init; }
    public string InstanceType { get; init; } = "NoInstanceType";
    public string PurchaseType { get; init; } = "";
    public string Platform { get; init; } = "";
    public string DatabaseEngine { get; init; } = "";
    public string UsageTypeGroup { get; init; } = "";
    public string LegalEntity { get; init; } = "Amazon Web Services, Inc.";
    public string Unit { get; init; } = "";
    public string AvailabilityZone { get; init; } = "NoAZ";
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
    /// <summary>Resources that share the line, for the days that Cost Explorer keeps by resource.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>The value of a Cost Explorer dimension.</summary>
    public string? Dimension(string key) => key switch
    {
        "SERVICE" or "SERVICE_CODE" => Service,
        "LINKED_ACCOUNT" => Account,
        "REGION" => Region,
        "USAGE_TYPE" => UsageType,
        "OPERATION" => Operation.Length > 0 ? Operation : "NoOperation",
        "RECORD_TYPE" => RecordType,
        "INSTANCE_TYPE" => InstanceType,
        "INSTANCE_TYPE_FAMILY" => InstanceType.Contains('.') ? InstanceType.Split('.')[^2] is "db" or "cache" ? InstanceType.Split('.')[1] : InstanceType[..InstanceType.LastIndexOf('.')] : "NoInstanceTypeFamily",
        "PURCHASE_TYPE" => PurchaseType,
        "PLATFORM" or "OPERATING_SYSTEM" => Platform.Length > 0 ? Platform : "NoOperatingSystem",
        "DATABASE_ENGINE" => DatabaseEngine.Length > 0 ? DatabaseEngine : "NoDatabaseEngine",
        "CACHE_ENGINE" => "NoCacheEngine",
        "USAGE_TYPE_GROUP" => UsageTypeGroup.Length > 0 ? UsageTypeGroup : "NoUsageTypeGroup",
        "LEGAL_ENTITY_NAME" => LegalEntity,
        "BILLING_ENTITY" => "AWS",
        "INVOICING_ENTITY" => LegalEntity,
        "AZ" => AvailabilityZone,
        "TENANCY" => InstanceType == "NoInstanceType" ? "NoTenancy" : "Shared",
        "DEPLOYMENT_OPTION" => "NoDeploymentOption",
        "SCOPE" => "NoScope",
        _ => null,
    };

    public static readonly IReadOnlyList<string> Dimensions =
    [
        "AZ", "BILLING_ENTITY", "CACHE_ENGINE", "DATABASE_ENGINE", "DEPLOYMENT_OPTION", "INSTANCE_TYPE", "INSTANCE_TYPE_FAMILY", "INVOICING_ENTITY", "LEGAL_ENTITY_NAME", "LINKED_ACCOUNT",
        "OPERATING_SYSTEM", "OPERATION", "PLATFORM", "PURCHASE_TYPE", "RECORD_TYPE", "REGION", "SCOPE", "SERVICE", "SERVICE_CODE", "TENANCY", "USAGE_TYPE", "USAGE_TYPE_GROUP",
    ];
}

/// <summary>One day of one line. Every figure is exact.</summary>
/// <param name="Line">The line.</param>
/// <param name="Day">The day (UTC).</param>
/// <param name="Quantity">Usage.</param>
/// <param name="Unblended">Cost as billed.</param>
/// <param name="Amortized">Cost with commitments spread over what they cover.</param>
internal readonly record struct CostRecord(CostLine Line, DateOnly Day, decimal Quantity, decimal Unblended, decimal Amortized);
