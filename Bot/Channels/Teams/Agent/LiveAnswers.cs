using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Channels.Teams.Api;
using Bot.Conversations;
using Bot.Conversations.Stores;

namespace Bot.Channels.Teams.Agent;

/// <summary>Shows long turns while they run: a stream in a chat with one person, elsewhere one message that is updated in place. The answer takes its place.</summary>
/// <remarks>
/// What is shown is noted in the store, so that whoever takes up the turn of a process that died takes up its message too.
/// Source: Microsoft, "Stream bot messages": updates numbered from 1, one a second at most, each awaited; the end carries no number.
/// </remarks>
internal sealed class LiveAnswers(TeamsClient client, IRecords records, RunningTurns running, TimeProvider clock)
{
    private const string Kind = "teams-shown", Informative = "informative", Final = "final";
    private const int MaxLive = 2000;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(6);
    private readonly ConcurrentDictionary<string, LiveAnswer> _live = new(StringComparer.Ordinal);

    /// <summary>Watches a turn; null where nothing is to be shown.</summary>
    public IProgress<TurnProgress>? Watch(string deliveryId, Message message)
    {
        if (message.Unaddressed || message.ReplyTo is null)
            return null;
        if (_live.Count >= MaxLive)
        {
            foreach (var (id, old) in _live.Where(l => l.Value.IsEnded))
                _live.TryRemove(KeyValuePair.Create(id, old));
        }
        // A turn that is run again goes on where it was.
        return _live.GetOrAdd(deliveryId, id => new(this, id, message, clock));
    }

    /// <summary>The turn is over: no more of it is shown, whoever delivers the answer.</summary>
    public void Stop(string deliveryId)
    {
        if (_live.TryGetValue(deliveryId, out var live))
            live.Stop();
    }

    /// <summary>Ends the showing.</summary>
    /// <returns>What was shown; null for nothing.</returns>
    public async Task<ShownAnswer?> EndAsync(string deliveryId, CancellationToken cancellation)
    {
        if (_live.TryGetValue(deliveryId, out var live))
            return await live.EndAsync().ConfigureAwait(false);
        return await records.GetAsync(Kind, deliveryId, cancellation).ConfigureAwait(false) is { } stored ? JsonSerializer.Deserialize<ShownAnswer>(stored.Json) : null;
    }

    /// <summary>Puts the answer in the place of what is shown. It may be done twice without harm: a stream that has ended takes no second end, and then the message is updated.</summary>
    /// <returns>Null where that cannot be done: the answer is to be sent. What is shown was taken away as far as Teams let it.</returns>
    public async Task<DeliveryOutcome?> ReplaceAsync(string deliveryId, ShownAnswer shown, JsonObject answer, CancellationToken cancellation)
    {
        var reply = shown.Streams ? await client.SendAsync(shown.Place, Streamed(answer, Final, shown.Id, null), null, cancellation).ConfigureAwait(false) : null;
        if (reply is null or TeamsReply.Refused)
            reply = await client.UpdateAsync(shown.Place, shown.Id, answer, cancellation).ConfigureAwait(false);
        var outcome = reply.ToDelivery();
        if (outcome is DeliveryOutcome.Never)
        {
            await client.DeleteAsync(shown.Place, shown.Id, cancellation).ConfigureAwait(false);
            await ForgetAsync(deliveryId, cancellation).ConfigureAwait(false);
            return null;
        }
        if (outcome is not DeliveryOutcome.Done)
            return outcome;
        await ForgetAsync(deliveryId, cancellation).ConfigureAwait(false);
        return new DeliveryOutcome.Done(shown.Id);
    }

    /// <summary>Begins to show a turn.</summary>
    /// <returns>Null where Teams lets nothing be shown.</returns>
    internal async Task<ShownAnswer?> ShowAsync(string deliveryId, Message message, LiveAnswer live, CancellationToken cancellation)
    {
        if (TeamsPlace.Of(message) is not { } place)
            return null;
        var text = live.Calls.TakeChanged() ?? "Looking …";
        ShownAnswer? shown = null;
        if (message.Place.IsDirect && await client.SendAsync(place, Streamed(Typing(text), Informative, null, live.Sequence++), null, cancellation).ConfigureAwait(false) is TeamsReply.Ok { Id: { Length: > 0 } stream })
            shown = new(place, stream, Streams: true);
        // Where there are no streams, and in clients and hosts that refuse them.
        if (shown is null && await client.SendAsync(place, Line(text), message.ReplyTo?.ActivityId, cancellation).ConfigureAwait(false) is TeamsReply.Ok { Id: { Length: > 0 } id })
            shown = new(place, id, Streams: false);
        if (shown is not null)
            await records.PutAsync(Kind, deliveryId, JsonSerializer.Serialize(shown), 0, clock.GetUtcNow() + Kept, cancellation).ConfigureAwait(false);
        return shown;
    }

    /// <summary>Shows what changed.</summary>
    /// <returns>False where Teams takes no more: nothing is shown any more, the answer comes all the same.</returns>
    internal async Task<bool> GoOnAsync(ShownAnswer shown, Message message, LiveAnswer live, string text, CancellationToken cancellation)
    {
        var reply = shown.Streams
            ? await client.SendAsync(shown.Place, Streamed(Typing(text), Informative, shown.Id, live.Sequence++), null, cancellation).ConfigureAwait(false)
            : await client.UpdateAsync(shown.Place, shown.Id, Line(text), cancellation).ConfigureAwait(false);
        // The person pressed stop: the work ends too.
        if (shown.Streams && reply is TeamsReply.Refused { IsStopped: true })
            running.StopMessage(message);
        return reply is not TeamsReply.Refused;
    }

    private static JsonObject Typing(string text) => new() { ["type"] = "typing", ["text"] = text };

    private static JsonObject Line(string text) => new() { ["type"] = "message", ["textFormat"] = "markdown", ["text"] = text };

    /// <summary>An activity as a part of a stream.</summary>
    private static JsonObject Streamed(JsonObject activity, string type, string? stream, int? sequence)
    {
        var part = (JsonObject)activity.DeepClone();
        var info = new JsonObject { ["type"] = "streaminfo", ["streamType"] = type };
        if (stream is not null)
            info["streamId"] = stream;
        if (sequence is { } number)
            info["streamSequence"] = number;
        if (part["entities"] is JsonArray entities)
            entities.Add((JsonNode)info);
        else
            part["entities"] = new JsonArray(info);
        return part;
    }

    private Task ForgetAsync(string deliveryId, CancellationToken cancellation)
    {
        _live.TryRemove(deliveryId, out _);
        return records.DeleteAsync(Kind, deliveryId, cancellation);
    }

    /// <summary>Nothing was shown: there is nothing to take up.</summary>
    internal void Drop(string deliveryId) => _live.TryRemove(deliveryId, out _);
}
