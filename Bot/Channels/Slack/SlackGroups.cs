using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Identity.Platforms;
using static Bot.Channels.JsonText;

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
        JsonObject answer;
        try
        {
            answer = await client.ReadAsync("usergroups.users.list", [new("usergroup", group), new("team_id", workspace)], CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or JsonException)
        {
            answer = new() { ["error"] = "nothing" };
        }
        return answer["users"] is JsonArray users
            ? new(users.OfType<JsonValue>().Select(u => u.TryGetValue<string>(out var id) ? id : "").ToFrozenSet(StringComparer.Ordinal), null)
            : new(FrozenSet<string>.Empty, $"usergroups.users.list answered {Text(answer, "error") ?? "without users"} for {group}");
    }

    private sealed record Members(FrozenSet<string> Users, string? Fault);
}
