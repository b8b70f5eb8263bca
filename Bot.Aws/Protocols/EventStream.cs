using System.Text.Json.Nodes;
using Amazon.Runtime.EventStreams;
using Amazon.Runtime.EventStreams.Internal;
using Bot.Aws.Catalog;

namespace Bot.Aws.Protocols;

/// <summary>Events of a stream that was read to its end: a list of objects with one member each, the event's name.</summary>
internal static class EventStream
{
    public static JsonArray Read(AwsShape shape, ReadOnlyMemory<byte> body)
    {
        var events = new JsonArray();
        using var decoder = new EventStreamDecoder();
        decoder.MessageReceived += (_, e) =>
        {
            if (Event(shape, e.Message) is { } decoded)
                events.Add(decoded);
        };
        decoder.ProcessData(body.ToArray(), 0, body.Length);
        return events;
    }

    /// <summary>One event; null for those that belong to the protocol.</summary>
    private static JsonObject? Event(AwsShape shape, EventStreamMessage message)
    {
        var name = Header(message, ":event-type") ?? Header(message, ":exception-type") ?? Header(message, ":error-code");
        if (name is null or "initial-response")
            return null;
        if (!shape.Members.TryGetValue(name, out var member))
            return new() { [name] = System.Text.Encoding.UTF8.GetString(message.Payload) };
        var payload = member.Shape.Members.Values.FirstOrDefault(m => m.Shape.Kind == AwsKind.Blob && member.Shape.Members.Count == 1);
        var isJson = Header(message, ":content-type")?.Contains("json", StringComparison.Ordinal) ?? payload is null;
        return new()
        {
            [name] = isJson || payload is null ? JsonReply.Read(member.Shape, message.Payload) : new JsonObject { [payload.Name] = Convert.ToBase64String(message.Payload) },
        };
    }

    private static string? Header(EventStreamMessage message, string name) =>
        message.Headers.TryGetValue(name, out var header) && header.HeaderType == EventStreamHeaderType.String ? header.AsString() : null;
}
