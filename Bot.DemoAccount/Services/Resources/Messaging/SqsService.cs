using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Messaging;

/// <summary>Amazon SQS: a queue's document is its attributes (all text) and its <c>QueueUrl</c>; waiting messages are the facet <c>Messages</c>.</summary>
internal sealed class SqsService : ResourceService
{
    private readonly Kind _queues;

    /// <summary>States the service.</summary>
    public SqsService() : base("sqs")
    {
        _queues = Kind("AWS::SQS::Queue", "arn:aws:sqs:{region}:{account}:{id}").ByTail()
            .Missing("AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.")
            .Exists("QueueAlreadyExists", "A queue already exists with the same name and a different value for attribute VisibilityTimeout")
            .List("ListQueues", "QueueUrls", where: (c, r) => r.Id.StartsWith(c.Text("QueueNamePrefix") ?? "", StringComparison.Ordinal), item: (_, r) => Url(r))
            .Get("GetQueueUrl", null, "QueueName", (_, r) => new JsonObject { ["QueueUrl"] = Url(r) })
            .Get("GetQueueAttributes", null, "QueueUrl", Attributes)
            .Set("SetQueueAttributes", "", "QueueUrl", (c, _, d) => Copy(c, d))
            .Delete("DeleteQueue", "QueueUrl");
        On("CreateQueue", Create, _queues.ArnBy("QueueName"));
        On("ListQueueTags", call => new() { ["Tags"] = new JsonObject(_queues.Get(call, call.Text("QueueUrl")).Tags.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value))) }, _queues.ArnBy("QueueUrl"));
        On("ListDeadLetterSourceQueues", call =>
        {
            var target = _queues.Get(call, call.Text("QueueUrl")).Arn;
            return new() { ["queueUrls"] = _queues.All(call).Where(q => Inputs.Text(q.Document["RedrivePolicy"])?.Contains($"\"{target}\"", StringComparison.Ordinal) is true).Select(Url).ToJson() };
        }, _queues.ArnBy("QueueUrl"));
        Tagging("QueueUrl", null, "TagQueue", "UntagQueue", "AWS.SimpleQueueService.NonExistentQueue");
        var messages = new QueueMessages(_queues);
        On("SendMessage", messages.Send, _queues.ArnBy("QueueUrl"));
        On("ReceiveMessage", messages.Receive, _queues.ArnBy("QueueUrl"));
        On("DeleteMessage", messages.Delete, _queues.ArnBy("QueueUrl"));
        var moves = new QueueMoveTasks(_queues);
        On("StartMessageMoveTask", moves.Start, _queues.ArnBy("SourceArn"));
        On("ListMessageMoveTasks", moves.List, _queues.ArnBy("SourceArn"));
        On("PurgeQueue", messages.Purge, _queues.ArnBy("QueueUrl"));
    }

    private static string Url(Resource queue) => Inputs.Text(queue.Document["QueueUrl"]) ?? $"https://sqs.{queue.Region}.amazonaws.com/{queue.Account}/{queue.Id}";

    private static JsonObject Attributes(DemoCall call, Resource queue)
    {
        var all = (JsonObject)queue.Document.DeepClone();
        all.Remove("QueueUrl");
        all["QueueArn"] ??= queue.Arn;
        var wanted = call.Texts("AttributeNames");
        var shown = wanted.Contains("All") ? all : new JsonObject(all.Where(a => wanted.Contains(a.Key)).Select(a => KeyValuePair.Create(a.Key, a.Value?.DeepClone())));
        return shown.Count == 0 ? [] : new() { ["Attributes"] = shown };
    }

    private JsonObject Create(DemoCall call)
    {
        var name = call.Need("QueueName");
        if (_queues.Find(call, name) is { } existing)
            return (call.Input["Attributes"] as JsonObject ?? []).All(a => Inputs.Text(existing.Document[a.Key]) == Inputs.Text(a.Value)) ? new() { ["QueueUrl"] = Url(existing) }
                : throw new DemoException("QueueAlreadyExists", "A queue already exists with the same name and a different value for attribute " + (call.Input["Attributes"] as JsonObject ?? []).First(a => Inputs.Text(existing.Document[a.Key]) != Inputs.Text(a.Value)).Key);
        var queue = _queues.Make(call, name, New);
        return new() { ["QueueUrl"] = Url(queue) };
    }

    private static JsonObject New(DemoCall call, string id, string arn)
    {
        var now = call.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var document = new JsonObject
        {
            ["QueueUrl"] = $"https://sqs.{call.Region}.amazonaws.com/{call.Account}/{id}",
            ["QueueArn"] = arn,
            ["VisibilityTimeout"] = "30",
            ["MessageRetentionPeriod"] = "345600",
            ["DelaySeconds"] = "0",
            ["MaximumMessageSize"] = "262144",
            ["ReceiveMessageWaitTimeSeconds"] = "0",
            ["ApproximateNumberOfMessages"] = "0",
            ["ApproximateNumberOfMessagesNotVisible"] = "0",
            ["ApproximateNumberOfMessagesDelayed"] = "0",
            ["CreatedTimestamp"] = now,
            ["LastModifiedTimestamp"] = now,
            ["SqsManagedSseEnabled"] = "true",
        };
        Copy(call, document);
        return document;
    }

    private static void Copy(DemoCall call, JsonObject document)
    {
        foreach (var (name, value) in call.Input["Attributes"] as JsonObject ?? []) document[name] = Inputs.Text(value);
    }
}
