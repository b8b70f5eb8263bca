using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Messaging;

/// <summary>The messages of queues: the facet <c>Messages</c>, a list of <c>MessageId</c> and <c>Body</c>. Received messages stay until they are deleted.</summary>
internal sealed class QueueMessages(Kind queues)
{
    private readonly Lock _gate = new();

    /// <summary>SendMessage.</summary>
    public JsonObject Send(DemoCall call)
    {
        var (id, body) = (call.NewUuid(), call.Need("MessageBody"));
        lock (_gate) Replace(call, list => [.. list, new JsonObject { ["MessageId"] = id, ["Body"] = body }]);
        return new() { ["MessageId"] = id, ["MD5OfMessageBody"] = Digest(body) };
    }

    /// <summary>ReceiveMessage.</summary>
    public JsonObject Receive(DemoCall call)
    {
        var found = Of(queues.Get(call, call.Text("QueueUrl"))).Take(call.Number("MaxNumberOfMessages") ?? 1).Select(m => new JsonObject
        {
            ["MessageId"] = m["MessageId"]?.DeepClone(),
            ["Body"] = m["Body"]?.DeepClone(),
            ["MD5OfBody"] = Digest(Inputs.Text(m["Body"]) ?? ""),
            ["ReceiptHandle"] = m["MessageId"]?.DeepClone(),
        }).ToJson();
        return found.Count == 0 ? [] : new() { ["Messages"] = found };
    }

    /// <summary>DeleteMessage.</summary>
    public JsonObject Delete(DemoCall call)
    {
        lock (_gate) Replace(call, list => list.Where(m => Inputs.Text(m["MessageId"]) != call.Text("ReceiptHandle")));
        return [];
    }

    /// <summary>PurgeQueue.</summary>
    public JsonObject Purge(DemoCall call)
    {
        lock (_gate) Replace(call, _ => []);
        return [];
    }

    private void Replace(DemoCall call, Func<IEnumerable<JsonObject>, IEnumerable<JsonObject>> change)
    {
        var queue = queues.Get(call, call.Text("QueueUrl"));
        var before = Of(queue).ToList();
        var messages = change(before).ToJson();
        var document = (JsonObject)queue.Document.DeepClone();
        var counted = long.TryParse(Inputs.Text(document["ApproximateNumberOfMessages"]), out var number) ? number : 0;
        // A scenario may state a backlog without its messages: the count moves with the messages, it is not their number.
        document["ApproximateNumberOfMessages"] = (messages.Count == 0 && before.Count == 0 ? 0 : Math.Max(0, counted + messages.Count - before.Count)).ToString(CultureInfo.InvariantCulture);
        queue.Facets["Messages"] = messages;
        queue.Document = document;
    }

    private static IEnumerable<JsonObject> Of(Resource queue) => queue.Facets.TryGetValue("Messages", out var messages) ? messages.AsArray().OfType<JsonObject>() : [];

#pragma warning disable CA5351 // The API's own digest of the body.
    private static string Digest(string body) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body)));
#pragma warning restore CA5351
}
