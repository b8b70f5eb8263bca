using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Resources.Planning;

/// <summary>What a person wrote to name a resource: an id, a name or an ARN.</summary>
/// <param name="Text">As written.</param>
internal sealed record TargetText(string Text)
{
    public bool IsArn => Text.StartsWith("arn:", StringComparison.Ordinal);

    /// <summary>The Region of an ARN; null where it has none or the text is no ARN.</summary>
    public string? Region => IsArn && Text.Split(':') is [_, _, _, { Length: > 0 } region, ..] ? region : null;

    /// <summary>The name or id alone.</summary>
    public string Short => IsArn ? LastOf(Text) : Text;

    /// <summary>The name alone: a load balancer's and a target group's ARN end with an id after it.</summary>
    public string Name => IsArn && (Text.Contains(":loadbalancer/", StringComparison.Ordinal) || Text.Contains(":targetgroup/", StringComparison.Ordinal)) && Text.Split('/') is [.., var name, _] && !name.Contains(':', StringComparison.Ordinal) ? name : Short;

    public static string LastOf(string text)
    {
        var trimmed = text.TrimEnd('/');
        return trimmed[(trimmed.AsSpan().LastIndexOfAny('/', ':') + 1)..];
    }

    /// <summary>The text is an id of the kind rather than a name.</summary>
    public bool IsIdOf(ResourceKind kind) =>
        kind.IdPrefixes.Any(p => Short.StartsWith(p, StringComparison.Ordinal)) || kind.NamePath is null;

    /// <summary>The ARN that the kind's template gives for the text; null where the kind has no template.</summary>
    public string? ArnFor(ResourceKind kind, string region, string account, string parent) =>
        IsArn ? Text : kind.Arn?.Split('|').FirstOrDefault(a => a.StartsWith("arn:", StringComparison.Ordinal))?
            .Replace("{region}", region, StringComparison.Ordinal).Replace("{account}", account, StringComparison.Ordinal)
            .Replace("{id}", Short, StringComparison.Ordinal).Replace("/{name}", Short.StartsWith('/') ? Short : "/" + Short, StringComparison.Ordinal).Replace("{name}", Short, StringComparison.Ordinal).Replace("{parent}", parent, StringComparison.Ordinal);

    /// <summary>The kind's lookup can be filled with this text.</summary>
    public bool Fits(ResourceKind kind, Lookup one)
    {
        if (one.With.Contains("{arn}", StringComparison.Ordinal))
            return IsArn || kind.Arn?.Contains("arn:", StringComparison.Ordinal) == true;
        return !one.With.Contains("{id}", StringComparison.Ordinal) || IsIdOf(kind);
    }
}
