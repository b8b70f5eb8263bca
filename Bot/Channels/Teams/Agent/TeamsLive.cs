using System.Text.Json.Nodes;
using Bot.Channels.Live;
using Bot.Channels.Teams.Api;
using Bot.Channels.Teams.Rendering;
using Bot.Conversations;

namespace Bot.Channels.Teams.Agent;

/// <summary>A message that shows how an answer comes along.</summary>
/// <param name="Place">The conversation.</param>
/// <param name="Id">The activity.</param>
/// <param name="Streams">Teams shows it as a stream; else it is an ordinary message, updated in place.</param>
internal sealed record TeamsShown(TeamsPlace Place, string Id, bool Streams) : IShownAnswer;

/// <summary>What takes its place.</summary>
/// <param name="Part">The answer's first message.</param>
/// <param name="Lead">What the end of a stream says beside its card; null for nothing.</param>
internal sealed record TeamsEnd(JsonObject Part, TeamsLead? Lead);

/// <summary>Teams' way to show a long turn: a stream in a chat with one person, elsewhere one message that is updated in place.</summary>
/// <remarks>Source: Microsoft, "Stream bot messages": updates numbered from 1, one a second at most, each awaited; the end carries no number. A stream lives two minutes.</remarks>
internal sealed class TeamsLive(TeamsClient client, RunningTurns running) : ILivePlatform<TeamsShown, TeamsEnd>
{
    private const string Informative = "informative", Final = "final";
    private const int MaxLines = 8;

    public string Kind => "teams-shown";
    public TimeSpan Every => TimeSpan.FromSeconds(1.5);
    public TimeSpan Longest => TimeSpan.FromSeconds(100);

    public bool MayShow(Message message) => message.ReplyTo is not null;

    public async Task<TeamsShown?> ShowAsync(LiveTurn turn)
    {
        var message = turn.Message;
        if (TeamsPlace.Of(message) is not { } place)
            return null;
        turn.Calls.TakeChanged();
        var text = TextOf(turn);
        if (message.Place.IsDirect && await client.SendAsync(place, Streamed(Typing(text), Informative, null, turn.Sequence++), null, CancellationToken.None).ConfigureAwait(false) is TeamsReply.Ok { Id: { Length: > 0 } stream })
            return new(place, stream, Streams: true);
        // Where there are no streams, and in clients and hosts that refuse them.
        return await client.SendAsync(place, Line(text), message.ReplyTo?.ActivityId, CancellationToken.None).ConfigureAwait(false) is TeamsReply.Ok { Id: { Length: > 0 } id } ? new(place, id, Streams: false) : null;
    }

    public async Task<bool> GoOnAsync(TeamsShown shown, LiveTurn turn, IReadOnlyList<CallCount> changed)
    {
        var text = TextOf(turn);
        var reply = shown.Streams
            ? await client.SendAsync(shown.Place, Streamed(Typing(text), Informative, shown.Id, turn.Sequence++), null, CancellationToken.None).ConfigureAwait(false)
            : await client.UpdateAsync(shown.Place, shown.Id, Line(text), CancellationToken.None).ConfigureAwait(false);
        // The person pressed stop: the work ends too.
        if (shown.Streams && reply is TeamsReply.Refused { IsStopped: true })
            running.StopMessage(turn.Message);
        return reply is not TeamsReply.Refused;
    }

    public async Task<DeliveryOutcome> PutAsync(TeamsShown shown, LiveTurn? turn, TeamsEnd answer, CancellationToken cancellation)
    {
        var reply = shown.Streams ? await client.SendAsync(shown.Place, Streamed(WithText(answer), Final, shown.Id, null), null, cancellation).ConfigureAwait(false) : null;
        // A stream that has ended takes no second end, and then the message is updated.
        if (reply is null or TeamsReply.Refused)
            reply = await client.UpdateAsync(shown.Place, shown.Id, answer.Part, cancellation).ConfigureAwait(false);
        return reply.ToDelivery() is DeliveryOutcome.Done ? new DeliveryOutcome.Done(shown.Id) : reply.ToDelivery();
    }

    public Task RemoveAsync(TeamsShown shown, CancellationToken cancellation) => client.DeleteAsync(shown.Place, shown.Id, cancellation);

    private static string TextOf(LiveTurn turn)
    {
        var calls = turn.Calls.All();
        var lines = calls.Take(MaxLines).Select(c => $"{c.Title}: {c.Words}");
        return calls.Count == 0 ? "Looking …" : string.Join("\n\n", calls.Count > MaxLines ? lines.Append($"and {calls.Count - MaxLines} more kinds of calls") : lines);
    }

    /// <summary>The end of a stream must have a text, and may have it beside a card.</summary>
    private static JsonObject WithText(TeamsEnd answer)
    {
        if ((string?)answer.Part["text"] is { Length: > 0 })
            return answer.Part;
        var end = (JsonObject)answer.Part.DeepClone();
        end["text"] = answer.Lead?.Text ?? "Here is the answer.";
        if (answer.Lead is not { } lead)
            return end;
        end["entities"] = new JsonArray([.. lead.Entities.Select(e => e.DeepClone())]);
        if (end["attachments"]?[0]?["content"]?["body"] is JsonArray { Count: > 1 } body)
            body.RemoveAt(0);
        return end;
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
}
