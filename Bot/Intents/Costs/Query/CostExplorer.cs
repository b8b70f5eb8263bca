using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Identity;

namespace Bot.Intents.Costs.Query;

/// <summary>Asks Cost Explorer, page by page.</summary>
internal static class CostExplorer
{
    private const int MaxPages = 200;

    /// <summary>The ledger of a query, or the call that failed.</summary>
    public static async Task<CostResult> ReadAsync(AwsSession aws, CostQuery query, CancellationToken cancellation)
    {
        var parameters = query.Parameters();
        var read = new Reading(query.Metric.Api);
        for (var page = 0; page < MaxPages; page++)
        {
            var outcome = await aws.CallAsync("ce", query.Operation, parameters, cancellation: cancellation).ConfigureAwait(false);
            if (outcome is not CallOutcome.Ok ok)
                return new(null, outcome);
            read.Add(ok.Body);
            if (ok.Body["NextPageToken"].Text() is not { Length: > 0 } next)
                return new(read.Ledger(false), null);
            parameters = query.Parameters();
            parameters["NextPageToken"] = next;
        }
        return new(read.Ledger(true), null);
    }

    /// <summary>What pages gave so far.</summary>
    private sealed class Reading(string metric)
    {
        private readonly List<CostRow> _rows = [];
        private readonly SortedSet<string> _days = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
        private bool _estimated;
        private string? _unit;

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
}

/// <summary>A ledger, or the call that gave none.</summary>
internal readonly record struct CostResult(CostLedger? Ledger, CallOutcome? Failure);
