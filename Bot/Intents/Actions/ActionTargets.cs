using System.Text.Json.Nodes;
using Bot.Conversations;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Intents.Actions;

/// <summary>What a request is about.</summary>
/// <param name="Ids">Ids or names as the call would take them.</param>
/// <param name="Shown">The same for people, with names where they are known.</param>
/// <param name="Note">What should be known of the search; null for nothing.</param>
internal sealed record ActionTargets(string[] Ids, string[] Shown, string? Note)
{
    private const int MaxTargets = 50;

    /// <summary>Takes what the message names; looks for EC2 instances that are named by words alone.</summary>
    public static async Task<ActionTargets> FindAsync(Turn turn, string kind, string region, string? account, CancellationToken cancellation)
    {
        var question = turn.Question;
        var named = question.Entities.Where(e => e.Kind is EntityKind.Id or EntityKind.Arn or EntityKind.Name).Select(e => e.Text).Distinct().ToArray();
        var before = turn.Conversation.Last?.Answer.Mentions ?? [];
        var refersBack = question.Text.Split(' ', ',').Any(w => w.ToLowerInvariant() is "them" or "those" or "these" or "it" or "all");
        if (refersBack && before.Length > 0 && !question.Entities.Any(e => e.Kind == EntityKind.Id))
        {
            var kept = before.Where(m => !named.Contains(m.Name) && !named.Contains(m.Id)).Take(MaxTargets).ToArray();
            return new([.. kept.Select(m => m.Id)], [.. kept.Select(m => m.Name == m.Id ? m.Id : $"{m.Name} ({m.Id})")], null);
        }
        if (named.Length > 0 && (kind != "ec2-instance" || Array.TrueForAll(named, n => n.StartsWith("i-", StringComparison.Ordinal))))
            return new(named, named, null);
        return kind == "ec2-instance" ? await InstancesAsync(turn, named, region, account, cancellation).ConfigureAwait(false) : new([], [], null);
    }

    private static async Task<ActionTargets> InstancesAsync(Turn turn, string[] named, string region, string? account, CancellationToken cancellation)
    {
        if (Filter(turn.Question, named) is not { } filter)
            return new([], [], null);
        var outcome = await turn.Aws.CallAllAsync("ec2", "DescribeInstances", new() { ["Filters"] = new JsonArray(filter.Filter) }, region, account, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
            return new([], [], $"I could not look for {filter.Words} in {region}: {(outcome is CallOutcome.Failed failed ? failed.Error.Message : "the search was refused")}.");
        var found = (ok.Body["Reservations"] as JsonArray ?? [])
            .SelectMany(r => r?["Instances"] as JsonArray ?? [])
            .Select(i => (Id: (string?)i?["InstanceId"] ?? "", Name: (string?)(i?["Tags"] as JsonArray)?.FirstOrDefault(t => (string?)t?["Key"] == "Name")?["Value"]))
            .Take(MaxTargets).ToArray();
        return new([.. found.Select(f => f.Id)], [.. found.Select(f => f.Name is null ? f.Id : $"{f.Name} ({f.Id})")], found.Length == 0 ? $"There is no instance for {filter.Words} in {region}." : null);
    }

    private static (JsonObject Filter, string Words)? Filter(Question question, string[] named)
    {
        if (question.Resources?.Where.FirstOrDefault(c => c.Field.StartsWith("tag:", StringComparison.Ordinal) && c is { Operator: ConditionOperator.Equal, Value: not null }) is { } tag)
            return (new() { ["Name"] = tag.Field, ["Values"] = new JsonArray(tag.Value!) }, $"the tag {tag.Field[4..]}={tag.Value}");
        var name = named.FirstOrDefault() ?? ActionWords.Name(question.Text, [.. question.Regions.Names]);
        return name is null ? null : (new() { ["Name"] = "tag:Name", ["Values"] = new JsonArray($"*{name.Trim('*')}*") }, $"the name `{name}`");
    }
}
