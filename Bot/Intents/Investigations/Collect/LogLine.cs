using System.Globalization;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Lines of logs as facts show them.</summary>
internal static class LogLine
{
    /// <summary>The field of a row that names its stream.</summary>
    public const string Stream = "@logStream";
    private const int MaxShown = 180, MaxSaid = 2_000;

    /// <summary>A line without the time and the request's id that it begins with: the fact says when, and other requests have other ids.</summary>
    public static string Said(string line)
    {
        while (line.IndexOfAny([' ', '\t']) is > 0 and var end && (Guid.TryParse(line.AsSpan(0, end), out _) || line.Length > 10 && line[4] == '-' && DateTimeOffset.TryParse(line.AsSpan(0, end), CultureInfo.InvariantCulture, out _)))
            line = line[(end + 1)..].TrimStart();
        return line;
    }

    /// <summary>As much of a line as is kept to look names up in.</summary>
    public static string Kept(string said) => said.Length > MaxSaid ? said[..MaxSaid] : said;

    /// <summary>As much of a line as a fact shows, to stand between backquotes.</summary>
    public static string Shown(string said) => (said.Length > MaxShown ? said[..MaxShown] + "…" : said).Replace('`', '\'').Replace('\n', ' ');
}
