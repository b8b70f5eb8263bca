using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Metrics;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>An error of DynamoDB's throughput does not name the table: it is one that is throttled since then.</summary>
internal static class ThrottledTables
{
    private const int Most = 60;
    private static readonly string[] Words = ["ProvisionedThroughputExceeded", "provisioned throughput", "ThroughputExceeded"];
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(10);

    /// <summary>Ties the table to what logged the error, where there is only one.</summary>
    public static async Task FindAsync(Case @case, int reserve)
    {
        var logged = @case.Book.Facts.Where(f => f.Sign == "log.throttled" && Words.Any(w => f.Text.Contains(w, StringComparison.OrdinalIgnoreCase))).Select(f => @case.Known(f.Thing)).DistinctBy(t => t.Key).ToList();
        if (logged.Count == 0 || @case.Left < reserve + 3 || @case.Onset is not { } onset || ResourceRegistry.Find("dynamodb-table") is not { } kind || MetricTable.Of(kind.Name) is not { } metrics)
            return;
        // One that is known to be throttled needs no search.
        if (@case.Readings.Any(r => r is { IsBad: true, Thing.Kind: "dynamodb-table" } && r.Rule.Name.EndsWith("ThrottleEvents", StringComparison.Ordinal)))
            return;
        var rows = await new Finder(@case.Calls).RowsAsync(kind, logged[0].Spot, Selection.All).ConfigureAwait(false);
        var wanted = rows.Select(Thing.Of).OrderBy(t => t.Name, StringComparer.Ordinal).Take(Most).SelectMany(Wanted.Of).Where(w => w.Rule.Name.EndsWith("ThrottleEvents", StringComparison.Ordinal)).ToList();
        var read = await MetricCall.ReadAsync(@case, wanted, @case.Window.Start, @case.Window.End, @case.Window.Period).ConfigureAwait(false);
        var throttled = read.Select(r => MetricJudge.Judge(new(r.Key.Thing, r.Key.Rule, r.Value.Points, r.Value.Call), [])).Where(r => r is { IsBad: true, Onset: { } from } && (from - onset).Duration() < Near).Select(r => r.Thing).DistinctBy(t => t.Key).ToList();
        if (throttled is not [var table])
            return;
        var found = await SubjectFinder.FindAsync(@case, table with { Row = null }).ConfigureAwait(false);
        @case.Join(logged[0], @case.Add(found), Tie.DependsOn);
        @case.Settle();
    }
}
