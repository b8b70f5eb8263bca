using System.Text.Json.Nodes;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Readers of a table's stream that is not the table's any more: each time a stream is switched on it has another ARN, and the old one brings nothing new.</summary>
/// <remarks>Source: the DynamoDB developer guide on change data capture.</remarks>
internal static class DeadStreams
{
    private const int Most = 3;

    /// <summary>Looks the tables up whose streams are read, and says which reader reads an old one.</summary>
    public static async Task CollectAsync(Case @case, int reserve)
    {
        var readers = @case.Things.Select(t => (Reader: t, Stream: StreamOf(t))).Where(r => r.Stream.Contains(":table/", StringComparison.Ordinal) && r.Stream.Contains("/stream/", StringComparison.Ordinal)).Take(Most).ToList();
        foreach (var (reader, stream) in readers)
        {
            if (ArnThing.Of(stream, reader.Spot) is not { Kind: "dynamodb-table" } named)
                continue;
            var table = @case.Add(@case.Known(named));
            @case.Join(reader, table, Tie.FedBy);
            if (@case.Left <= reserve || await @case.Calls.AskAsync("dynamodb", "DescribeTable", new() { ["TableName"] = table.Name }, table.Spot, 1).ConfigureAwait(false) is not CallOutcome.Ok ok)
                continue;
            var latest = ok.Body["Table"]?["LatestStreamArn"].Text() ?? "";
            if (latest != stream)
                @case.Book.Add(new("state.dead-stream", reader, latest.Length == 0 ? $"{reader.Name}: reads a stream of table {table.Name}, which has none any more" : $"{reader.Name}: reads the stream {Label(stream)} of table {table.Name}, whose stream is {Label(latest)} now", ok.Call.Id) { Said = stream });
        }
        @case.Settle();
    }

    private static string StreamOf(Thing thing) => thing.Kind switch
    {
        "pipe" => thing.Row?.Item["Source"].Text() ?? "",
        "event-source-mapping" => thing.Row?.Item["EventSourceArn"].Text() ?? "",
        _ => "",
    };

    /// <summary>A stream is told from another of its table by the time at which it was switched on.</summary>
    private static string Label(string arn) => arn[(arn.IndexOf("/stream/", StringComparison.Ordinal) + "/stream/".Length)..];
}
