using System.Globalization;
using System.Text;
using Bot.DemoAccount.Scenario;
using Bot.DemoAccount.Scenario.Signals;

namespace Bot.DemoAccount.Services.Insight.Logs;

/// <summary>Lines that appear together at a rate: how often, what they say, in which streams.</summary>
internal sealed class LogTemplate
{
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    public required Signal Rate { get; init; }
    public required IReadOnlyList<string> Lines { get; init; }
    /// <summary>Stream names; <c>&lt;date&gt;</c> in one makes a stream a day.</summary>
    public required IReadOnlyList<string> Streams { get; init; }
    public required ulong Seed { get; init; }
    public Func<string, Signal?> Metrics { get; init; } = _ => null;

    /// <summary>Adds the events of one minute.</summary>
    public void Add(long minute, List<LogEvent> into)
    {
        var times = Rate.At(minute) is { } rate ? (int)Math.Min(rate, 5000) : 0;
        for (var k = 0; k < times; k++)
        {
            var seed = SeededHash.Of(Seed, minute * 8192 + k);
            var at = minute * 60_000 + (long)(seed % 59_000);
            var stream = Fill(Streams[(int)(SeededHash.Of(seed, 3) % (ulong)Streams.Count)], Seed, at, minute);
            for (var line = 0; line < Lines.Count; line++)
                into.Add(new LogEvent(at + line * 7, stream, Fill(Lines[line], seed, at + line * 7, minute), "3" + SeededHash.Digits(SeededHash.Of(seed, line), 55)));
        }
    }

    /// <summary>Fills <c>&lt;uuid&gt;</c>, <c>&lt;int:1-9&gt;</c> …: the same name in lines of one occurrence gives the same value.</summary>
    private string Fill(string text, ulong seed, long at, long minute)
    {
        var open = text.IndexOf('<');
        if (open < 0) return text;
        var result = new StringBuilder(text.Length + 40);
        var from = 0;
        while (open >= 0)
        {
            var close = text.IndexOf('>', open);
            if (close < 0) break;
            var value = Value(text.AsSpan(open + 1, close - open - 1), seed, at, minute);
            if (value is not null)
            {
                result.Append(text, from, open - from).Append(value);
                from = close + 1;
            }
            open = text.IndexOf('<', value is null ? open + 1 : from);
        }
        return result.Append(text, from, text.Length - from).ToString();
    }

    private string? Value(ReadOnlySpan<char> name, ulong seed, long at, long minute)
    {
        var colon = name.IndexOf(':');
        var function = colon < 0 ? name : name[..colon];
        var argument = colon < 0 ? default : name[(colon + 1)..];
        var own = SeededHash.Of(seed, (long)(SeededHash.Of(name) >> 1));
        var time = DateTimeOffset.FromUnixTimeMilliseconds(at);
        switch (function)
        {
            case "uuid":
                var hex = SeededHash.Hex(own, 32);
                return $"{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-a{hex[17..20]}-{hex[20..]}";
            case "hex": return SeededHash.Hex(own, int.TryParse(argument, out var length) ? length : 8);
            case "time": return time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            case "date": return time.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture);
            case "clf": return $"{time:dd}/{Months[time.Month - 1]}/{time:yyyy:HH:mm:ss} +0000";
            case "ip": return $"198.51.100.{own % 253 + 1}";
            case "pick":
                var wanted = (int)(own % (ulong)(argument.Count('|') + 1));
                foreach (var range in argument.Split('|'))
                    if (wanted-- == 0) return argument[range].ToString();
                return "";
            case "int":
                var dash = argument.IndexOf('-');
                return long.TryParse(argument[..dash], out var low) && long.TryParse(argument[(dash + 1)..], out var high) ? (low + (long)(own % (ulong)(high - low + 1))).ToString(CultureInfo.InvariantCulture) : null;
            case "about": return Spread(double.Parse(argument, CultureInfo.InvariantCulture), own);
            case "metric": return Metrics(argument.ToString())?.At(minute) is { } value ? Spread(value, own) : "0";
            default: return null;
        }
    }

    private static string Spread(double middle, ulong hash) =>
        (middle * Math.Exp((SeededHash.Fraction(hash) + SeededHash.Fraction(SeededHash.Of(hash, 1)) - 1) * 0.9)).ToString("0.00", CultureInfo.InvariantCulture);
}
