using System.Text.Json.Nodes;

namespace Bot.Intents.Commands;

/// <summary>A call as a line that could be typed.</summary>
internal static class CommandLines
{
    public static string Of(ParsedCommand.Call command)
    {
        var parts = new List<string> { command.Name };
        foreach (var (name, value) in command.Parameters)
            parts.Add($"{ParameterNames.Flag(name)} {Value(value)}".TrimEnd());
        if (command.Options.Region is { } region)
            parts.Add($"--region {region}");
        if (command.Options.Account is { } account)
            parts.Add($"--account {account}");
        if (command.Options.Query is { } query)
            parts.Add($"--query '{query}'");
        return string.Join(' ', parts);
    }

    private static string Value(JsonNode? value) => value switch
    {
        null => "",
        JsonArray list when list.All(i => i is JsonValue) => string.Join(' ', list.Select(i => Word(i!.ToString()))),
        JsonValue => Word(value.ToString()),
        _ => $"'{value.ToJsonString(CommandOutput.Json).Replace("'", "\\u0027")}'",
    };

    private static string Word(string text) =>
        text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '/' or '=' or '@' or '+') ? text : $"'{text.Replace("'", "")}'";
}
