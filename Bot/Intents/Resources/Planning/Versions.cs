namespace Bot.Intents.Resources.Planning;

/// <summary>Compares version numbers part by part: 8.0.35 before 13.4 before 14.</summary>
internal static class Versions
{
    /// <summary>The order by as many parts as the shorter one has: "older than 14" does not hold for 14.2, "1.29 or below" holds for 1.29.3.</summary>
    public static int Compare(string left, string right)
    {
        var a = Parts(left);
        var b = Parts(right);
        for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
        {
            if (a[i] != b[i])
                return a[i].CompareTo(b[i]);
        }
        return 0;
    }

    private static List<long> Parts(string text)
    {
        var parts = new List<long>();
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                if (parts.Count > 0 && text[i] != '.')
                    break;
                i++;
                continue;
            }
            long number = 0;
            for (; i < text.Length && char.IsAsciiDigit(text[i]); i++)
                number = Math.Min(number * 10 + (text[i] - '0'), int.MaxValue);
            parts.Add(number);
        }
        return parts;
    }
}
