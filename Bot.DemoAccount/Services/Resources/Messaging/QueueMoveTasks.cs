using System.Globalization;
using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Messaging;

/// <summary>Moves of the messages of a dead-letter queue: they take no time here. A queue's moves are its facet <c>ListMessageMoveTasks</c>, the newest first.</summary>
internal sealed class QueueMoveTasks(Kind queues)
{
    private const int Kept = 10;
    private readonly Lock _gate = new();

    /// <summary>StartMessageMoveTask: to the destination, or back to the queue that they came from.</summary>
    public JsonObject Start(DemoCall call)
    {
        var source = queues.Get(call, call.Need("SourceArn"));
        var feeding = queues.All(call).Where(q => Inputs.Text(q.Document["RedrivePolicy"])?.Contains($"\"{source.Arn}\"", StringComparison.Ordinal) is true).ToList();
        if (feeding.Count == 0)
            throw new DemoException("InvalidParameterValue", "Source queue must be configured as a Dead Letter Queue.");
        var target = call.Text("DestinationArn") is { } named ? queues.Get(call, named) : feeding[0];
        lock (_gate)
        {
            var moved = Count(source);
            Put(target, Count(target) + moved, [.. Messages(target), .. Messages(source)]);
            Put(source, 0, []);
            var task = new JsonObject
            {
                ["Status"] = "COMPLETED",
                ["SourceArn"] = source.Arn,
                ["ApproximateNumberOfMessagesMoved"] = moved,
                ["ApproximateNumberOfMessagesToMove"] = moved,
                ["StartedTimestamp"] = call.Now.ToUnixTimeMilliseconds(),
            };
            if (call.Text("DestinationArn") is not null)
                task["DestinationArn"] = target.Arn;
            source.Facets["ListMessageMoveTasks"] = new JsonArray([task, .. Tasks(source).Take(Kept - 1)]);
        }
        return new() { ["TaskHandle"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{{\"taskId\":\"{call.NewUuid()}\",\"sourceArn\":\"{source.Arn}\"}}")) };
    }

    /// <summary>ListMessageMoveTasks.</summary>
    public JsonObject List(DemoCall call)
    {
        var source = queues.Get(call, call.Need("SourceArn"));
        lock (_gate)
            return new() { ["Results"] = new JsonArray([.. Tasks(source).Take(Math.Clamp(call.Number("MaxResults") ?? 1, 1, Kept))]) };
    }

    private static IEnumerable<JsonNode> Tasks(Resource queue) => queue.Facets.TryGetValue("ListMessageMoveTasks", out var tasks) && tasks is JsonArray list ? list.Select(t => t!.DeepClone()) : [];

    private static IEnumerable<JsonNode> Messages(Resource queue) => queue.Facets.TryGetValue("Messages", out var messages) && messages is JsonArray list ? list.Select(m => m!.DeepClone()) : [];

    private static long Count(Resource queue) => long.TryParse(Inputs.Text(queue.Document["ApproximateNumberOfMessages"]), out var count) ? count : 0;

    private static void Put(Resource queue, long count, JsonNode[] messages)
    {
        var document = (JsonObject)queue.Document.DeepClone();
        document["ApproximateNumberOfMessages"] = count.ToString(CultureInfo.InvariantCulture);
        queue.Facets["Messages"] = new JsonArray(messages);
        queue.Document = document;
    }
}
