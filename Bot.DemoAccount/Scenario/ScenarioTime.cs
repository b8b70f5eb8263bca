using System.Globalization;

namespace Bot.DemoAccount.Scenario;

/// <summary>Instants of a scenario: relative to now (<c>-40m</c>), to a named time (<c>deploy+2m</c>), or absolute. Now is the moment of loading.</summary>
internal sealed class ScenarioTime(DateTimeOffset now)
{
    private readonly Dictionary<string, DateTimeOffset> _named = new(StringComparer.Ordinal) { ["now"] = now };

    public DateTimeOffset Now { get; } = now;

    /// <summary>Names an instant; later instants may be relative to it.</summary>
    public void Name(string name, DateTimeOffset instant) => _named[name] = instant;

    public bool TryParse(string text, out DateTimeOffset instant, out string why)
    {
        why = "";
        text = text.Trim();
        if (text.Length > 0 && text[0] is '-' or '+') return Offset(Now, text, out instant, out why);
        if (text.Length > 4 && char.IsAsciiDigit(text[0]) && text[4] == '-')
        {
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant)) return true;
            why = $"'{text}' is not a time such as 2026-11-20T12:00:00Z";
            return false;
        }
        var name = text.AsSpan();
        var sign = Sign(text);
        if (sign > 0) name = name[..sign];
        if (_named.TryGetValue(name.ToString(), out var anchor))
        {
            instant = anchor;
            return sign <= 0 || Offset(anchor, text[sign..], out instant, out why);
        }
        instant = default;
        why = $"'{text}' is not a time: write -40m, -3d, an ISO 8601 time, or a name of 'times' ({string.Join(", ", _named.Keys)}) with an offset";
        return false;
    }

    /// <summary>The first sign that starts an offset: names may hold dashes (<c>checkout-deploy-5m</c>).</summary>
    private int Sign(string text)
    {
        for (var i = text.Length - 1; i > 0; i--)
            if (text[i] is '+' or '-' && _named.ContainsKey(text[..i])) return i;
        return -1;
    }

    /// <summary>A span as <c>90s</c>, <c>5m</c>, <c>2h</c>, <c>30d</c>, <c>2w</c>, or a run of those: <c>1d6h</c>.</summary>
    public static bool TryDuration(ReadOnlySpan<char> text, out TimeSpan span)
    {
        span = default;
        var seen = false;
        while (text.Length > 0)
        {
            var end = 0;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.')) end++;
            if (end == 0 || end == text.Length || !double.TryParse(text[..end], CultureInfo.InvariantCulture, out var amount)) return false;
            double seconds = text[end] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86_400, 'w' => 604_800, _ => 0 };
            if (seconds == 0 || amount * seconds > 4e9) return false;
            span += TimeSpan.FromSeconds(amount * seconds);
            text = text[(end + 1)..];
            seen = true;
        }
        return seen;
    }

    /// <summary>An instant as AWS's JSON carries it.</summary>
    public static string Iso(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static bool Offset(DateTimeOffset anchor, string text, out DateTimeOffset instant, out string why)
    {
        why = "";
        instant = anchor;
        if (!TryDuration(text.AsSpan(1), out var span))
        {
            why = $"'{text}' is not an offset such as -40m, +90s or -1d6h";
            return false;
        }
        instant = text[0] == '-' ? anchor - span : anchor + span;
        return true;
    }
}
