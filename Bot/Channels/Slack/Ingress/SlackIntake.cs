using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Channels.Slack.Agent;
using Bot.Conversations;
using Bot.Conversations.Stores;
using static Bot.Channels.Slack.Api.JsonFacts;

namespace Bot.Channels.Slack.Ingress;

/// <summary>What Slack delivers, over HTTP or a socket, once it is known to be Slack's: takes messages in and says how to acknowledge them. No call to AWS or Slack is made before the acknowledgement.</summary>
internal sealed class SlackIntake(
    SlackOptions options, Inbox inbox, ThreadMembership threads, InteractionIntake interactions, SlackSignals signals, WorkspaceNotes workspaces, AgentThreads titles, SlackHeard heard, TimeProvider clock)
{
    /// <summary>An envelope of the Events API.</summary>
    public async Task<SlackAck> EventAsync(JsonElement envelope)
    {
        switch (Text(envelope, "type"))
        {
            case "url_verification":
                return SlackAck.With(new JsonObject { ["challenge"] = Text(envelope, "challenge") ?? "" });
            case "event_callback":
                break;
            default:
                return SlackAck.Done;
        }
        heard.Note();
        await workspaces.NoteAsync(EventReader.TeamOf(envelope), EventReader.EnterpriseOf(envelope)).ConfigureAwait(false);
        if (EventReader.Read(envelope, clock.GetUtcNow()) is { } said)
        {
            if (said.IsFollowUp && !await threads.TakesPartAsync(said.Message).ConfigureAwait(false))
                return SlackAck.Done;
            var ack = await AcceptAsync(said.Message, SlackAck.Done).ConfigureAwait(false);
            if (ack.Status == 200)
                titles.Title(said.Message, Text(Object(envelope, "event"), "ts") ?? "");
            return ack;
        }
        signals.Raise(envelope);
        return SlackAck.Done;
    }

    /// <summary>A payload of interactivity: buttons, selects, shortcuts, modals.</summary>
    public async Task<SlackAck> InteractionAsync(JsonObject payload) => await interactions.ReadAsync(payload, clock.GetUtcNow()).ConfigureAwait(false) switch
    {
        { Message: { } message, Ack: var ack } => await AcceptAsync(message, ack).ConfigureAwait(false),
        { Ack: var ack } => ack,
    };

    /// <summary>A slash command.</summary>
    /// <param name="value">A field of the form; empty where it is missing.</param>
    public async Task<SlackAck> CommandAsync(Func<string, string> value)
    {
        if (CommandReader.Read(value, clock.GetUtcNow()) is not { } message)
            return SlackAck.Bad(400, "user_id, channel_id or response_url is missing.");
        if (!options.MayPostTo(message.ReplyTo!.Url))
            return SlackAck.Bad(400, "response_url is not one of Slack's addresses.");
        await workspaces.NoteAsync(message.Place.Workspace, value("enterprise_id")).ConfigureAwait(false);
        return await AcceptAsync(message, SlackAck.With(new JsonObject { ["response_type"] = "ephemeral", ["text"] = "Looking …" })).ConfigureAwait(false);
    }

    /// <summary>Slack sends again what is answered with 5xx.</summary>
    private async Task<SlackAck> AcceptAsync(Message message, SlackAck done)
    {
        switch (await inbox.AcceptAsync(message).ConfigureAwait(false))
        {
            case Intake.Full:
                return SlackAck.Later("Too many messages wait; try again.");
            case Intake.Unavailable:
                return SlackAck.Later("Messages cannot be stored at the moment; try again.");
            default:
                return done;
        }
    }
}
