namespace Bot.Aws.Catalog;

/// <summary>The kinds of values in AWS's models.</summary>
public enum AwsKind
{
    /// <summary>Named members.</summary>
    Structure,
    /// <summary>A list of <see cref="AwsShape.Element"/>.</summary>
    List,
    /// <summary>A map from strings to <see cref="AwsShape.Element"/>.</summary>
    Map,
    /// <summary>Text.</summary>
    String,
    /// <summary>A 32-bit whole number.</summary>
    Integer,
    /// <summary>A 64-bit whole number.</summary>
    Long,
    /// <summary>A floating-point number.</summary>
    Double,
    /// <summary>True or false.</summary>
    Boolean,
    /// <summary>A point in time.</summary>
    Timestamp,
    /// <summary>Bytes; base64 text in JSON.</summary>
    Blob,
    /// <summary>Any JSON document.</summary>
    Document,
}

/// <summary>The shape of a value on the wire. Shapes may be recursive: follow members on demand.</summary>
public sealed class AwsShape
{
    /// <summary>What kind of value it is.</summary>
    public required AwsKind Kind { get; init; }
    /// <summary>Members of a structure in the model's order, by API name; lookups are exact. Empty for other kinds.</summary>
    public IReadOnlyDictionary<string, AwsMember> Members { get; set; } = new Dictionary<string, AwsMember>();
    /// <summary>The element of a list, or the value of a map.</summary>
    public AwsMember? Element { get; set; }
    /// <summary>XML name of a map's key element; null means <c>key</c>.</summary>
    public string? MapKeyName { get; init; }
    /// <summary>A list or map whose entries stand directly in their parent, without a wrapper.</summary>
    public bool Flattened { get; init; }
    /// <summary>The member of a structure that is the whole HTTP body; null where the body is the structure itself.</summary>
    public string? Payload { get; init; }
    /// <summary>How a timestamp is written: <c>iso8601</c>, <c>unixTimestamp</c>, <c>rfc822</c>; null means the protocol's own way.</summary>
    public string? TimestampFormat { get; init; }
    /// <summary>The values that a string may have; null where it is free text.</summary>
    public IReadOnlyList<string>? Enum { get; init; }
}

/// <summary>Where a member travels.</summary>
public enum AwsLocation
{
    /// <summary>In the body (or the form of the query protocols).</summary>
    Body,
    /// <summary>In the path.</summary>
    Uri,
    /// <summary>In the query string.</summary>
    QueryString,
    /// <summary>In a header.</summary>
    Header,
    /// <summary>In all headers with a prefix.</summary>
    Headers,
    /// <summary>The HTTP status.</summary>
    StatusCode,
}

/// <summary>A member of a structure, the element of a list or the value of a map.</summary>
public sealed class AwsMember
{
    /// <summary>The API name, as in JSON answers and in the CLI's parameters.</summary>
    public required string Name { get; init; }
    /// <summary>The name on the wire (XML element, form key, header, query parameter); equal to <see cref="Name"/> where the model says nothing else.</summary>
    public required string WireName { get; init; }
    /// <summary>The name of a form key in EC2's dialect (<c>queryName</c>); null where it follows from <see cref="WireName"/>.</summary>
    public string? Ec2Name { get; init; }
    /// <summary>Where it travels.</summary>
    public AwsLocation Location { get; init; }
    /// <summary>The operation refuses a call without it.</summary>
    public bool Required { get; init; }
    /// <summary>A client fills it with a new unique token, so that a repeated call has its effect once.</summary>
    public bool IdempotencyToken { get; init; }
    /// <summary>The wrapperless form for this member alone.</summary>
    public bool Flattened { get; init; }
    /// <summary>An XML attribute of its parent.</summary>
    public bool XmlAttribute { get; init; }
    /// <summary>The wire form of a timestamp for this member alone; null means the shape's.</summary>
    public string? TimestampFormat { get; init; }
    /// <summary>A JSON value sent base64-encoded in a header, or as a string.</summary>
    public bool JsonValue { get; init; }
    /// <summary>Its shape.</summary>
    public required AwsShape Shape { get; init; }
}
