using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Aws.Protocols;

/// <summary>Points in time in the three wire forms, and as this library shows them: ISO 8601 in UTC.</summary>
internal static class Timestamps
{
    public const string Iso = "iso8601";
    public const string Epoch = "unixTimestamp";
    public const string Rfc822 = "rfc822";

    private const long TicksPerMillisecond = TimeSpan.TicksPerMillisecond;

    /// <summary>Reads a parameter: ISO 8601 text (a date alone is midnight UTC, no offset means UTC) or seconds since 1970.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static DateTimeOffset Read(JsonNode? value) =>
        TryRead(value, out var time) ? time : throw new FormatException($"'{Scalar.Plain(value)}' is not a time; write it like 2026-11-20T12:00:00Z.");

    public static bool TryRead(JsonNode? value, out DateTimeOffset time)
    {
        time = default;
        if (value is not JsonValue)
            return false;
        if (value.GetValueKind() == JsonValueKind.Number)
            return TryEpoch(value.ToJsonString(), out time);
        var text = Scalar.Plain(value);
        return TryIso(text, out time) || TryEpoch(text, out time) || TryRfc822(text, out time);
    }

    /// <summary>ISO 8601 in UTC; a fraction only where there is one.</summary>
    public static string ToIso(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) is var text && time.Offset == TimeSpan.Zero
        ? text + "Z" : ToIso(time.ToUniversalTime());

    public static string ToText(DateTimeOffset time, string format) => format switch
    {
        Epoch => EpochText(time),
        Rfc822 => time.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture),
        _ => ToIso(time),
    };

    /// <summary>Seconds since 1970, with milliseconds only where there are any.</summary>
    public static string EpochText(DateTimeOffset time)
    {
        var milliseconds = time.ToUnixTimeMilliseconds();
        return milliseconds % 1000 == 0
            ? (milliseconds / 1000).ToString(CultureInfo.InvariantCulture)
            : (milliseconds / 1000m).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Reads a time from the wire; servers mix the forms, so all are tried. Null where it is none.</summary>
    public static DateTimeOffset? FromText(string text, string format) =>
        format == Epoch && TryEpoch(text, out var time) || TryIso(text, out time) || TryRfc822(text, out time) || TryEpoch(text, out time) ? time : null;

    private static bool TryIso(string text, out DateTimeOffset time)
    {
        time = default;
        return text.Length >= 10 && text[4] == '-' && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }

    private static bool TryRfc822(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, ["ddd, dd MMM yyyy HH:mm:ss 'GMT'", "ddd, d MMM yyyy HH:mm:ss 'GMT'"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    /// <summary>Within the years 1 to 9999, to a tick.</summary>
    private static bool TryEpoch(string text, out DateTimeOffset time)
    {
        time = default;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) || seconds is < -62135596800m or > 253402300799m)
            return false;
        // Doubles on the wire carry noise below a microsecond.
        var microseconds = decimal.ToInt64(decimal.Round(seconds * 1_000_000m));
        time = DateTimeOffset.UnixEpoch.AddTicks(microseconds * (TicksPerMillisecond / 1000));
        return true;
    }
}
