using System.Text.Json.Nodes;
using Bot.Channels.Slack.Api;
using Bot.Identity.Platforms;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Slack;

/// <summary>Standing and channels by <c>users.info</c> and <c>conversations.info</c> (scopes <c>users:read</c>, <c>channels:read</c>, <c>groups:read</c>).</summary>
internal sealed class SlackFacts(SlackClient client, TimeProvider clock) : IPlatformFacts
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);
    private readonly TimedCache<StandingAnswer> _people = new(Fresh, clock);
    private readonly TimedCache<ChannelAnswer> _channels = new(Fresh, clock);

    public Platform Platform => Platform.Slack;

    public Task<StandingAnswer> StandingAsync(Message message, CancellationToken cancellation) =>
        _people.GetAsync($"{message.Place.Workspace} {message.From.Id}", () => AskPersonAsync(message), a => a.Fault is null, cancellation);

    public Task<ChannelAnswer> ChannelAsync(Message message, CancellationToken cancellation) =>
        _channels.GetAsync($"{message.Place.Workspace} {message.Place.Channel}", () => AskChannelAsync(message.Place), a => a.Fault is null, cancellation);

    /// <summary>How a user of <c>users.info</c> belongs to a workspace.</summary>
    internal static Standing StandingOf(JsonObject user, string workspace)
    {
        if (Is(user, "is_bot") || Is(user, "deleted"))
            return Standing.Bot;
        // A user of an organisation has one home workspace and may belong to others of it.
        var isHome = Text(user, "team_id") is { } home && home == workspace;
        var belongs = isHome || (user["enterprise_user"]?["teams"] as JsonArray)?.Any(t => t is JsonValue v && v.TryGetValue<string>(out var id) && id == workspace) == true;
        return Is(user, "is_stranger") || !belongs ? Standing.External
            : Is(user, "is_restricted") || Is(user, "is_ultra_restricted") ? Standing.Guest
            : Standing.Member;
    }

    private async Task<StandingAnswer> AskPersonAsync(Message message)
    {
        var reply = await client.CallAsync(SlackMethods.UserInfo, message.Place.Workspace, new() { ["user"] = message.From.Id }, CancellationToken.None).ConfigureAwait(false);
        return reply is SlackReply.Ok ok && Member(ok, "user") is { } user
            ? new(StandingOf(user, message.Place.Workspace))
            : new(Standing.Unknown, $"users.info answered {(reply is SlackReply.Ok ? "without a user" : reply.Said)}");
    }

    private async Task<ChannelAnswer> AskChannelAsync(Place place)
    {
        if (Ingress.SlackIds.IsUser(place.Channel))
            return new("", ChannelKind.Direct, false);
        var reply = await client.CallAsync(SlackMethods.ChannelInfo, place.Workspace, new() { ["channel"] = place.Channel }, CancellationToken.None).ConfigureAwait(false);
        if (reply is not SlackReply.Ok ok || Member(ok, "channel") is not { } channel)
            return new("", ChannelKind.Unknown, false, $"conversations.info answered {(reply is SlackReply.Ok ? "without a channel" : reply.Said)}");
        var kind = Is(channel, "is_im") ? ChannelKind.Direct : Is(channel, "is_private") || Is(channel, "is_mpim") || Is(channel, "is_group") ? ChannelKind.Private : ChannelKind.Public;
        return new(Text(channel, "name") ?? "", kind, Is(channel, "is_ext_shared") || Is(channel, "is_pending_ext_shared"));
    }

    private static JsonObject? Member(SlackReply.Ok ok, string name) => JsonFacts.Object(ok.Body, name) is { ValueKind: System.Text.Json.JsonValueKind.Object } found ? JsonObject.Create(found) : null;

    private static bool Is(JsonObject node, string key) => node[key] is JsonValue value && value.TryGetValue<bool>(out var yes) && yes;
}
