namespace Bot.Understanding;

/// <summary>What a named thing looks like.</summary>
internal enum EntityKind
{
    /// <summary>An id with a known prefix: <c>i-…</c>, <c>vpc-…</c>, <c>sg-…</c>.</summary>
    Id,
    Arn,
    /// <summary>A name in quotes or backticks, or one that stands where a name must stand.</summary>
    Name,
    AccountId,
    Url,
    IpAddress,
    /// <summary>An AWS support case number.</summary>
    CaseId,
    /// <summary>An error text or code.</summary>
    Error,
    Email,
}

/// <summary>A named thing.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Text">The id, ARN or name itself, without quotes.</param>
/// <param name="ResourceKind">The registry's kind it belongs to (<c>ec2-instance</c>), where the id, ARN or the words around it tell; else null.</param>
internal sealed record Entity(EntityKind Kind, string Text, string? ResourceKind = null)
{
    /// <summary>A plain word that may be a name, for nothing else is named.</summary>
    public bool IsPlain { get; init; }
}
