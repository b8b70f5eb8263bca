using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Guardrails;
using Bot.Guardrails.Approvals;

namespace Bot.Intents.Actions.Changes;

/// <summary>Tags of EC2's resources.</summary>
internal sealed class Ec2Tags : IChangeKind
{
    private const string What = "EC2 resource";

    public ImmutableArray<string> Operations { get; } = ["ec2:CreateTags", "ec2:DeleteTags"];

    public async Task<ChangeFacts> ReadAsync(ChangeReads aws, SealedCall call)
    {
        var ids = call.Parameters.Texts("Resources");
        var sets = call.Operation == "CreateTags";
        var tags = call.Parameters["Tags"].Objects().Select(t => (Key: t["Key"].Text(), Value: t["Value"]?.Text())).ToArray();
        if (tags.Length == 0)
            return ChangeFacts.Nothing("No tag is said; write it as `key=value`.");
        var words = sets
            ? $"Tag {Facts.Named(ids, What)} with {string.Join(", ", tags.Select(t => $"`{t.Key}={t.Value}`"))}"
            : $"Remove tag {string.Join(", ", tags.Select(t => $"`{t.Key}`"))} from {Facts.Named(ids, What)}";
        if (await TagsAsync(aws, ids).ConfigureAwait(false) is not { } before)
            return aws.Unread(words, What, ids);
        var change = new TagChange(sets, tags, id => before[id]);
        if (!ids.Any(change.Changes))
            return ChangeFacts.Nothing(sets ? "It is tagged so already." : "It has no such tag.");
        return new()
        {
            Words = words,
            Undo = [.. change.Undo(ids).Select(u => aws.Like(u.Sets ? "CreateTags" : "DeleteTags", new() { ["Resources"] = u.Ids.Json(), ["Tags"] = TagChange.Pairs(u.Tags) }))],
            UndoWords = "put the tags back as they were",
            Touched = [.. ids.Select(id => new TouchedResource(What, id, before[id].GetValueOrDefault("Name") is { Length: > 0 } name ? name : id, "", [.. before[id].Select(t => $"{t.Key}={t.Value}")]))],
            Cost = "nothing",
            Warnings = ["Tags may decide who may do what, and who must approve it."],
        };
    }

    public async Task<CallFate?> LookUpAsync(ChangeReads aws, PlannedCall call, DateTimeOffset sentAt)
    {
        var ids = call.Call.Parameters.Texts("Resources");
        if (await TagsAsync(aws, ids).ConfigureAwait(false) is not { } now)
            return null;
        var wanted = call.Call.Parameters["Tags"].Objects().Select(t => (Key: t["Key"].Text(), Value: t["Value"]?.Text())).ToArray();
        var left = new TagChange(call.Call.Operation == "CreateTags", wanted, id => now[id]);
        return ids.Any(left.Changes) ? new(Fate.HadNone, "Looked up: the tags are not as asked.") : new(Fate.TookEffect, "Looked up: the tags are as asked.");
    }

    private static async Task<Dictionary<string, Dictionary<string, string>>?> TagsAsync(ChangeReads aws, string[] ids)
    {
        var body = await aws.AskAsync("ec2", "DescribeTags", new() { ["Filters"] = new JsonArray(new JsonObject { ["Name"] = "resource-id", ["Values"] = ids.Json() }) }).ConfigureAwait(false);
        return body is null ? null : ids.Distinct().ToDictionary(id => id, id => body["Tags"].Objects().Where(t => t["ResourceId"].Text() == id).ToDictionary(t => t["Key"].Text(), t => t["Value"].Text()));
    }
}
