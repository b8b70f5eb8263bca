using System.Text.Json.Nodes;
using Bot.Answers;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Slack;

/// <summary>Slack's payloads to messages. What is not addressed to the bot gives null.</summary>
internal static class SlackIngress
{
    /// <summary>An <c>event_callback</c> envelope.</summary>
    public static Message? OfEvent(JsonObject envelope, DateTimeOffset now)
    {
        if (envelope["event"] is not JsonObject e || Text(envelope, "event_id") is not { } id)
            return null;
        var isDirect = Text(e, "type") == "message" && Text(e, "channel_type") == "im";
        if (!(Text(e, "type") == "app_mention" || isDirect) || e.ContainsKey("bot_id") || e.ContainsKey("subtype") || e.ContainsKey("edited"))
            return null;
        if (Text(e, "user") is not { } user || Text(e, "channel") is not { } channel || Text(e, "ts") is not { } ts)
            return null;
        var team = Text(envelope, "team_id") ?? Text(e, "team") ?? "";
        var isShared = envelope["is_ext_shared_channel"] is JsonValue flag && flag.TryGetValue<bool>(out var shared) && shared;
        // A user team that is neither the workspace nor its organisation is somebody else's, where the channel is shared.
        var isForeign = isShared && Text(e, "user_team") is { } home && home != team && home != Text(envelope, "enterprise_id");
        return new(
            id, new(Platform.Slack, team, channel, Text(e, "thread_ts") ?? ts) { IsDirect = isDirect, Kind = KindOf(Text(e, "channel_type")), IsShared = isShared },
            new(user, user) { Standing = isForeign ? Standing.External : Standing.Unknown }, Text(e, "text") ?? "", now);
    }

    /// <summary>Slack's <c>channel_type</c>, which not all events carry.</summary>
    private static ChannelKind KindOf(string? type) => type switch
    {
        "im" => ChannelKind.Direct,
        "channel" => ChannelKind.Public,
        "group" or "mpim" => ChannelKind.Private,
        _ => ChannelKind.Unknown,
    };

    /// <summary>A button of an answer: pressing it is a new message in the answer's thread.</summary>
    public static Message? OfInteraction(JsonObject payload, DateTimeOffset now)
    {
        if (Text(payload, "type") != "block_actions" || payload["actions"] is not JsonArray { Count: > 0 } actions || actions[0] is not JsonObject action)
            return null;
        if (Text(action, "action_id") is not { } actionId || Text(action, "value") is not { Length: > 0 } value)
            return null;
        var container = payload["container"] as JsonObject;
        var channel = Text(payload["channel"], "id") ?? Text(container, "channel_id");
        var ts = Text(container, "thread_ts") ?? Text(container, "message_ts");
        if (channel is null || ts is null || Text(payload["user"], "id") is not { } user)
            return null;
        if (actionId.StartsWith(SlackRenderer.InputPrefix, StringComparison.Ordinal))
            value = Offer.With(value, Text(Member(Member(Member(payload["state"], "values"), SlackRenderer.InputId), SlackRenderer.InputId), "value"));
        return new(
            $"{Text(payload, "trigger_id") ?? Text(action, "action_ts")}:{actionId}",
            PlaceOf(Text(payload["team"], "id") ?? "", channel, ts), new(user, user), value, now)
        {
            Confirmed = actionId.StartsWith(SlackRenderer.ConfirmPrefix, StringComparison.Ordinal),
            Card = Text(container, "message_ts"),
        };
    }

    private static JsonNode? Member(JsonNode? node, string key) => (node as JsonObject)?[key];

    /// <summary>A place by ids alone: those of direct messages begin with D.</summary>
    private static Place PlaceOf(string team, string channel, string thread) => new(Platform.Slack, team, channel, thread)
    {
        IsDirect = channel.StartsWith('D'),
        Kind = channel.StartsWith('D') ? ChannelKind.Direct : ChannelKind.Unknown,
    };

    /// <summary>A slash command; answered privately through its <c>response_url</c>.</summary>
    public static Message? OfCommand(IFormCollection form, DateTimeOffset now)
    {
        string Value(string key) => form[key].ToString();
        if (Value("user_id").Length == 0 || Value("channel_id").Length == 0 || !Uri.TryCreate(Value("response_url"), UriKind.Absolute, out var reply))
            return null;
        var thread = $"command-{Value("user_id")}";
        return new(
            Value("trigger_id") is { Length: > 0 } trigger ? trigger : reply.AbsolutePath,
            PlaceOf(Value("team_id"), Value("channel_id"), thread), new(Value("user_id"), Value("user_name")),
            Value("text") is { Length: > 0 } text ? text : "help", now)
        {
            ReplyTo = new(reply),
        };
    }
}
