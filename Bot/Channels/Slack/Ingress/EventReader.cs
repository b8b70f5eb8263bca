using System.Collections.Immutable;
using System.Text.Json;
using static Bot.Channels.Slack.Api.JsonFacts;

namespace Bot.Channels.Slack.Ingress;

/// <summary>A message that an event brought.</summary>
/// <param name="IsFollowUp">It does not mention the bot: it is meant for it only where the bot takes part in its thread.</param>
internal readonly record struct SaidEvent(Message Message, bool IsFollowUp);

/// <summary>Envelopes of the Events API to messages. What is not written to the bot by a person gives null.</summary>
internal static class EventReader
{
    private const int MaxFiles = 10;

    public static SaidEvent? Read(JsonElement envelope, DateTimeOffset now)
    {
        var e = Object(envelope, "event");
        if (Text(envelope, "event_id") is not { } id || !IsNewFromPerson(e))
            return null;
        if (Text(e, "user") is not { } user || Text(e, "channel") is not { } channel || Text(e, "ts") is not { } ts || !SlackIds.IsTime(ts))
            return null;
        var text = Text(e, "text") ?? "";
        var kind = KindOf(Text(e, "channel_type"), channel);
        var thread = Text(e, "thread_ts");
        var isFollowUp = false;
        if (Text(e, "type") == "message" && kind != ChannelKind.Direct)
        {
            // A mention comes a second time, as app_mention.
            if (thread is null || thread == ts || Mentions(text, BotOf(envelope)))
                return null;
            isFollowUp = true;
        }
        var isShared = Is(envelope, "is_ext_shared_channel");
        var team = TeamOf(envelope);
        // A user team that is neither the workspace nor its organisation is somebody else's, where the channel is shared.
        var isForeign = isShared && (Text(e, "user_team") ?? Text(e, "source_team")) is { } home && home != team && home != EnterpriseOf(envelope);
        return new(
            new(id, new(Platform.Slack, team, channel, thread is not null && SlackIds.IsTime(thread) ? thread : ts) { IsDirect = kind == ChannelKind.Direct, Kind = kind, IsShared = isShared },
                new(user, user) { Standing = isForeign ? Standing.External : Standing.Unknown }, text, now)
            {
                Files = FilesOf(e),
                Unaddressed = isFollowUp,
            },
            isFollowUp);
    }

    /// <summary>The workspace that the event happened in.</summary>
    public static string TeamOf(JsonElement envelope) => Text(envelope, "team_id") ?? Text(Object(envelope, "event"), "team") ?? "";

    /// <summary>Its organisation; null where it has none.</summary>
    public static string? EnterpriseOf(JsonElement envelope) => Text(envelope, "enterprise_id") ?? Text(First(envelope, "authorizations"), "enterprise_id");

    /// <summary>The bot's own user; null where the envelope does not say.</summary>
    private static string? BotOf(JsonElement envelope) => First(envelope, "authorizations") is var given && Is(given, "is_bot") ? Text(given, "user_id") : null;

    /// <summary>Own messages, other bots', edits, deletions, joins and the like are nobody's question.</summary>
    private static bool IsNewFromPerson(JsonElement e) =>
        Text(e, "type") is "app_mention" or "message" && !Has(e, "bot_id") && !Has(e, "bot_profile") && !Has(e, "edited") && !Is(e, "hidden")
        && (!Has(e, "subtype") || Text(e, "subtype") is "file_share" or "thread_broadcast");

    private static bool Mentions(string text, string? bot) => bot is not null && text.Contains($"<@{bot}", StringComparison.Ordinal);

    /// <summary>Slack's <c>channel_type</c>, which not all events carry; ids of direct messages begin with D.</summary>
    private static ChannelKind KindOf(string? type, string channel) => type switch
    {
        "im" => ChannelKind.Direct,
        "channel" => ChannelKind.Public,
        "group" or "mpim" => ChannelKind.Private,
        _ => channel.StartsWith('D') ? ChannelKind.Direct : ChannelKind.Unknown,
    };

    private static ImmutableArray<SharedFile> FilesOf(JsonElement e) => [.. List(e, "files").Take(MaxFiles).Where(f => Text(f, "url_private") is not null)
        .Select(f => new SharedFile(Text(f, "name") ?? Text(f, "title") ?? "file", Text(f, "mimetype") ?? "application/octet-stream", Text(f, "url_private")!))];

    private static JsonElement First(JsonElement node, string key) => List(node, key).FirstOrDefault();

    private static bool Has(JsonElement node, string key) => node.TryGetProperty(key, out _);
}
