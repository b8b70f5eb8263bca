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
        return BySegments(pattern, resource) || (HasStarAtAnEnd(pattern) && Across(pattern, resource));
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

    /// <summary>A star ends one of the first five segments, from where it may reach beyond it.</summary>
    private static bool HasStarAtAnEnd(ReadOnlySpan<char> pattern)
    {
        for (int i = 0, colons = 0; i < pattern.Length && colons < Last; i++)
        {
            if (pattern[i] == ':')
                colons++;
            else if (pattern[i] == Wildcards.Any && (i + 1 == pattern.Length || pattern[i + 1] == ':'))
                return true;
        }
        return false;
    }

    /// <summary>The whole text, where stars at the end of a segment take colons, as do all wildcards of the sixth, and other wildcards take none.</summary>
    /// <remarks>All ways at once, so that time grows with the product of the lengths at most.</remarks>
    private static bool Across(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        const int OnStack = 512;
        Span<bool> here = pattern.Length < OnStack ? stackalloc bool[pattern.Length + 1] : new bool[pattern.Length + 1];
        here.Clear();
        here[0] = true;
        for (var p = 0; p < pattern.Length && pattern[p] == Wildcards.Any; p++)
            here[p + 1] = true;
        foreach (var c in text)
        {
            var (before, colons) = (here[0], 0);
            here[0] = false;
            for (var p = 0; p < pattern.Length; p++)
            {
                var (at, next) = (before, here[p + 1]);
                var takesColons = colons >= Last || (pattern[p] == Wildcards.Any && (p + 1 == pattern.Length || pattern[p + 1] == ':'));
                here[p + 1] = pattern[p] switch
                {
                    // The star takes the character and goes on, or ends before the next part.
                    Wildcards.Any => (takesColons || c != ':') && (at || next),
                    Wildcards.One => at && (takesColons || c != ':'),
                    var plain => at && plain == c,
                };
                if (pattern[p] == Wildcards.Any && here[p])
                    here[p + 1] = true;
                if (pattern[p] == ':')
                    colons++;
                before = next;
            }
        }
        return here[pattern.Length];
    }
}
