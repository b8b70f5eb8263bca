using System.Buffers;

namespace Bot.Aws.Iam;

/// <summary>Matching with <c>*</c> and <c>?</c>. Patterns are kept with the wildcards as noncharacters, so that a literal star, or one that comes in with a variable's value, stays a star.</summary>
internal static class Wildcards
{
    /// <summary>Any run of characters.</summary>
    public const char Any = '\uFFFE';
    /// <summary>Any one character.</summary>
    public const char One = '\uFFFF';

    private static readonly SearchValues<char> s_marks = SearchValues.Create([Any, One]);

    public static string Encode(string text) => text.Replace('*', Any).Replace('?', One);

    /// <summary>The text holds one of the characters that stand for wildcards, which no name does.</summary>
    public static bool HasMarks(ReadOnlySpan<char> text) => text.ContainsAny(s_marks);

    /// <summary>Whether the whole text matches. Time grows with the product of the lengths at most.</summary>
    public static bool Match(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        var head = pattern.IndexOfAny(s_marks);
        if (head < 0)
            return pattern.SequenceEqual(text);
        if (!text.StartsWith(pattern[..head]))
            return false;
        if (head == pattern.Length - 1 && pattern[head] == Any)
            return true;

        int p = head, t = head, star = -1, mark = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == Any)
            {
                star = p++;
                mark = t;
            }
            else if (p < pattern.Length && (pattern[p] == One || pattern[p] == text[t]))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }
        while (p < pattern.Length && pattern[p] == Any)
            p++;
        return p == pattern.Length;
    }
}
