namespace Bot.Aws.Protocols;

/// <summary>A call as it goes onto the wire, before it has a host and a signature.</summary>
internal sealed class WireRequest
{
    public required string Method { get; init; }
    /// <summary>The path with its labels still in place: <c>/{Bucket}/{Key+}</c>.</summary>
    public required string Path { get; init; }
    /// <summary>Values of the labels; the signer escapes them.</summary>
    public List<KeyValuePair<string, string>> Labels { get; } = [];
    /// <summary>The query string; null stands for a key without a value.</summary>
    public List<KeyValuePair<string, string?>> Query { get; } = [];
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);
    public byte[]? Body { get; set; }
    public string? HostPrefix { get; set; }
}
