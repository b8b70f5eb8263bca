using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Channels.Teams.Api;
using Bot.Channels.Teams.Rendering;
using Bot.Identity;

namespace Bot.Channels.Teams.Delivery;

/// <summary>The people whose clients are to ask for their own view of a plan's card: the approvers whom the directory names. Members of Entra groups press Review.</summary>
internal static class PlanApprovers
{
    /// <summary>Teams lets so many have a view of their own.</summary>
    public const int Max = 60;
    private const string Prefix = "teams:", GroupPrefix = "group:";

    /// <summary>Their Entra object ids.</summary>
    public static ImmutableArray<string> Of(Caller? caller, DirectorySource? source)
    {
        if (caller?.Channel is not { Approvers.IsDefaultOrEmpty: false } channel || source?.Current is not { } directory)
            return [];
        var names = channel.Approvers.SelectMany(a => a.StartsWith(GroupPrefix, StringComparison.Ordinal)
            ? directory.Groups.FirstOrDefault(g => g.Name == a[GroupPrefix.Length..])?.Members ?? []
            : [a]).ToHashSet(StringComparer.Ordinal);
        return [.. directory.People.Where(p => names.Contains(p.Name)).SelectMany(p => p.Ids).Where(i => i.StartsWith(Prefix, StringComparison.Ordinal)).Select(i => i[Prefix.Length..]).Distinct().Take(Max)];
    }

    /// <summary>The parts, the last of which asks those people's clients to look.</summary>
    /// <remarks>A card wants Teams' own ids of people, which the conversation's roster tells. Who is not in the conversation, or cannot be looked up, presses Review.</remarks>
    public static async Task<ImmutableArray<JsonObject>> ShowAsync(TeamsClient client, TeamsPlace place, TeamsParcel parcel, string plan, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(parcel.Approvers.Select(a => client.MemberAsync(place, a, cancellation))).ConfigureAwait(false);
        var ids = found.OfType<TeamsReply.Ok>().Select(ok => ok.Id).OfType<string>().ToList();
        if (ids.Count == 0)
            return parcel.Parts;
        var last = (JsonObject)parcel.Parts[^1].DeepClone();
        var refresh = TeamsRenderer.Refresh(plan);
        refresh["userIds"] = new JsonArray([.. ids]);
        last["attachments"]![0]!["content"]!["refresh"] = refresh;
        return parcel.Parts.SetItem(parcel.Parts.Length - 1, last);
    }
}
