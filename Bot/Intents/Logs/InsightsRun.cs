using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Conversations;
using Bot.Identity;

namespace Bot.Intents.Logs;

/// <summary>A line of a log, or a row of a query.</summary>
/// <param name="Fields">Values by field name.</param>
internal sealed record LogRow(IReadOnlyDictionary<string, string> Fields)
{
    public string this[string field] => Fields.GetValueOrDefault(field, "");
    public string Message => this["@message"];
    public string Time => this["@timestamp"];
}

/// <summary>What a query gave.</summary>
/// <param name="Rows">The rows, in the query's order.</param>
/// <param name="Matched">How many lines matched in all.</param>
/// <param name="ScannedBytes">What the query read, which is what it costs.</param>
/// <param name="IsPartial">It was still running when the patience ended.</param>
internal sealed record InsightsResult(ImmutableArray<LogRow> Rows, long Matched, double ScannedBytes, bool IsPartial);

/// <summary>Starts a Logs Insights query and waits for its end.</summary>
internal sealed class InsightsRun(TimeProvider clock)
{
    private const int MaxPolls = 40;
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(100), s_longest = TimeSpan.FromSeconds(1);

    /// <summary>The result, or the call that failed.</summary>
    public async Task<(InsightsResult? Result, CallOutcome? Failure)> RunAsync(Turn turn, LogSource source, LogQuery query, CancellationToken cancellation)
    {
        var started = await turn.Aws.CallAsync("logs", "StartQuery", new()
        {
            ["logGroupName"] = source.Group,
            ["startTime"] = query.StartSeconds,
            ["endTime"] = query.EndSeconds,
            ["queryString"] = query.Text,
        }, source.Region, cancellation: cancellation).ConfigureAwait(false);
        if (started is not CallOutcome.Ok { Body: var body })
            return (null, started);
        var id = body["queryId"].Text();
        var pause = s_first;
        for (var poll = 0; ; poll++)
        {
            var outcome = await turn.Aws.CallAsync("logs", "GetQueryResults", new() { ["queryId"] = id }, source.Region, cancellation: cancellation).ConfigureAwait(false);
            if (outcome is not CallOutcome.Ok { Body: var result })
                return (null, outcome);
            var isDone = result["status"].Text() is not ("Scheduled" or "Running");
            if (isDone || poll == MaxPolls)
                return (Read(result, !isDone), null);
            await Task.Delay(pause, clock, cancellation).ConfigureAwait(false);
            pause = pause * 2 > s_longest ? s_longest : pause * 2;
        }
    }

    private static InsightsResult Read(JsonObject result, bool isPartial)
    {
        var rows = (result["results"] as JsonArray ?? []).OfType<JsonArray>()
            .Select(r => new LogRow(r.Objects().Where(f => f["field"].Text() != "@ptr").GroupBy(f => f["field"].Text()).ToDictionary(g => g.Key, g => g.First()["value"].Text(), StringComparer.Ordinal)))
            .ToImmutableArray();
        var statistics = result["statistics"];
        return new(rows, (long)(statistics?["recordsMatched"].Number() ?? rows.Length), statistics?["bytesScanned"].Number() ?? 0, isPartial);
    }
}
