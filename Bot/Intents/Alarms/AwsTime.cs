using System.Globalization;

namespace Bot.Intents.Alarms;

/// <summary>Instants as AWS takes and gives them.</summary>
internal static class AwsTime
{
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public static DateTimeOffset? Parse(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    /// <summary>For people: <c>2026-11-20 09:15</c>.</summary>
    public static string Show(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>For people: <c>2026-11-20 09:15 to 10:15 UTC</c>.</summary>
    public static string Show(DateTimeOffset start, DateTimeOffset end) =>
        start.UtcDateTime.Date == end.UtcDateTime.Date ? $"{Show(start)} to {end.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)} UTC" : $"{Show(start)} to {Show(end)} UTC";
}
