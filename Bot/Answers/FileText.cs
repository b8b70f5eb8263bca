namespace Bot.Answers;

/// <summary>Files of an answer as text, for channels that have no downloads.</summary>
internal static class FileText
{
    /// <summary>The answer with its files as code blocks under its text.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="max">How many characters of a file are shown; the rest is said to be missing.</param>
    public static Answer In(Answer answer, int max) => answer.Files.IsEmpty ? answer : answer with
    {
        Text = answer.Text + string.Concat(answer.Files.Select(f => $"\n`{f.Name}`:\n```\n{Shown(f.Text, max).Replace("```", "` ` `", StringComparison.Ordinal)}\n```")),
        Notes = answer.Files.Any(f => f.Text.Length > max) ? [.. answer.Notes, "The file is longer than a message here may be; ask the same in the playground or the terminal for all of it."] : answer.Notes,
        Files = [],
    };

    private static string Shown(string text, int max) => text.Length <= max ? text.TrimEnd('\n') : text[..Math.Max(text.LastIndexOf('\n', max) is var end and > 0 ? end : max, 1)] + "\n…";
}
