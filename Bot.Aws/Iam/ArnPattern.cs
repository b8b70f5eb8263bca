namespace Bot.Aws.Iam;

/// <summary>ARNs compared segment by segment. Patterns are encoded as <see cref="Wildcards"/> says.</summary>
/// <remarks>Sources: IAM User Guide, "IAM JSON policy elements: Resource" (wildcards within segments; a star that ends a segment may reach beyond it) and "Condition operators: ARN" (each of the six components separately).</remarks>
internal static class ArnPattern
{
    private const int Last = 5;

    /// <summary>A segment of an ARN, the sixth with all that follows; empty where there is none.</summary>
    public static ReadOnlySpan<char> Segment(ReadOnlySpan<char> arn, int index)
    {
        for (var i = 0; i < index; i++)
        {
            var colon = arn.IndexOf(':');
            if (colon < 0)
                return [];
            arn = arn[(colon + 1)..];
        }
        var end = index == Last ? -1 : arn.IndexOf(':');
        return end < 0 ? arn : arn[..end];
    }

    /// <summary>A Resource element's pattern against a resource.</summary>
    public static bool MatchesResource(ReadOnlySpan<char> pattern, ReadOnlySpan<char> resource)
    {
        if (pattern is [Wildcards.Any])
            return true;
        return BySegments(pattern, resource) || (StarsEndTheirSegments(pattern) && Wildcards.Match(pattern, resource));
    }

    /// <summary>An ARN operator's pattern against a value; a value that is no ARN matches nothing but a lone star.</summary>
    public static bool MatchesCondition(ReadOnlySpan<char> pattern, ReadOnlySpan<char> value) =>
        pattern is [Wildcards.Any] || BySegments(pattern, value);

    private static bool BySegments(ReadOnlySpan<char> pattern, ReadOnlySpan<char> value)
    {
        for (var i = 0; i < Last; i++)
        {
            int p = pattern.IndexOf(':'), v = value.IndexOf(':');
            if (p < 0 || v < 0 || !Wildcards.Match(pattern[..p], value[..v]))
                return false;
            pattern = pattern[(p + 1)..];
            value = value[(v + 1)..];
        }
        return Wildcards.Match(pattern, value);
    }

    /// <summary>Every wildcard before the sixth segment is a star at the end of its segment, and there is at least one.</summary>
    private static bool StarsEndTheirSegments(ReadOnlySpan<char> pattern)
    {
        var any = false;
        for (int i = 0, colons = 0; i < pattern.Length && colons < Last; i++)
        {
            if (pattern[i] == ':')
                colons++;
            if (pattern[i] == Wildcards.One)
                return false;
            if (pattern[i] != Wildcards.Any)
                continue;
            if (i + 1 < pattern.Length && pattern[i + 1] != ':')
                return false;
            any = true;
        }
        return any;
    }
}
