using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Bot.Channels.Slack.Api;
using Bot.Identity.Platforms;

namespace Bot.Channels.Slack;

/// <summary>Members of Slack user groups by <c>usergroups.users.list</c> (scope <c>usergroups:read</c>).</summary>
internal sealed class SlackGroups(SlackClient client, TimeProvider clock) : IGroupMembers
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);
    private readonly TimedCache<Members> _groups = new(Fresh, clock);

    public Platform Platform => Platform.Slack;

    public async Task<GroupAnswer> MemberOfAsync(ImmutableArray<string> groups, Message message, CancellationToken cancellation)
    {
        var workspace = message.Place.Workspace;
        var lists = await Task.WhenAll(groups.Select(g =>
            _groups.GetAsync($"{workspace} {g}", () => AskAsync(workspace, g), m => m.Fault is null, cancellation))).ConfigureAwait(false);
        return new(
            [.. groups.Where((_, i) => lists[i].Users.Contains(message.From.Id))],
            lists.Select(l => l.Fault).FirstOrDefault(f => f is not null));
    }

    private async Task<Members> AskAsync(string workspace, string group)
    {
        var reply = await client.CallAsync(SlackMethods.GroupMembers, workspace, new() { ["usergroup"] = group, ["team_id"] = workspace }, CancellationToken.None).ConfigureAwait(false);
        return reply is SlackReply.Ok ok && ok.Body.TryGetProperty("users", out var users) && users.ValueKind == JsonValueKind.Array
            ? new(users.EnumerateArray().Where(u => u.ValueKind == JsonValueKind.String).Select(u => u.GetString()!).ToFrozenSet(StringComparer.Ordinal), null)
            : new(FrozenSet<string>.Empty, $"usergroups.users.list answered {(reply is SlackReply.Ok ? "without users" : reply.Said)} for {group}");
    }

    private sealed record Members(FrozenSet<string> Users, string? Fault);
}
