using System.Globalization;
using Bot.Answers;

namespace Bot.Intents.Costs;

/// <summary>Amounts as people read them.</summary>
internal static class Money
{
    /// <summary>Two decimals; below a cent, the digits that matter.</summary>
    public static string Text(decimal amount, string unit)
    {
        var size = Math.Abs(amount);
        var digits = size is > 0 and < 0.005m ? size.ToString("0.########", CultureInfo.InvariantCulture) : size.ToString("N2", CultureInfo.InvariantCulture);
        var sign = amount < 0 ? "-" : "";
        return unit == "USD" ? $"{sign}${digits}" : $"{sign}{digits} {unit}";
    }

    /// <summary>With its sign, for differences.</summary>
    public static string Change(decimal amount, string unit) => amount > 0 ? $"+{Text(amount, unit)}" : Text(amount, unit);

    public static Cell Cell(decimal amount, string unit) => new(Text(amount, unit), (double)amount);

    public static Cell ChangeCell(decimal amount, string unit) => new(Change(amount, unit), (double)amount);

    /// <summary>A part of a whole in percent; a dash where the whole is nothing.</summary>
    public static Cell Share(decimal part, decimal whole) =>
        whole == 0 ? new("-", 0) : new($"{(part / whole * 100).ToString("0.0", CultureInfo.InvariantCulture)} %", (double)(part / whole * 100));

    /// <summary>Growth in percent; "new" where there was nothing before.</summary>
    public static string Growth(decimal before, decimal now) =>
        before == 0 ? now == 0 ? "unchanged" : "new" : $"{((now - before) / Math.Abs(before) * 100).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture)} %";

    public static string Percent(double value) => $"{value.ToString("0.0", CultureInfo.InvariantCulture)} %";
}
