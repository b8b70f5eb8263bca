using System.Text.Json.Nodes;
using Bot.Channels.Teams.Api;
using Bot.Identity.Platforms;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Teams;

/// <summary>Standing by the connector's roster of the conversation. Of channels, the activities themselves say all there is.</summary>
internal sealed class TeamsFacts(TeamsClient client, TeamsOptions options, TimeProvider clock) : IPlatformFacts
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);
    private readonly TimedCache<StandingAnswer> _people = new(Fresh, clock);

    public Platform Platform => Platform.Teams;

    public Task<StandingAnswer> StandingAsync(Message message, CancellationToken cancellation) =>
        _people.GetAsync($"{message.Place.Workspace} {message.Place.Channel} {message.From.Id}", () => AskAsync(message), a => a.Fault is null, cancellation);

    public Task<ChannelAnswer> ChannelAsync(Message message, CancellationToken cancellation) =>
        Task.FromResult(new ChannelAnswer("", message.Place.Kind, message.Place.IsShared, message.Place.Kind == ChannelKind.Unknown ? "the activity does not say" : null));

    private async Task<StandingAnswer> AskAsync(Message message)
    {
        // The local emulator makes its people up.
        if (options.IsEmulated)
            return new(Standing.Member);
        if (TeamsPlace.Of(message) is not { } place)
            return new(Standing.Unknown, "the message has no conversation to look into");
        var reply = await client.MemberAsync(place, message.From.Id, CancellationToken.None).ConfigureAwait(false);
        if (reply is not TeamsReply.Ok { Body: JsonObject member })
            return new(Standing.Unknown, $"the conversation's roster did not answer ({reply.Said})");
        var home = Text(member, "tenantId");
        return Text(member, "userRole") switch
        {
            null => new(Standing.Unknown, "the conversation's roster does not say"),
            _ when home is not null && !home.Equals(message.Place.Workspace, StringComparison.OrdinalIgnoreCase) => new(Standing.External),
            "user" or "owner" => new(Standing.Member),
            "bot" => new(Standing.Bot),
            _ => new(Standing.Guest),
        };
    }
}
