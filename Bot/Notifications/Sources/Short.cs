namespace Bot.Notifications.Sources;

/// <summary>Keeps what comes from outside within bounds.</summary>
internal static class Short
{
    public const int MaxTitle = 250, MaxText = 8000, MaxValue = 500;

    /// <summary>One line of at most <see cref="MaxTitle"/> characters.</summary>
    public static string Line(string text) => Cut(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), MaxTitle);

    public static string Text(string text) => Cut(text.Trim(), MaxText);

    public static string Value(string text) => Cut(text.Trim(), MaxValue);

    public static string Cut(string text, int max) => text.Length <= max ? text : text[..(char.IsHighSurrogate(text[max - 2]) ? max - 2 : max - 1)] + "…";
}
