using System.Text.RegularExpressions;

namespace Bot.Understanding.Alerts;

/// <summary>
/// The alarm of an alert that was pasted: CloudWatch's mail, what it publishes to SNS, what chat bots and pagers make of it. Only forms that say which word
/// is the alarm's name; an alert without such a form is read by its words.
/// </summary>
internal static partial class PastedAlert
{
    /// <summary>The alarm's name; null where the text has none of the forms.</summary>
    public static string? AlarmOf(string text)
    {
        if (!text.Contains("alarm", StringComparison.OrdinalIgnoreCase))
            return null;
        var match = Field().Match(text);
        if (!match.Success)
            match = Details().Match(text);
        if (!match.Success)
            match = Quoted().Match(text);
        if (!match.Success)
            match = ConsoleUrl().Match(text);
        return match.Success ? Uri.UnescapeDataString(match.Groups["name"].Value.Trim()) : null;
    }

    /// <summary>JSON as SNS sends it, as lines of words: the reader knows no JSON.</summary>
    public static string Flattened(string text) =>
        text.Contains("AlarmName\"", StringComparison.Ordinal) || text.Contains("AlarmName\\\"", StringComparison.Ordinal) ? Punctuation().Replace(Between().Replace(text.Replace("\\\"", "\"", StringComparison.Ordinal), ": "), " ; ") : text;

    [GeneratedRegex("""\bAlarm\s?Name"?\s*[:=]\s*"?(?<name>[^"\s;,{}][^";\r\n{}]*?)"?(?=\s*(?:[;,}\r\n]|$)|\s+[A-Z]\w+\s*[:=]|\s*")""")]
    private static partial Regex Field();

    [GeneratedRegex("""Alarm Details:[\s•*-]*Name:\s*(?<name>.+?)(?=\s+[-•*]\s+\w|\s*$)""")]
    private static partial Regex Details();

    [GeneratedRegex("""(?:\bALARM:|\bCloudWatch [Aa]larm:?|\bAlarm:)\s*["“](?<name>[^"”]{1,255})["”]|\bCloudWatch [Aa]larm\s*\|\s*(?<name>[^|\s]+)""")]
    private static partial Regex Quoted();

    [GeneratedRegex("""alarmsV2:alarm/(?<name>[^?\s>|]+)""")]
    private static partial Regex ConsoleUrl();

    [GeneratedRegex("""["'\s]*:\s*["']+""")]
    private static partial Regex Between();

    [GeneratedRegex("""["']?\s*[{},]+\s*["']?|^[{"]+|[}"]+$""")]
    private static partial Regex Punctuation();
}
