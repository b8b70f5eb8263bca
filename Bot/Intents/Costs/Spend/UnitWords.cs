using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Bot.Intents.Costs.Spend;

/// <summary>The units that people ask prices and quantities in, and AWS's units that they stand for.</summary>
/// <param name="Title">For people, of one.</param>
/// <param name="Units">AWS's units.</param>
/// <param name="Size">How many of AWS's units one is.</param>
internal sealed record UnitWords(string Title, ImmutableArray<string> Units, decimal Size)
{
    /// <remarks>Source: the units that Cost Explorer shows in UsageQuantity; each service writes its own.</remarks>
    private static readonly FrozenDictionary<string, UnitWords> s_words = new Dictionary<string, UnitWords>(StringComparer.Ordinal)
    {
        ["gb"] = new("GB", ["GB", "GB-Mo", "GB-Month", "GB-Mo.", "GigaBytes", "Gigabytes"], 1),
        ["tb"] = new("TB", ["GB", "GB-Mo", "GB-Month", "GB-Mo.", "GigaBytes", "Gigabytes"], 1024),
        ["hour"] = new("hour of use", ["Hrs", "Hours", "hours", "vCPU-Hours", "DPU-Hour", "NodeHours", "Node-Hrs"], 1),
        ["request"] = new("request", ["Requests", "Request", "requests", "API Requests", "Invocations", "Events", "ReadRequestUnits", "WriteRequestUnits"], 1),
        ["million-requests"] = new("million requests", ["Requests", "Request", "requests", "API Requests", "Invocations", "Events", "ReadRequestUnits", "WriteRequestUnits"], 1_000_000),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static UnitWords? Of(string word) => s_words.GetValueOrDefault(word);

    /// <summary>One of AWS's units as people say it: <c>Hrs</c> is an hour.</summary>
    public static string One(string unit) => unit switch
    {
        "Hrs" or "Hours" or "hours" => "hour",
        "Requests" or "Request" or "requests" or "API Requests" => "request",
        "GB-Mo" or "GB-Month" or "GB-Mo." => "GB-month",
        "Lambda-GB-Second" or "GB-Second" => "GB-second",
        _ => unit,
    };

    /// <summary>A quantity for people: its digits that matter.</summary>
    public static string Quantity(decimal quantity) => Math.Abs(quantity) switch
    {
        >= 1000 => quantity.ToString("N0", CultureInfo.InvariantCulture),
        >= 1 or 0 => quantity.ToString("#,0.##", CultureInfo.InvariantCulture),
        _ => quantity.ToString("0.######", CultureInfo.InvariantCulture),
    };

    /// <summary>A price of one: four digits that matter.</summary>
    public static string Price(decimal price, string unit)
    {
        var size = Math.Abs(price);
        var digits = size >= 1 || size == 0 || decimal.Round(size, 2) == size ? size.ToString("N2", CultureInfo.InvariantCulture) : ((double)size).ToString("G4", CultureInfo.InvariantCulture) is var text && !text.Contains('E', StringComparison.Ordinal) ? text : size.ToString("0.############", CultureInfo.InvariantCulture);
        return $"{(price < 0 ? "-" : "")}{(unit == "USD" ? "$" : "")}{digits}{(unit == "USD" ? "" : $" {unit}")}";
    }
}
