using System.Diagnostics.CodeAnalysis;

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
    private static readonly OrderedDictionary<string, AwsMember> None = [];

    private Cursor? _memberSource;
    private IReadOnlyDictionary<string, AwsMember>? _members;
    private Dictionary<string, AwsMember>? _byWireName;
    private Dictionary<string, AwsMember>? _byElementName;

    /// <summary>A shape made by hand.</summary>
    public AwsShape() { }

    [SetsRequiredMembers]
    internal AwsShape(Cursor c)
    {
        var flags = c.Byte();
        Kind = (AwsKind)(flags & 15);
        Flattened = (flags & 16) != 0;
        EventStream = (flags & 32) != 0;
        Streaming = (flags & 128) != 0;
        switch (Kind)
        {
            case AwsKind.Structure:
                Payload = c.OptionalText();
                _memberSource = c;
                return;
            case AwsKind.List:
                Element = ShapeReader.Member(ref c);
                break;
            case AwsKind.Map:
                MapKeyName = c.OptionalText();
                Element = ShapeReader.Member(ref c);
                break;
            case AwsKind.Timestamp:
                TimestampFormat = c.OptionalText();
                break;
        }
        if ((flags & 64) != 0)
            Enum = c.Texts();
    }

    /// <summary>What kind of value it is.</summary>
    public required AwsKind Kind { get; init; }
    /// <summary>Members of a structure in the model's order, by API name; lookups are exact. Empty for other kinds.</summary>
    public IReadOnlyDictionary<string, AwsMember> Members
    {
        get => _members ??= _memberSource is { } source ? ShapeReader.Members(source) : None;
        set => _members = value;
    }
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
    /// <summary>A structure whose members arrive one by one, as events in a stream.</summary>
    public bool EventStream { get; init; }
    /// <summary>A blob that may be large and is the HTTP body itself.</summary>
    public bool Streaming { get; init; }

    /// <summary>Body members of a structure by the name of their JSON property.</summary>
    internal IReadOnlyDictionary<string, AwsMember> ByWireName => _byWireName ??= Index(static m => m.WireName);

    /// <summary>Body members of a structure by the name of their XML element; a flattened list goes by its entries' name where they have one.</summary>
    internal IReadOnlyDictionary<string, AwsMember> ByElementName => _byElementName ??= Index(static m =>
        !m.Flattened ? m.WireName
        : m.Ec2Name ?? (m.Shape is { Kind: AwsKind.List, Element: { } e } && e.WireName != e.Name ? e.WireName : m.WireName));

    private Dictionary<string, AwsMember> Index(Func<AwsMember, string> name)
    {
        var index = new Dictionary<string, AwsMember>(StringComparer.Ordinal);
        foreach (var member in Members.Values)
            if (member.Location == AwsLocation.Body)
                index.TryAdd(name(member), member);
        return index;
    }
}
