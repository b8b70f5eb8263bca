using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Conversations;

namespace Bot.Channels.Slack;

/// <summary>Brings answers to Slack: into the thread, or privately where a slash command asked.</summary>
/// <remarks>An answer carries its delivery's id as message metadata; after an uncertain try the thread is searched for it.</remarks>
internal sealed partial class SlackDelivery(SlackClient client, ILogger<SlackDelivery> log) : IDelivery
{
    private const string EventType = "wheelhouse_delivery", IdKey = "id";

    /// <summary>Errors of chat.postMessage that pass by themselves. Source: Slack, "chat.postMessage", errors.</summary>
    private static readonly FrozenSet<string> Passing = FrozenSet.ToFrozenSet(
        ["ratelimited", "rate_limited", "fatal_error", "internal_error", "service_unavailable", "request_timeout", "team_added_to_org", "accesslimited", "message_limit_exceeded"]);
    /// <summary>Errors after which the message may be there.</summary>
    private static readonly FrozenSet<string> Unclear = FrozenSet.ToFrozenSet(["fatal_error", "internal_error", "service_unavailable", "request_timeout"]);

    public Platform Platform => Platform.Slack;

    public async Task BeginAsync(Message message, CancellationToken cancellation)
    {
        if (message.ReplyTo is not null)
            return;
        try
        {
            await client.SetStatusAsync(message.Place.Channel, message.Place.Thread, "is looking …", cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            NoStatus(log, e);
        }
    }

    public byte[] Render(string deliveryId, Message message, TurnResult result)
    {
        var body = SlackRenderer.Render(result);
        if (message.ReplyTo is { } reply)
        {
            body["response_type"] = "ephemeral";
            return JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["url"] = reply.Url.ToString(), ["body"] = body });
        }
        body["channel"] = message.Place.Channel;
        body["thread_ts"] = message.Place.Thread;
        body["unfurl_links"] = false;
        body["unfurl_media"] = false;
        body["metadata"] = new JsonObject { ["event_type"] = EventType, ["event_payload"] = new JsonObject { [IdKey] = deliveryId } };
        var content = new JsonObject { ["channel"] = message.Place.Channel, ["thread"] = message.Place.Thread, ["body"] = body };
        if (message.Card is { } card && result.Answer.Closed is { } closed)
        {
            var update = SlackRenderer.Render(closed);
            update["channel"] = message.Place.Channel;
            update["ts"] = card;
            content["update"] = update;
        }
        return JsonSerializer.SerializeToUtf8Bytes(content);
    }

    public async Task<DeliveryOutcome> DeliverAsync(Outgoing delivery, CancellationToken cancellation)
    {
        using var content = JsonDocument.Parse(delivery.Content);
        var root = content.RootElement;
        var body = JsonMarshal.GetRawUtf8Value(root.GetProperty("body")).ToArray();
        if (root.TryGetProperty("url", out var url))
            return await client.RespondAsync(new(url.GetString()!), body, cancellation).ConfigureAwait(false) ?? new DeliveryOutcome.Done(null);
        if (root.TryGetProperty("update", out var update))
            await UpdateAsync(JsonMarshal.GetRawUtf8Value(update).ToArray(), cancellation).ConfigureAwait(false);
        if (delivery.Uncertain && await FindAsync(root.GetProperty("channel").GetString()!, root.GetProperty("thread").GetString()!, delivery.Id, cancellation).ConfigureAwait(false) is { } found)
            return found;
        using var reply = await client.PostAsync("chat.postMessage", body, cancellation).ConfigureAwait(false);
        if (reply.IsOk)
            return new DeliveryOutcome.Done(reply.Text("ts"));
        if (reply.Failed is { } failed)
            return failed;
        var said = $"Slack refused chat.postMessage: {reply.Error}";
        return Passing.Contains(reply.Error) ? new DeliveryOutcome.Later(said, Uncertain: Unclear.Contains(reply.Error)) : new DeliveryOutcome.Never(said);
    }

    /// <summary>Takes the buttons off a plan that is over. Its buttons do nothing any more in any case, so that a failure is only logged.</summary>
    private async Task UpdateAsync(byte[] body, CancellationToken cancellation)
    {
        try
        {
            using var reply = await client.PostAsync("chat.update", body, cancellation).ConfigureAwait(false);
            if (!reply.IsOk)
                NotUpdated(log, null, reply.Error);
        }
        catch (HttpRequestException e)
        {
            NotUpdated(log, e, "");
        }
    }

    /// <summary>Looks in the thread for the delivery. Null: it is not there, or the app may not look, and it is to be sent.</summary>
    private async Task<DeliveryOutcome?> FindAsync(string channel, string thread, string id, CancellationToken cancellation)
    {
        for (var cursor = ""; ;)
        {
            using var reply = await client.GetAsync(
                $"conversations.replies?channel={Uri.EscapeDataString(channel)}&ts={Uri.EscapeDataString(thread)}&include_all_metadata=true&limit=200{(cursor.Length > 0 ? "&cursor=" + Uri.EscapeDataString(cursor) : "")}",
                cancellation).ConfigureAwait(false);
            if (reply.Failed is { } failed)
                return failed is DeliveryOutcome.Later later ? later with { Uncertain = true } : failed;
            if (!reply.IsOk)
            {
                if (Passing.Contains(reply.Error))
                    return new DeliveryOutcome.Later($"Slack refused conversations.replies: {reply.Error}", Uncertain: true);
                CannotLook(log, reply.Error);
                return null;
            }
            foreach (var message in Messages(reply.Json!.RootElement))
            {
                if (IdOf(message) == id)
                    return new DeliveryOutcome.Done(message.GetProperty("ts").GetString());
            }
            cursor = reply.Json.RootElement.TryGetProperty("response_metadata", out var more) && more.TryGetProperty("next_cursor", out var next) ? next.GetString() ?? "" : "";
            if (cursor.Length == 0)
                return null;
        }
    }

    private static IEnumerable<JsonElement> Messages(JsonElement root) =>
        root.TryGetProperty("messages", out var messages) && messages.ValueKind == JsonValueKind.Array ? messages.EnumerateArray() : [];

    private static string? IdOf(JsonElement message) =>
        message.TryGetProperty("metadata", out var metadata) && metadata.TryGetProperty("event_payload", out var payload) && payload.TryGetProperty(IdKey, out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;

    [LoggerMessage(EventId = 201, Level = LogLevel.Warning, Message = "The status could not be shown in Slack")]
    private static partial void NoStatus(ILogger log, Exception exception);

    [LoggerMessage(EventId = 203, Level = LogLevel.Warning, Message = "The card of a plan that is over could not be updated in Slack ({Error})")]
    private static partial void NotUpdated(ILogger log, Exception? exception, string error);

    [LoggerMessage(EventId = 202, Level = LogLevel.Warning, Message = "Whether an answer reached Slack cannot be looked up ({Error}); it is sent again. Give the app the history scopes of its manifest")]
    private static partial void CannotLook(ILogger log, string error);
}
