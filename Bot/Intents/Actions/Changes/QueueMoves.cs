using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Guardrails;
using Bot.Guardrails.Approvals;

namespace Bot.Intents.Actions.Changes;

/// <summary>Emptying a queue, and moving the messages of a dead-letter queue back.</summary>
internal sealed class QueueMoves : IChangeKind
{
    private const string What = "SQS queue";

    public ImmutableArray<string> Operations { get; } = ["sqs:PurgeQueue", "sqs:StartMessageMoveTask"];

    public async Task<ChangeFacts> ReadAsync(ChangeReads aws, SealedCall call)
    {
        var name = Last(call.Parameters["QueueUrl"].Text() is { Length: > 0 } given ? given : call.Parameters["SourceArn"].Text());
        var url = call.Parameters["QueueUrl"].Text() is { Length: > 0 } said ? said : await UrlAsync(aws, name).ConfigureAwait(false);
        if (url is null || await aws.AskAsync("sqs", "GetQueueAttributes", new() { ["QueueUrl"] = url, ["AttributeNames"] = new JsonArray("All") }).ConfigureAwait(false) is not { } body)
            return aws.Unread($"{call.Operation} {What} `{name}`", What, [name]);
        var attributes = body["Attributes"];
        var waiting = attributes?["ApproximateNumberOfMessages"].Text() ?? "";
        var tags = await aws.AskAsync("sqs", "ListQueueTags", new() { ["QueueUrl"] = url }).ConfigureAwait(false);
        var touched = new TouchedResource(What, name, name, $"about {waiting} messages", tags is null ? null : [.. Facts.Tags(tags["Tags"])]);
        if (call.Operation == "PurgeQueue")
        {
            return new()
            {
                Words = $"Delete every message of {What} `{name}` (about {waiting})",
                UndoWords = "deleted messages cannot be brought back",
                Touched = [touched],
                Cost = "nothing",
                Warnings = ["This cannot be undone. Messages sent while it runs may be deleted too."],
                Before = waiting,
            };
        }
        // AWS moves messages out of a dead-letter queue only.
        if (await aws.AskAsync("sqs", "ListDeadLetterSourceQueues", new() { ["QueueUrl"] = url }).ConfigureAwait(false) is { } sources && sources["queueUrls"] is not JsonArray { Count: > 0 })
            return ChangeFacts.Nothing($"{What} `{name}` is no queue's dead-letter queue.{(Dead(attributes) is { } dead ? $" Its own is `{dead}`: say `redrive {dead}`." : "")}");
        if (waiting == "0")
            return ChangeFacts.Nothing($"{What} `{name}` holds no messages, so there is nothing to move.");
        var to = call.Parameters["DestinationArn"].Text() is { Length: > 0 } destination ? $"`{Last(destination)}`" : "the queues they came from";
        return new()
        {
            Words = $"Move about {waiting} messages of {What} `{name}` to {to}",
            UndoWords = "moved messages cannot be moved back by me; a move that runs can be cancelled",
            Touched = [touched],
            Warnings = ["What made the messages fail before may make them fail again."],
            Before = waiting,
        };
    }

    public async Task<CallFate?> LookUpAsync(ChangeReads aws, PlannedCall call, DateTimeOffset sentAt)
    {
        if (call.Call.Operation == "StartMessageMoveTask")
        {
            if (await aws.AskAsync("sqs", "ListMessageMoveTasks", new() { ["SourceArn"] = call.Call.Parameters["SourceArn"].Text() }).ConfigureAwait(false) is not { } tasks)
                return null;
            return tasks["Results"].Objects().Any(t => t["StartedTimestamp"].Number() >= sentAt.ToUnixTimeMilliseconds())
                ? new(Fate.TookEffect, "Looked up: the move began after it was sent.")
                : new(Fate.HadNone, "Looked up: no move began since.");
        }
        var body = await aws.AskAsync("sqs", "GetQueueAttributes", new() { ["QueueUrl"] = call.Call.Parameters["QueueUrl"].Text(), ["AttributeNames"] = new JsonArray("ApproximateNumberOfMessages") }).ConfigureAwait(false);
        return body?["Attributes"]?["ApproximateNumberOfMessages"].Text() == "0" && call.Before != "0" ? new(Fate.TookEffect, "Looked up: the queue is empty.") : null;
    }

    private static async Task<string?> UrlAsync(ChangeReads aws, string name) =>
        (await aws.AskAsync("sqs", "GetQueueUrl", new() { ["QueueName"] = name }).ConfigureAwait(false))?["QueueUrl"].Text();

    /// <summary>The dead-letter queue that a queue's redrive policy names.</summary>
    private static string? Dead(JsonNode? attributes) =>
        attributes?["RedrivePolicy"].Text() is { Length: > 0 } policy && policy.Split('"').FirstOrDefault(p => p.StartsWith("arn:", StringComparison.Ordinal)) is { } arn ? Last(arn) : null;

    private static string Last(string text) => text[(text.LastIndexOfAny(['/', ':']) + 1)..];
}
