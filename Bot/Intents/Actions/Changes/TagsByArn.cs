using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Guardrails;
using Bot.Guardrails.Approvals;

namespace Bot.Intents.Actions.Changes;

/// <summary>Tags of resources of any service, through the Resource Groups Tagging API.</summary>
internal sealed class TagsByArn : IChangeKind
{
    private const string What = "resource";

    public ImmutableArray<string> Operations { get; } = ["resourcegroupstaggingapi:TagResources", "resourcegroupstaggingapi:UntagResources"];

    public async Task<ChangeFacts> ReadAsync(ChangeReads aws, SealedCall call)
    {
        var arns = call.Parameters.Texts("ResourceARNList");
        var sets = call.Operation == "TagResources";
        var tags = Wanted(call);
        var names = arns.Select(Short).ToArray();
        if (tags.Length == 0)
            return ChangeFacts.Nothing("No tag is said; write it as `key=value`.");
        var words = sets
            ? $"Tag {Facts.Named(names, What)} with {string.Join(", ", tags.Select(t => $"`{t.Key}={t.Value}`"))}"
            : $"Remove tag {string.Join(", ", tags.Select(t => $"`{t.Key}`"))} from {Facts.Named(names, What)}";
        if (await TagsAsync(aws, arns).ConfigureAwait(false) is not { } before)
            return aws.Unread(words, What, arns);
        var change = new TagChange(sets, tags, arn => before[arn]);
        if (!arns.Any(change.Changes))
            return ChangeFacts.Nothing(sets ? "It is tagged so already." : "It has no such tag.");
        return new()
        {
            Words = words,
            Undo = [.. change.Undo(arns).Select(u => u.Sets
                ? aws.Like("TagResources", new() { ["ResourceARNList"] = u.Ids.Json(), ["Tags"] = new JsonObject(u.Tags.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value))) })
                : aws.Like("UntagResources", new() { ["ResourceARNList"] = u.Ids.Json(), ["TagKeys"] = u.Tags.Select(t => t.Key).Json() }))],
            UndoWords = "put the tags back as they were",
            Touched = [.. arns.Select(arn => new TouchedResource(What, arn, Short(arn), "", [.. before[arn].Select(t => $"{t.Key}={t.Value}")]))],
            Cost = "nothing",
            Warnings = ["Tags may decide who may do what, and who must approve it."],
        };
    }

    public async Task<CallFate?> LookUpAsync(ChangeReads aws, PlannedCall call, DateTimeOffset sentAt)
    {
        var arns = call.Call.Parameters.Texts("ResourceARNList");
        if (await TagsAsync(aws, arns).ConfigureAwait(false) is not { } now)
            return null;
        return arns.Any(new TagChange(call.Call.Operation == "TagResources", Wanted(call.Call), arn => now[arn]).Changes)
            ? new(Fate.HadNone, "Looked up: the tags are not as asked.")
            : new(Fate.TookEffect, "Looked up: the tags are as asked.");
    }

    public (string Note, JsonObject? Output) Tell(SealedCall call, JsonObject body) =>
        body["FailedResourcesMap"] is JsonObject { Count: > 0 } failed ? ($"not tagged: {string.Join(", ", failed.Select(f => $"{Short(f.Key)} ({f.Value?["ErrorCode"].Text()})"))}", null) : ("", null);

    private static (string Key, string? Value)[] Wanted(SealedCall call) => call.Operation == "TagResources"
        ? [.. (call.Parameters["Tags"] as JsonObject ?? []).Select(t => (t.Key, (string?)t.Value.Text()))]
        : [.. call.Parameters.Texts("TagKeys").Select(k => (k, default(string)))];

    private static async Task<Dictionary<string, Dictionary<string, string>>?> TagsAsync(ChangeReads aws, string[] arns)
    {
        var body = await aws.AskAsync("resourcegroupstaggingapi", "GetResources", new() { ["ResourceARNList"] = arns.Json() }).ConfigureAwait(false);
        return body is null ? null : arns.Distinct().ToDictionary(
            arn => arn, arn => body["ResourceTagMappingList"].Objects().FirstOrDefault(m => m["ResourceARN"].Text() == arn)?["Tags"].Objects().ToDictionary(t => t["Key"].Text(), t => t["Value"].Text()) ?? []);
    }

    private static string Short(string arn) => arn[(arn.LastIndexOfAny(['/', ':']) + 1)..];
}
