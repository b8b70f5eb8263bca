using System.Text.Json.Nodes;
using Bot.Channels.Slack.Views;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Slack.Ingress;

/// <summary>What every payload of interactivity says: who, where, and the ticket to open a modal with.</summary>
/// <param name="Workspace">The team; the organisation's id where Slack names no team.</param>
/// <param name="User">Who pressed.</param>
/// <param name="Name">Their name, for greetings.</param>
/// <param name="Trigger">The ticket, good for 3 seconds; empty where there is none.</param>
/// <param name="Place">Where an answer goes.</param>
/// <param name="ReplyTo">The address for an answer that only they see; null where the answer goes to the place.</param>
internal sealed record Interaction(string Workspace, string User, string Name, string Trigger, Place Place, ReplyAddress? ReplyTo)
{
    /// <summary>The thread of what is asked in the home and in modals that were opened from nowhere.</summary>
    private const string HomeThread = "home";

    /// <summary>Null where the payload names nobody.</summary>
    public static Interaction? Read(JsonObject payload, SlackOptions options)
    {
        if (Text(payload["user"], "id") is not { Length: > 0 } user)
            return null;
        var workspace = Text(payload["team"], "id") ?? Text(payload["user"], "team_id") ?? Text(payload["enterprise"], "id") ?? "";
        var (place, reply) = PlaceOf(payload, workspace, user, options);
        return new(workspace, user, Text(payload["user"], "username") ?? Text(payload["user"], "name") ?? user, Text(payload, "trigger_id") ?? "", place, reply);
    }

    /// <summary>The payload's message in its thread.</summary>
    public ViewPlace ToView(string? message = null) => new(Place.Workspace, Place.Channel, Place.Thread, message);

    /// <summary>What was pressed, as a message.</summary>
    /// <param name="id">The press's own id.</param>
    /// <param name="text">What it says.</param>
    /// <param name="now">The time.</param>
    public Message Says(string id, string text, DateTimeOffset now) => new(id, Place, new(User, Name), text, now) { ReplyTo = ReplyTo };

    private static (Place Place, ReplyAddress? ReplyTo) PlaceOf(JsonObject payload, string workspace, string user, SlackOptions options)
    {
        var container = payload["container"] as JsonObject;
        var channel = Text(payload["channel"], "id") ?? Text(container, "channel_id");
        var message = Text(payload["message"], "ts") ?? Text(container, "message_ts");
        var thread = Text(payload["message"], "thread_ts") ?? Text(container, "thread_ts");
        if (channel is null)
            return (SlackIds.PlaceOf(workspace, user, HomeThread), null);
        if (container?["is_ephemeral"] is JsonValue flag && flag.TryGetValue<bool>(out var isEphemeral) && isEphemeral && thread is null)
        {
            // Nothing can hang on a message that only one person sees: the answer goes the same way.
            var reply = Uri.TryCreate(Text(payload, "response_url"), UriKind.Absolute, out var url) && options.MayPostTo(url) ? new ReplyAddress(url) : null;
            return reply is null ? (SlackIds.PlaceOf(workspace, user, HomeThread), null) : (SlackIds.PlaceOf(workspace, channel, CommandReader.ThreadOf(user)), reply);
        }
        return (thread ?? message) is { } ts && SlackIds.IsTime(ts) ? (SlackIds.PlaceOf(workspace, channel, ts), null) : (SlackIds.PlaceOf(workspace, user, HomeThread), null);
    }
}
