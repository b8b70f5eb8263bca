namespace Bot.DemoAccount.Scenario.Signals;

/// <summary>A number as a function of time: a level with day and week in it, growth, noise that repeats, and faults. Worked out by the minute.</summary>
internal sealed class Signal
{
    public double Base { get; init; }
    /// <summary>Swing over a day as a part of the level: 0.4 is 40 % up at <see cref="Peak"/> and 40 % down twelve hours off.</summary>
    public double Daily { get; init; }
    /// <summary>Hour (UTC) of the daily high.</summary>
    public double Peak { get; init; } = 14;
    /// <summary>Factor on Saturdays and Sundays.</summary>
    public double Weekend { get; init; } = 1;
    /// <summary>Noise as a part of the level.</summary>
    public double Noise { get; init; }
    /// <summary>Growth a month as a part of the level, before and after <see cref="Anchor"/>.</summary>
    public double Trend { get; init; }
    public double Min { get; init; } = double.NegativeInfinity;
    public double Max { get; init; } = double.PositiveInfinity;
    /// <summary>Whole numbers: the fraction becomes the chance of one more.</summary>
    public bool Integer { get; init; }
    /// <summary>Minutes between two data points.</summary>
    public int Every { get; init; } = 1;
    public IReadOnlyList<SignalFault> Faults { get; init; } = [];
    public ulong Seed { get; init; }
    public DateTimeOffset Anchor { get; init; }
    /// <summary>The signal that this one is a part of: errors of requests. The level is then a share.</summary>
    public Func<Signal?>? Of { get; init; }

    /// <summary>The value of a minute since 1970; null where there is no data point.</summary>
    public double? At(long minute)
    {
        if (Every > 1 && minute % Every != 0) return null;
        var value = Base;
        if (Trend != 0) value *= Math.Pow(1 + Trend, (minute * 60 - Anchor.ToUnixTimeSeconds()) / 2_629_800.0);
        if (Daily != 0) value *= 1 + Daily * Math.Cos((minute % 1440 / 60.0 - Peak) * (Math.PI / 12));
        if (Weekend != 1 && IsWeekend(minute)) value *= Weekend;
        foreach (var fault in Faults)
            if (fault.Applies(minute, Every) is { } strength)
            {
                if (fault.Missing) return null;
                value = fault.Change(value, strength);
            }
        if (Of is not null)
        {
            if (Of()?.At(minute) is not { } whole) return null;
            value *= whole;
        }
        if (Noise != 0) value *= 1 + Noise * Bell(SeededHash.Of(Seed, minute));
        value = Math.Clamp(value, Min, Max);
        if (!Integer) return value;
        var floor = Math.Floor(value);
        return floor + (SeededHash.Fraction(SeededHash.Of(Seed ^ 0x5bd1e995, minute)) < value - floor ? 1 : 0);
    }

    /// <summary>1970-01-01 was a Thursday.</summary>
    public static bool IsWeekend(long minute) => (minute / 1440 + 4) % 7 is 0 or 6;

    /// <summary>About normal, within ±2.</summary>
    private static double Bell(ulong hash) =>
        ((hash & 0xffff) + (hash >> 16 & 0xffff) + (hash >> 32 & 0xffff) + (hash >> 48)) / 65535.0 - 2;
}
