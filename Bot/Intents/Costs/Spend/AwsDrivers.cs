using System.Collections.Immutable;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>AWS's own view of why one month cost more or less than another: usage, prices, credits, commitments.</summary>
/// <param name="Named">By kind of driver, the largest first.</param>
/// <param name="Rows">By service and usage type, for the check against the rows of the bill.</param>
internal sealed record AwsDrivers(ImmutableArray<Driver> Named, ImmutableArray<Driver> Rows)
{
    private static readonly AwsDrivers s_none = new([], []);

    /// <summary>None where AWS compares no such periods, or may not be asked.</summary>
    public static async Task<AwsDrivers> FindAsync(Turn turn, CostQuery query, CostPeriod before, CancellationToken cancellation)
    {
        if (!query.Metric.IsMoney || !AwsMonths.Fit(before, query.Period, DateOnly.FromDateTime(turn.Now.UtcDateTime)))
            return s_none;
        // The first page holds the largest; each further one costs. Service and usage type are in it unasked.
        var outcome = await turn.Aws.CallAsync("ce", "GetCostComparisonDrivers", AwsMonths.Parameters(query, before, [CostGroup.Service]), cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
            return s_none;
        var (named, rows) = (new List<Driver>(), new List<Driver>());
        foreach (var driver in ok.Body["CostComparisonDrivers"].Objects())
        {
            var (service, type) = (AwsMonths.Selected(driver["CostSelector"], CostGroup.Service.Key), AwsMonths.Selected(driver["CostSelector"], CostGroup.UsageType.Key));
            if (type.Length > 0 && AwsMonths.Amounts($"{service}: {type}", driver["Metrics"], query.Metric.Api) is { } row)
                rows.Add(row);
            foreach (var part in driver["CostDrivers"].Objects())
            {
                var name = part["Name"].Text() is { Length: > 0 } said ? said : type;
                // A part may tell its usage alone; then the amounts are the whole row's.
                if (AwsMonths.Amounts($"{service}: {name} ({Words(part["Type"].Text())})", part["Metrics"]?[query.Metric.Api] is null ? driver["Metrics"] : part["Metrics"], query.Metric.Api) is { } one)
                    named.Add(one);
            }
        }
        return new([.. named.OrderByDescending(d => Math.Abs(d.Change))], [.. rows]);
    }

    /// <summary>Where AWS's rows and the bill's differ, in words; null where they are the same to the cent.</summary>
    public string? Gap(Difference bill)
    {
        var known = bill.Drivers.ToDictionary(d => d.Name, StringComparer.Ordinal);
        var wrong = Rows.Where(r => known.TryGetValue(r.Name, out var own) && decimal.Round(own.Change - r.Change, 2) != 0).ToList();
        return wrong.Count == 0 ? null : $"AWS's own drivers differ from the bill's rows at {wrong.Count} of {Rows.Length}, first `{wrong[0].Name}`: {Money.Change(wrong[0].Change, bill.Unit)} there, {Money.Change(known[wrong[0].Name].Change, bill.Unit)} by the bill. Take the bill.";
    }

    /// <summary><c>USAGE_CHANGE</c> as people read it.</summary>
    private static string Words(string type) => type.Replace('_', ' ').ToLowerInvariant();
}
