using System.Globalization;

namespace Bot.Channels.Terminal;

/// <summary>A chart's value with its unit.</summary>
internal static class ValueText
{
    public static string Of(double value, string unit) => unit switch
    {
        "USD" => (value < 0 ? "-$" : "$") + Math.Abs(value).ToString("#,0.00", CultureInfo.InvariantCulture),
        "Percent" or "%" => Number(value) + "%",
        "" or "Count" or "None" => Number(value),
        _ => $"{Number(value)} {unit}",
    };

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 100 ? "#,0.#" : "0.###", CultureInfo.InvariantCulture);
}
