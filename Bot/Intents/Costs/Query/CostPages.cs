using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Intents.Costs.Query;

/// <summary>What the pages of GetCostAndUsage gave so far.</summary>
internal sealed class CostPages(string metric)
{
    private readonly List<CostRow> _rows = [];
    private readonly SortedSet<string> _days = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private bool _estimated;
    private string? _unit;

    /// <summary>Reads a page.</summary>
    public void Add(JsonObject page)
    {
        foreach (var value in page["DimensionValueAttributes"].Objects())
        {
            if (value["Attributes"]?["description"].Text() is { Length: > 0 } name)
                _names[value["Value"].Text()] = name;
        }
        foreach (var period in page["ResultsByTime"].Objects())
        {
            _estimated |= period["Estimated"].Flag();
            var day = Shared((period["TimePeriod"]?["Start"]).Text());
            _days.Add(day);
            var groups = period["Groups"] as JsonArray;
            if (groups is null or { Count: 0 } && period["Total"]?[metric] is JsonObject total)
                Add(day, "", "", total);
            foreach (var group in groups.Objects())
            {
                if (group["Metrics"]?[metric] is JsonObject cost && group["Keys"] is JsonArray keys)
                    Add(day, Shared(keys.Count > 0 ? keys[0].Text() : ""), Shared(keys.Count > 1 ? keys[1].Text() : ""), cost);
            }
        }
    }

    /// <summary>How many periods were read.</summary>
    public int Periods => _days.Count;

    /// <summary>All that was read.</summary>
    /// <param name="cut">There is more.</param>
    public CostLedger Ledger(bool cut) => new(_rows, _estimated, _unit ?? "USD") { Days = [.. _days], Names = _names, IsCut = cut };

    private void Add(string day, string first, string second, JsonObject amount)
    {
        _unit = amount["Unit"].Text() is { Length: > 0 } unit && unit != "N/A" ? unit : _unit;
        _rows.Add(new(day, first, second, decimal.Parse(amount["Amount"].Text(), NumberStyles.Float, CultureInfo.InvariantCulture)));
    }

    /// <summary>One string for equal keys: a long answer repeats them in each period.</summary>
    private string Shared(string key)
    {
        if (_keys.TryGetValue(key, out var known))
            return known;
        _keys.Add(key, key);
        return key;
    }
}
