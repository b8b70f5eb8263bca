using System.Globalization;

namespace Bot.Intents.Costs;

/// <summary>The settings <c>Costs:*</c>.</summary>
internal sealed record CostOptions
{
    private const int January = 1, December = 12;

    /// <summary>How long answers of Cost Explorer, which takes money for each, are kept; 0 for not at all.</summary>
    /// <value>60</value>
    public int CacheMinutes { get; init; } = 60;
    /// <summary>From which price on, in USD, it is asked first whether to go on.</summary>
    /// <value>0.25</value>
    public decimal AskFirstAbove { get; init; } = 0.25m;
    /// <summary>The month, 1 to 12, in which the fiscal year begins; it is called after the year in which it ends.</summary>
    /// <value>1</value>
    public int FiscalYearStartsIn { get; init; } = January;

    /// <summary>Reads the settings; faults are added with key, fault and repair.</summary>
    public static CostOptions Read(IConfiguration configuration, List<string> faults)
    {
        var defaults = new CostOptions();
        var month = configuration["Costs:FiscalYearStartsIn"] is { Length: > 0 } said ? int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0 : January;
        if (month is < January or > December)
            faults.Add($"Costs:FiscalYearStartsIn is '{configuration["Costs:FiscalYearStartsIn"]}'; write the number of a month, 1 for January to 12 for December.");
        var price = configuration["Costs:AskFirstAbove"] is { Length: > 0 } text ? decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : -1 : defaults.AskFirstAbove;
        if (price < 0)
            faults.Add($"Costs:AskFirstAbove is '{configuration["Costs:AskFirstAbove"]}'; write an amount in USD such as 0.25.");
        return new()
        {
            CacheMinutes = int.TryParse(configuration["Costs:CacheMinutes"], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : defaults.CacheMinutes,
            AskFirstAbove = price < 0 ? defaults.AskFirstAbove : price,
            FiscalYearStartsIn = month is < January or > December ? January : month,
        };
    }
}
