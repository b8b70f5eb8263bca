using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Channels.Live;
using Bot.Channels.Slack.Api;
using Bot.Channels.Slack.Delivery;
using Bot.Channels.Slack.Ingress;

namespace Bot.Channels.Slack.Agent;

/// <summary>A message that shows how an answer comes along.</summary>
/// <param name="Workspace">The workspace.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Ts">The message.</param>
/// <param name="Streams">Slack shows it as a stream; else it is an ordinary message, updated in place.</param>
internal sealed record SlackShown(string Workspace, string Channel, string Ts, bool Streams) : IShownAnswer;

/// <summary>Slack's way to show a long turn: a stream with a task for each kind of call, or one message that is updated in place.</summary>
internal sealed class SlackLive(SlackClient client, TimeProvider clock) : ILivePlatform<SlackShown, JsonObject>
{
    private static readonly TimeSpan s_noStreamsFor = TimeSpan.FromHours(1);
    /// <summary>Workspaces that offer no streams, and until when that is believed.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> _noStreams = new(StringComparer.Ordinal);

    /// <summary>What Slack shows in turn while nothing else is shown.</summary>
    public static ImmutableArray<string> LoadingMessages { get; } = ["Reading the question …", "Asking AWS …", "Putting the answer together …"];

    public string Kind => "slack-shown";
    public TimeSpan Every => TimeSpan.FromSeconds(1);
    public TimeSpan Longest => TimeSpan.FromMinutes(5);

    public bool MayShow(Message message) => message.ReplyTo is null && SlackIds.IsTime(message.Place.Thread);

    public async Task<SlackShown?> ShowAsync(LiveTurn turn)
    {
        if (await StartStreamAsync(turn).ConfigureAwait(false) is { } stream)
            return stream;
        var place = turn.Message.Place;
        var reply = await client.CallAsync(
            SlackMethods.PostMessage, place.Workspace,
            new() { ["channel"] = place.Channel, ["thread_ts"] = place.Thread, ["text"] = CallTasks.Text(turn.Calls.All()), ["metadata"] = DeliveryMarks.Metadata($"{turn.DeliveryId}~shown") }, CancellationToken.None).ConfigureAwait(false);
        return reply is SlackReply.Ok ok && ok.Text("ts") is { } ts ? new(place.Workspace, place.Channel, ts, Streams: false) : null;
    }

    public async Task<bool> GoOnAsync(SlackShown shown, LiveTurn turn, IReadOnlyList<CallCount> changed)
    {
        var reply = shown.Streams
            ? await client.CallAsync(SlackMethods.AppendStream, shown.Workspace, new() { ["channel"] = shown.Channel, ["ts"] = shown.Ts, ["chunks"] = CallTasks.Chunks(changed) }, CancellationToken.None).ConfigureAwait(false)
            : await client.CallAsync(SlackMethods.UpdateMessage, shown.Workspace, new() { ["channel"] = shown.Channel, ["ts"] = shown.Ts, ["text"] = CallTasks.Text(turn.Calls.All()) }, CancellationToken.None).ConfigureAwait(false);
        return reply is not SlackReply.Refused;
    }

    public async Task<DeliveryOutcome> PutAsync(SlackShown shown, LiveTurn? turn, JsonObject answer, CancellationToken cancellation)
    {
        var reply = shown.Streams ? await StopStreamAsync(shown, turn, answer, cancellation).ConfigureAwait(false) : null;
        if (reply is null or SlackReply.Refused)
        {
            var update = (JsonObject)answer.DeepClone();
            update.Remove("thread_ts");
            update["ts"] = shown.Ts;
            reply = await client.CallAsync(SlackMethods.UpdateMessage, shown.Workspace, update, cancellation).ConfigureAwait(false);
        }
        return reply.ToDelivery(SlackMethods.UpdateMessage) is DeliveryOutcome.Done ? new DeliveryOutcome.Done(shown.Ts) : reply.ToDelivery(SlackMethods.UpdateMessage);
    }

    public async Task RemoveAsync(SlackShown shown, CancellationToken cancellation)
    {
        if (shown.Streams)
            await client.CallAsync(SlackMethods.StopStream, shown.Workspace, new() { ["channel"] = shown.Channel, ["ts"] = shown.Ts }, cancellation).ConfigureAwait(false);
        await client.CallAsync(SlackMethods.DeleteMessage, shown.Workspace, new() { ["channel"] = shown.Channel, ["ts"] = shown.Ts }, cancellation).ConfigureAwait(false);
    }

    private async Task<SlackShown?> StartStreamAsync(LiveTurn turn)
    {
        var (place, message) = (turn.Message.Place, turn.Message);
        if (_noStreams.TryGetValue(place.Workspace, out var until) && until > clock.GetUtcNow())
            return null;
        var arguments = new JsonObject { ["channel"] = place.Channel, ["thread_ts"] = place.Thread, ["task_display_mode"] = "timeline", ["chunks"] = CallTasks.Chunks(turn.Calls.TakeChanged()) };
        if (!place.IsDirect)
        {
            arguments["recipient_user_id"] = message.From.Id;
            arguments["recipient_team_id"] = place.Workspace;
        }
        var reply = await client.CallAsync(SlackMethods.StartStream, place.Workspace, arguments, CancellationToken.None).ConfigureAwait(false);
        if (reply is SlackReply.Ok ok && ok.Text("ts") is { } ts)
            return new(place.Workspace, place.Channel, ts, Streams: true);
        if (reply is SlackReply.Refused { Error.Kind: SlackErrorKind.NotOffered or SlackErrorKind.Scope or SlackErrorKind.Refused } or SlackReply.Silent { Uncertain: false })
            _noStreams[place.Workspace] = clock.GetUtcNow() + s_noStreamsFor;
        return null;
    }

    private Task<SlackReply> StopStreamAsync(SlackShown shown, LiveTurn? turn, JsonObject answer, CancellationToken cancellation)
    {
        var arguments = new JsonObject { ["channel"] = shown.Channel, ["ts"] = shown.Ts, ["blocks"] = answer["blocks"]!.DeepClone(), ["metadata"] = answer["metadata"]?.DeepClone() };
        if (turn?.Calls.All() is { Count: > 0 } all)
            arguments["chunks"] = CallTasks.Chunks(all, areEnded: true);
        return client.CallAsync(SlackMethods.StopStream, shown.Workspace, arguments, cancellation);
    }
}
