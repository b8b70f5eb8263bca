using Bot.DemoAccount.Scenario.Yaml;

namespace Bot.DemoAccount.Scenario.Signals;

/// <summary>Reads a signal: <c>{ base: 20, daily: 0.4, noise: 0.1, faults: [{ from: -40m, times: 9 }] }</c>, or just a number.</summary>
internal static class SignalReader
{
    public static Signal Read(MapReading map, ScenarioTime time, ulong seed, Func<string, Signal?>? siblings = null)
    {
        var of = map.Text("of");
        return new Signal
        {
            Base = map.Number("base", 0),
            Daily = map.Number("daily", 0),
            Peak = map.Number("peak", 14),
            Weekend = map.Number("weekend", 1),
            Noise = map.Number("noise", 0),
            Trend = map.Number("trend", 0),
            Min = map.Number("min", 0),
            Max = map.Number("max", double.PositiveInfinity),
            Integer = map.Flag("integer", false),
            Every = Math.Max(1, (int)map.Number("every", 1)),
            Faults = [.. map.Maps("faults").Select(f => Fault(f, time))],
            Seed = seed,
            Anchor = time.Now,
            Of = of is null ? null : () => siblings?.Invoke(of),
        };
    }

    private static SignalFault Fault(MapReading map, ScenarioTime time)
    {
        var from = map.Instant("from", time);
        var to = map.Instant("to", time);
        var ramp = map.Duration("ramp");
        var dailyAt = map.Text("dailyAt");
        var length = map.Duration("for");
        if (from is null && dailyAt is null) map.Fault(map.Map.Line, map.Path, "a fault needs 'from', or 'dailyAt' with 'for'");
        int? at = null;
        if (dailyAt is not null)
        {
            if (TimeOnly.TryParseExact(dailyAt, "HH:mm", out var clock)) at = clock.Hour * 60 + clock.Minute;
            else map.Fault("dailyAt", $"'{dailyAt}' is not a time of day such as \"02:30\" (quoted)");
        }
        var fault = new SignalFault
        {
            FromMinute = from is { } f ? f.ToUnixTimeSeconds() / 60 : long.MinValue / 2,
            ToMinute = to?.ToUnixTimeSeconds() / 60,
            Ramp = ramp?.TotalMinutes ?? 0,
            Add = map.Has("add") ? map.Number("add", 0) : null,
            Times = map.Has("times") ? map.Number("times", 1) : null,
            Set = map.Has("set") ? map.Number("set", 0) : null,
            Missing = map.Flag("missing", false),
            DailyAt = at,
            For = (int)(length?.TotalMinutes ?? 30),
        };
        if (fault is { Add: null, Times: null, Set: null, Missing: false }) map.Fault(map.Map.Line, map.Path, "a fault needs one of 'add', 'times', 'set', 'missing: true'");
        map.Done();
        return fault;
    }
}
