using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Intents.Investigations.Facts;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Tables that refuse requests though their capacity as a whole is hardly used: one partition takes at most 1,000 writes and 3,000 reads a second.</summary>
/// <remarks>Source: the DynamoDB developer guide on partition keys and on throttling reasons.</remarks>
internal static class HotKeys
{
    /// <summary>Minutes hide bursts: below this share of what is provisioned these cannot use all of it up.</summary>
    private const double Spare = 0.4;

    public static void Add(Case @case)
    {
        foreach (var fact in @case.Book.Facts.Where(f => f.Source == "log" && f.Said.Contains("KeyRangeThroughputExceeded", StringComparison.Ordinal)).ToList())
            @case.Book.Add(fact with { Sign = "log.hot-key" });
        foreach (var table in @case.Things.Where(t => t is { Kind: "dynamodb-table", Row: not null }))
        {
            // An index that cannot follow makes its table refuse writes.
            if (table.Row!.Detail("table") is not { } settings || settings["GlobalSecondaryIndexes"].Objects().Any())
                continue;
            foreach (var sort in (string[])["Read", "Write"])
            {
                var provisioned = settings["ProvisionedThroughput"]?[$"{sort}CapacityUnits"].Number() ?? 0;
                if (provisioned <= 0 || !@case.Readings.Any(r => r.IsBad && r.Thing.Key == table.Key && r.Rule.Name == $"{sort}ThrottleEvents") || @case.Readings.FirstOrDefault(r => r.Thing.Key == table.Key && r.Rule.Name == $"Consumed{sort}CapacityUnits" && !r.Points.IsEmpty) is not { } consumed)
                    continue;
                var used = consumed.Points.Max(p => p.Value) / 60;
                if (used < Spare * provisioned)
                    @case.Book.Add(new("state.capacity-spare", table, string.Create(CultureInfo.InvariantCulture, $"{table.Name}: uses at most {used:0} of its {provisioned:0} {sort.ToLowerInvariant()} units a second, and refuses {sort.ToLowerInvariant()}s all the same"), consumed.Call) { From = consumed.Onset });
            }
        }
    }
}
