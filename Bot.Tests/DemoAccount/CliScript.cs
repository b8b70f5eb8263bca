namespace Bot.Tests.DemoAccount;

/// <summary>The file of AWS CLI commands and what each must do.</summary>
/// <remarks>
/// <c>== name</c> starts a group, whose commands run one after the other; groups run side by side.
/// A command's line: <c>arguments ;; exit code ;; text that the output holds &amp;&amp; another ;; variable=Path.To.0.Value, …</c>; the last two parts may be missing.
/// A text that starts with <c>!</c> must not be there. <c>$variable</c> stands for a value kept earlier in the group. For a failure the text is looked for in the error output.
/// </remarks>
internal sealed record CliGroup(string Name, IReadOnlyList<CliCommand> Commands);

/// <summary>One command.</summary>
internal sealed record CliCommand(int Line, string Arguments, int Exit, IReadOnlyList<string> Texts, IReadOnlyList<(string Name, string Path)> Keeps);

internal static class CliScript
{
    /// <summary>This file, beside which the commands are.</summary>
    public static string Here([System.Runtime.CompilerServices.CallerFilePath] string here = "") => here;

    public static IReadOnlyList<CliGroup> Read(string path)
    {
        var groups = new List<(string Name, List<CliCommand> Commands)>();
        var number = 0;
        foreach (var raw in File.ReadLines(path))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line.StartsWith("== ", StringComparison.Ordinal))
            {
                groups.Add((line[3..], []));
                continue;
            }
            var parts = line.Split(";;", StringSplitOptions.TrimEntries);
            groups[^1].Commands.Add(new(
                number, parts[0], int.Parse(parts.ElementAtOrDefault(1) is { Length: > 0 } exit ? exit : "0"),
                [.. (parts.ElementAtOrDefault(2) ?? "").Split("&&", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
                [.. (parts.ElementAtOrDefault(3) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(k => (k.Split('=')[0], k.Split('=')[1]))]));
        }
        return [.. groups.Select(g => new CliGroup(g.Name, g.Commands))];
    }

    /// <summary>Words of a command line; single and double quotes hold words together.</summary>
    public static List<string> Words(string line)
    {
        var words = new List<string>();
        var word = new System.Text.StringBuilder();
        var quote = '\0';
        var open = false;
        foreach (var c in line)
        {
            if (quote != '\0')
            {
                if (c == quote)
                    quote = '\0';
                else
                    word.Append(c);
            }
            else if (c is '\'' or '"')
            {
                (quote, open) = (c, true);
            }
            else if (c == ' ')
            {
                if (open || word.Length > 0)
                    words.Add(word.ToString());
                word.Clear();
                open = false;
            }
            else
            {
                word.Append(c);
            }
        }
        if (open || word.Length > 0)
            words.Add(word.ToString());
        return words;
    }
}
