using System.Diagnostics.CodeAnalysis;

namespace Bot.Aws.Catalog;

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
    private readonly ServiceReader? _reader;
    private readonly int _shapeNumber;
    private AwsShape? _shape;

    /// <summary>A member made by hand.</summary>
    public AwsMember() { }

    [SetsRequiredMembers]
    internal AwsMember(ServiceReader reader, int shapeNumber)
    {
        (_reader, _shapeNumber) = (reader, shapeNumber);
        Name = WireName = "";
        Shape = null!; // decoded when first asked for
    }

    /// <summary>The API name, as in JSON answers and in the CLI's parameters.</summary>
    public required string Name { get; init; }
    /// <summary>The name on the wire (XML element, form key, header, query parameter); equal to <see cref="Name"/> where the model says nothing else.</summary>
    public required string WireName { get; init; }
    /// <summary>The name in a form, where it does not follow from <see cref="WireName"/> (EC2's <c>queryName</c>, SQS's singular names); null elsewhere.</summary>
    public string? Ec2Name { get; init; }
    /// <summary>Where it travels.</summary>
    public AwsLocation Location { get; init; }
    /// <summary>The operation refuses a call without it.</summary>
    public bool Required { get; init; }
    /// <summary>A client fills it with a new unique token, so that a repeated call has its effect once.</summary>
    public bool IdempotencyToken { get; init; }
    /// <summary>Its entries stand directly in the parent, by the shape's word or this member's own.</summary>
    public bool Flattened { get; init; }
    /// <summary>An XML attribute of its parent.</summary>
    public bool XmlAttribute { get; init; }
    /// <summary>The wire form of a timestamp, by the shape's word or this member's own; null means the protocol's own way.</summary>
    public string? TimestampFormat { get; init; }
    /// <summary>A JSON value sent base64-encoded in a header, or as a string.</summary>
    public bool JsonValue { get; init; }
    /// <summary>AWS marks its value as sensitive: never log or show it.</summary>
    public bool Sensitive { get; init; }
    /// <summary>It is a label of the endpoint's host too.</summary>
    public bool HostLabel { get; init; }
    /// <summary>Its shape.</summary>
    public required AwsShape Shape
    {
        get => _shape ??= _reader!.Shape(_shapeNumber);
        init => _shape = value;
    }
}
