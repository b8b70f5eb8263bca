using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Channels.Slack.Api;
using Bot.Channels.Slack.Delivery;
using Bot.Channels.Slack.Ingress;
using Bot.Conversations;
using Bot.Conversations.Stores;

namespace Bot.Channels.Slack.Agent;

/// <summary>Shows long turns while they run: a stream with a task for each kind of call, or one message that is updated in place. The answer takes its place.</summary>
/// <remarks>What is shown is noted in the store, so that whoever takes up the turn of a process that died takes up its message too.</remarks>
internal sealed class LiveAnswers(SlackClient client, IRecords records, TimeProvider clock)
{
    private const string Kind = "slack-shown";
    private const int MaxLive = 2000;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(6), NoStreamsFor = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, LiveAnswer> _live = new(StringComparer.Ordinal);
    /// <summary>Workspaces that offer no streams, and until when that is believed.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> _noStreams = new(StringComparer.Ordinal);

    /// <summary>What Slack shows in turn while nothing else is shown.</summary>
    public static ImmutableArray<string> LoadingMessages { get; } = ["Reading the question …", "Asking AWS …", "Putting the answer together …"];

    /// <summary>Watches a turn; null where nothing is to be shown.</summary>
    public IProgress<TurnProgress>? Watch(string deliveryId, Message message)
    {
        if (message.ReplyTo is not null || message.Unaddressed || !SlackIds.IsTime(message.Place.Thread))
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

    /// <summary>Puts the answer in the place of what is shown.</summary>
    /// <returns>Null where that cannot be done: the answer is to be posted. What is shown was taken away as far as Slack let it.</returns>
    public async Task<DeliveryOutcome?> ReplaceAsync(string deliveryId, ShownAnswer shown, JsonObject answer, CancellationToken cancellation)
    {
        var reply = shown.Streams ? await StopAsync(deliveryId, shown, answer, cancellation).ConfigureAwait(false) : null;
        if (reply is null or SlackReply.Refused)
        {
            var update = (JsonObject)answer.DeepClone();
            update.Remove("thread_ts");
            update["ts"] = shown.Ts;
            reply = await client.CallAsync(SlackMethods.UpdateMessage, shown.Workspace, update, cancellation).ConfigureAwait(false);
        }
        var outcome = reply.ToDelivery(SlackMethods.UpdateMessage);
        if (outcome is DeliveryOutcome.Never)
        {
            await RemoveAsync(deliveryId, shown, cancellation).ConfigureAwait(false);
            return null;
        }
        if (outcome is not DeliveryOutcome.Done)
            return outcome;
        await ForgetAsync(deliveryId, cancellation).ConfigureAwait(false);
        return new DeliveryOutcome.Done(shown.Ts);
    }

    /// <summary>Takes away what is shown: the answer is not for everybody.</summary>
    public async Task RemoveAsync(string deliveryId, ShownAnswer shown, CancellationToken cancellation)
    {
        if (shown.Streams)
            await client.CallAsync(SlackMethods.StopStream, shown.Workspace, new() { ["channel"] = shown.Channel, ["ts"] = shown.Ts }, cancellation).ConfigureAwait(false);
        await client.CallAsync(SlackMethods.DeleteMessage, shown.Workspace, new() { ["channel"] = shown.Channel, ["ts"] = shown.Ts }, cancellation).ConfigureAwait(false);
        await ForgetAsync(deliveryId, cancellation).ConfigureAwait(false);
    }

    /// <summary>Begins to show a turn.</summary>
    /// <returns>Null where Slack lets nothing be shown.</returns>
    internal async Task<ShownAnswer?> ShowAsync(string deliveryId, Message message, CallTasks tasks, CancellationToken cancellation)
    {
        var place = message.Place;
        var shown = await StartStreamAsync(message, tasks, cancellation).ConfigureAwait(false);
        if (shown is null)
        {
            var reply = await client.CallAsync(
                SlackMethods.PostMessage, place.Workspace,
                new() { ["channel"] = place.Channel, ["thread_ts"] = place.Thread, ["text"] = tasks.ToText(), ["metadata"] = DeliveryMarks.Metadata($"{deliveryId}~shown") }, cancellation).ConfigureAwait(false);
            shown = reply is SlackReply.Ok ok && ok.Text("ts") is { } ts ? new(place.Workspace, place.Channel, ts, Streams: false) : null;
        }
        if (shown is not null)
            await records.PutAsync(Kind, deliveryId, JsonSerializer.Serialize(shown), 0, clock.GetUtcNow() + Kept, cancellation).ConfigureAwait(false);
        return shown;
    }

    /// <summary>Shows what changed.</summary>
    /// <returns>False where Slack takes no more: nothing is shown any more, the answer comes all the same.</returns>
    internal async Task<bool> GoOnAsync(ShownAnswer shown, CallTasks tasks, JsonArray changed, CancellationToken cancellation)
    {
        var reply = shown.Streams
            ? await client.CallAsync(SlackMethods.AppendStream, shown.Workspace, new() { ["channel"] = shown.Channel, ["ts"] = shown.Ts, ["chunks"] = changed }, cancellation).ConfigureAwait(false)
            : await client.CallAsync(SlackMethods.UpdateMessage, shown.Workspace, new() { ["channel"] = shown.Channel, ["ts"] = shown.Ts, ["text"] = tasks.ToText() }, cancellation).ConfigureAwait(false);
        return reply is not SlackReply.Refused;
    }

    private async Task<ShownAnswer?> StartStreamAsync(Message message, CallTasks tasks, CancellationToken cancellation)
    {
        var place = message.Place;
        if (_noStreams.TryGetValue(place.Workspace, out var until) && until > clock.GetUtcNow())
            return null;
        var arguments = new JsonObject { ["channel"] = place.Channel, ["thread_ts"] = place.Thread, ["task_display_mode"] = "timeline", ["chunks"] = tasks.TakeChanged() };
        if (!place.IsDirect)
        {
            arguments["recipient_user_id"] = message.From.Id;
            arguments["recipient_team_id"] = place.Workspace;
        }
        var reply = await client.CallAsync(SlackMethods.StartStream, place.Workspace, arguments, cancellation).ConfigureAwait(false);
        if (reply is SlackReply.Ok ok && ok.Text("ts") is { } ts)
            return new(place.Workspace, place.Channel, ts, Streams: true);
        if (reply is SlackReply.Refused { Error.Kind: SlackErrorKind.NotOffered or SlackErrorKind.Scope or SlackErrorKind.Refused } or SlackReply.Silent { Uncertain: false })
            _noStreams[place.Workspace] = clock.GetUtcNow() + NoStreamsFor;
        return null;
    }

    private Task<SlackReply> StopAsync(string deliveryId, ShownAnswer shown, JsonObject answer, CancellationToken cancellation)
    {
        var arguments = new JsonObject { ["channel"] = shown.Channel, ["ts"] = shown.Ts, ["blocks"] = answer["blocks"]!.DeepClone(), ["metadata"] = answer["metadata"]?.DeepClone() };
        if (_live.TryGetValue(deliveryId, out var live) && live.Tasks.TakeChanged(ended: true) is { Count: > 0 } chunks)
            arguments["chunks"] = chunks;
        return client.CallAsync(SlackMethods.StopStream, shown.Workspace, arguments, cancellation);
    }

    private Task ForgetAsync(string deliveryId, CancellationToken cancellation)
    {
        _live.TryRemove(deliveryId, out _);
        return records.DeleteAsync(Kind, deliveryId, cancellation);
    }

    /// <summary>Nothing was shown: there is nothing to take up.</summary>
    internal void Drop(string deliveryId) => _live.TryRemove(deliveryId, out _);
}
