using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Channels.Teams.Api;
using Bot.Identity.Platforms;

namespace Bot.Channels.Teams;

/// <summary>Members of Entra groups, nested ones too, by Microsoft Graph's <c>checkMemberGroups</c> (application permissions <c>User.ReadBasic.All</c> and <c>GroupMember.Read.All</c>).</summary>
internal sealed class EntraGroups(IHttpClientFactory http, BotTokens tokens, TeamsOptions options, TimeProvider clock) : IGroupMembers
{
    /// <summary>Graph takes so many in one request.</summary>
    private const int MaxGroups = 20;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);
    private readonly TimedCache<GroupAnswer> _people = new(Fresh, clock);

    public Platform Platform => Platform.Teams;

    public async Task<GroupAnswer> MemberOfAsync(ImmutableArray<string> groups, Message message, CancellationToken cancellation)
    {
        if (!Guid.TryParse(message.From.Id, out _))
            return new([], "the sender has no Entra object id");
        var parts = await Task.WhenAll(groups.Order(StringComparer.Ordinal).Chunk(MaxGroups).Select(part => _people.GetAsync(
            $"{message.Place.Workspace} {message.From.Id} {string.Join(' ', part)}", () => AskAsync(part, message), a => a.Fault is null, cancellation))).ConfigureAwait(false);
        return new([.. parts.SelectMany(p => p.Groups)], parts.Select(p => p.Fault).FirstOrDefault(f => f is not null));
    }

    private async Task<GroupAnswer> AskAsync(string[] groups, Message message)
    {
        try
        {
            var tenant = options.TenantId.Length > 0 ? options.TenantId : message.Place.Workspace;
            var token = await tokens.ForGraphAsync(tenant, CancellationToken.None).ConfigureAwait(false);
            using var client = http.CreateClient(TeamsClient.HttpName);
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.GraphUrl, $"v1.0/users/{message.From.Id}/checkMemberGroups"))
            {
                Content = JsonContent.Create(new { groupIds = groups }),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await client.SendAsync(request, CancellationToken.None).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                return new([], $"Microsoft Graph answered {(int)response.StatusCode}");
            var body = JsonNode.Parse(await response.Content.ReadAsStringAsync().ConfigureAwait(false));
            return body?["value"] is JsonArray found
                // Only groups that were asked for count, whatever else is answered.
                ? new([.. found.OfType<JsonValue>().Select(v => v.TryGetValue<string>(out var id) ? id.ToLowerInvariant() : "").Where(groups.Contains)])
                : new([], "Microsoft Graph answered without groups");
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or JsonException)
        {
            return new([], "Microsoft Graph did not answer");
        }
    }
}
