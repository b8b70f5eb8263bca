namespace Bot.Understanding.Grammar;

/// <summary>Units of amounts, and their conversion into the unit of a field.</summary>
internal static class Units
{
    /// <summary>How many of the dimension's smallest units one is; the dimension is <c>bytes</c>, <c>seconds</c>, <c>percent</c> or <c>count</c>.</summary>
    public static bool TryRead(string word, out string dimension, out double factor)
    {
        (dimension, factor) = word switch
        {
            "b" or "byte" or "bytes" => ("bytes", 1),
            "kb" or "kib" or "kilobyte" or "kilobytes" => ("bytes", 1024d),
            "mb" or "mib" or "megabyte" or "megabytes" or "mbs" or "meg" or "megs" => ("bytes", 1024d * 1024),
            "gb" or "gib" or "gigabyte" or "gigabytes" or "gbs" or "gig" or "gigs" => ("bytes", 1024d * 1024 * 1024),
            "tb" or "tib" or "terabyte" or "terabytes" or "tbs" => ("bytes", 1024d * 1024 * 1024 * 1024),
            "pb" or "pib" => ("bytes", 1024d * 1024 * 1024 * 1024 * 1024),
            "ms" or "msec" or "millisecond" or "milliseconds" => ("seconds", 0.001),
            "s" or "sec" or "secs" or "second" or "seconds" => ("seconds", 1),
            "m" or "min" or "mins" or "minute" or "minutes" => ("seconds", 60),
            "h" or "hr" or "hrs" or "hour" or "hours" => ("seconds", 3600),
            "d" or "day" or "days" => ("seconds", 86400),
            "week" or "weeks" => ("seconds", 7 * 86400),
            "month" or "months" => ("seconds", 30 * 86400d),
            "year" or "years" => ("seconds", 365 * 86400d),
            "%" or "percent" => ("percent", 1),
            _ => ("", 0),
        };
        return factor > 0;
    }

    /// <summary>The dimension of a field's unit; empty for counts.</summary>
    public static string DimensionOf(string unit) => TryRead(unit.ToLowerInvariant(), out var dimension, out _) ? dimension : "";

    public static double Convert(double value, double factor, string fieldUnit) =>
        TryRead(fieldUnit.ToLowerInvariant(), out _, out var own) ? value * factor / own : value;
}
