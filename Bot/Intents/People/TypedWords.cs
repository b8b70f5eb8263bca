namespace Bot.Intents.People;

/// <summary>The words of a message as they were typed, without the marks around them.</summary>
internal static class TypedWords
{
    private static readonly char[] s_marks = ['`', '"', '\'', '“', '”', '‘', '’', '?', '!', '.', ',', ';', '(', ')', '*', '<', '>', '@'];

    public static IReadOnlyList<string> Of(string text) =>
        [.. text.Split([' ', '\t', '\n', '\r', '='], StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim(s_marks)).Where(w => w.Length > 0)];
}
