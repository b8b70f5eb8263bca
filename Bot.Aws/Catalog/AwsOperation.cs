namespace Bot.Aws.Catalog;

/// <summary>One API operation of a service.</summary>
public sealed class AwsOperation
{
    /// <summary>The operation's API name: <c>DescribeInstances</c>.</summary>
    public required string Name { get; init; }
    /// <summary>HTTP method; <c>POST</c> for the protocols without paths.</summary>
    public required string Method { get; init; }
    /// <summary>The path template with its fixed query: <c>/{Bucket}?encryption</c>; <c>/</c> for the protocols without paths.</summary>
    public required string Uri { get; init; }
    /// <summary>The input structure; an empty structure where the operation takes nothing.</summary>
    public required AwsShape Input { get; init; }
    /// <summary>The output structure; an empty structure where the operation returns nothing.</summary>
    public required AwsShape Output { get; init; }
    /// <summary>The HTTP status of a success, as far as the model says it.</summary>
    /// <value>200</value>
    public int SuccessStatus { get; init; } = 200;
    /// <summary>The XML element around a REST-XML request (<c>ChangeResourceRecordSetsRequest</c>); null where a payload member is the body, and in the other protocols.</summary>
    public string? InputRoot { get; init; }
    /// <summary>Name of the element that wraps a query-protocol result (<c>DescribeAlarmsResult</c>); null elsewhere.</summary>
    public string? ResultWrapper { get; init; }
    /// <summary>How pages follow each other; null where the operation has no pages.</summary>
    public AwsPagination? Pagination { get; init; }
    /// <summary>IAM actions that the call needs, the first one naming it in evidence: <c>s3:ListAllMyBuckets</c> for S3's ListBuckets. Never empty.</summary>
    public required IReadOnlyList<string> IamActions { get; init; }
    /// <summary>What the call does, by IAM's own access levels.</summary>
    public required AwsAccess Access { get; init; }
    /// <summary>What the answer may hold that must never reach a chat.</summary>
    public AwsExposure Exposure { get; init; }
    /// <summary>Prefix put before the host of the endpoint (<c>{AccountId}.</c> of S3 Control); null where there is none.</summary>
    public string? HostPrefix { get; init; }
    /// <summary>The REST-XML body needs a Content-MD5 or checksum header.</summary>
    public bool ChecksumRequired { get; init; }
    /// <summary>The call carries no signature, because its caller has no credentials yet.</summary>
    public bool Unsigned { get; init; }
    /// <summary>AWS advises against it.</summary>
    public bool Deprecated { get; init; }
}

/// <summary>IAM's access levels.</summary>
public enum AwsAccess
{
    /// <summary>Lists resources.</summary>
    List,
    /// <summary>Reads without listing or changing.</summary>
    Read,
    /// <summary>Creates, changes or deletes.</summary>
    Write,
    /// <summary>Changes who may do what.</summary>
    Permissions,
    /// <summary>Changes tags only.</summary>
    Tagging,
}

/// <summary>Why an operation's answer must not be shown in a chat, whoever asks.</summary>
public enum AwsExposure
{
    /// <summary>Names, settings, states and metrics: may be shown where the rights allow it.</summary>
    None,
    /// <summary>Secret values, credentials, tokens, private keys, or signed URLs.</summary>
    Secret,
    /// <summary>Data that customers store in a resource: objects, items, messages, records.</summary>
    Data,
}

/// <summary>How an operation's pages follow each other.</summary>
/// <param name="InputToken">Input members that carry the token.</param>
/// <param name="OutputToken">Paths in the output that give the next token, in the order of <paramref name="InputToken"/>.</param>
/// <param name="LimitKey">The input member that bounds a page; null where there is none.</param>
/// <param name="ResultKeys">Paths of the lists that grow with each page.</param>
/// <param name="MoreResults">Path of a flag that says there is more; null where the token alone says it.</param>
public sealed record AwsPagination(
    IReadOnlyList<string> InputToken, IReadOnlyList<string> OutputToken, string? LimitKey, IReadOnlyList<string> ResultKeys, string? MoreResults);
