namespace Bot.DemoAccount.Scenario.Signals;

/// <summary>A departure from a signal's normal course.</summary>
internal sealed record SignalFault
{
    public required long FromMinute { get; init; }
    /// <summary>Exclusive; still under way when null.</summary>
    public long? ToMinute { get; init; }
    /// <summary>Minutes until it is at full strength.</summary>
    public double Ramp { get; init; }
    public double? Add { get; init; }
    public double? Times { get; init; }
    public double? Set { get; init; }
    public bool Missing { get; init; }
    /// <summary>Minute of the day at which it comes back every day, for <see cref="For"/> minutes; null for a single one.</summary>
    public int? DailyAt { get; init; }
    public int For { get; init; }

    /// <summary>How strong it is in a minute, 0 to 1; null when it does not apply.</summary>
    public double? Applies(long minute, int every)
    {
        // A data point stands for the minutes up to the next one.
        if (minute + every <= FromMinute || ToMinute is { } end && minute >= end) return null;
        if (DailyAt is { } at)
        {
            var into = (minute - at) % 1440;
            return (into < 0 ? into + 1440 : into) < For ? 1 : null;
        }
        return Ramp <= 0 ? 1 : Math.Clamp((minute + every - FromMinute) / Ramp, 0, 1);
    }

    public double Change(double value, double strength)
    {
        if (Set is { } set) value += (set - value) * strength;
        if (Times is { } times) value *= 1 + (times - 1) * strength;
        if (Add is { } add) value += add * strength;
        return value;
    }
}
