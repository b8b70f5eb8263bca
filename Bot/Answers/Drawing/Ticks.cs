using System.Globalization;

namespace Bot.Answers.Drawing;

/// <summary>Round values along an axis that hold all that is drawn.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest.</param>
/// <param name="Step">From one to the next.</param>
internal readonly record struct Ticks(double Low, double High, double Step)
{
    private const int Wanted = 5;

    /// <summary>The axis for values between two bounds; zero is always on it, so that lengths can be compared.</summary>
    public static Ticks Of(double lowest, double highest)
    {
        var low = Math.Min(0, double.IsFinite(lowest) ? lowest : 0);
        var high = Math.Max(0, double.IsFinite(highest) ? highest : 0);
        if (high - low < 1e-12)
            high = 1;
        var rough = (high - low) / Wanted;
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = (rough / magnitude) switch { <= 1 => 1, <= 2 => 2, <= 2.5 => 2.5, <= 5 => 5, _ => 10 } * magnitude;
        return new(Math.Floor(low / step + 1e-9) * step, Math.Ceiling(high / step - 1e-9) * step, step);
    }

    /// <summary>The values, lowest first.</summary>
    public IEnumerable<double> Values()
    {
        var count = (int)Math.Round((High - Low) / Step);
        for (var i = 0; i <= count; i++)
            yield return Low + i * Step;
    }

    /// <summary>A value in few characters: <c>$1.2k</c>, <c>45%</c>, <c>3.5M</c>.</summary>
    public static string Short(double value, string unit)
    {
        var size = Math.Abs(value);
        var (divided, suffix) = size switch { >= 1e9 => (size / 1e9, "G"), >= 1e6 => (size / 1e6, "M"), >= 1e4 => (size / 1e3, "k"), _ => (size, "") };
        var number = divided.ToString(divided switch { >= 100 => "0", >= 1 => "0.##", 0 => "0", _ => "0.####" }, CultureInfo.InvariantCulture) + suffix;
        var sign = value < 0 ? "-" : "";
        return unit switch { "USD" => $"{sign}${number}", "Percent" or "%" => $"{sign}{number}%", _ => sign + number };
    }
}
