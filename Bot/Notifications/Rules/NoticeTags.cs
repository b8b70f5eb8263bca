using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Identity;
using Bot.Identity.Platforms;
using Bot.Intents;
using Bot.Notifications.Posting;

namespace Bot.Notifications.Rules;

/// <summary>Tags of what a notification is about, where rules go by tags and it says none: looked up with the role of the channel that might get it.</summary>
internal sealed class NoticeTags(NoticeAws aws, TimeProvider clock)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5), Kept = TimeSpan.FromMinutes(5);
    private readonly TimedCache<ImmutableDictionary<string, string>> _cache = new(Kept, clock);

    /// <summary>The notification with its tags; itself where they are not needed, or nobody may look.</summary>
    public async Task<Notification> AddAsync(Notification notice, NotificationRules rules, CancellationToken cancellation)
    {
        var arn = notice.Resources.FirstOrDefault(r => r.StartsWith("arn:", StringComparison.Ordinal));
        if (!notice.Tags.IsEmpty || arn is null || !Routing.NeedsTags(rules))
            return notice;
        foreach (var channel in rules.Rules.Where(r => !r.Tags.IsEmpty).SelectMany(r => r.Channels).Distinct())
        {
            if (aws.Open(channel, notice.Account, notice.Id) is not { } session)
                continue;
            var tags = await _cache.GetAsync(arn, () => LookAsync(session, arn, notice.Region, CancellationToken.None), t => !t.IsEmpty, cancellation).ConfigureAwait(false);
            return notice with { Tags = tags };
        }
        return notice;
    }

    private async Task<ImmutableDictionary<string, string>> LookAsync(AwsSession session, string arn, string region, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            var outcome = arn.Contains(":alarm:", StringComparison.Ordinal)
                ? await session.CallAsync("cloudwatch", "ListTagsForResource", new() { ["ResourceARN"] = arn }, region.Length > 0 ? region : null, cancellation: either.Token).ConfigureAwait(false)
                : await session.CallAsync("resourcegroupstaggingapi", "GetResources", new() { ["ResourceARNList"] = new JsonArray(arn) }, region.Length > 0 ? region : null, cancellation: either.Token).ConfigureAwait(false);
            if (outcome is not CallOutcome.Ok ok)
                return ImmutableDictionary<string, string>.Empty;
            var tags = ok.Body["Tags"] ?? (ok.Body["ResourceTagMappingList"] as JsonArray)?.FirstOrDefault()?["Tags"];
            return tags.Objects().DistinctBy(t => t["Key"].Text()).ToImmutableDictionary(t => t["Key"].Text(), t => t["Value"].Text());
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return ImmutableDictionary<string, string>.Empty;
        }
    }
}
