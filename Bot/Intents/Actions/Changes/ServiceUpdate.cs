using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Guardrails;
using Bot.Guardrails.Approvals;

namespace Bot.Intents.Actions.Changes;

/// <summary>Scaling an ECS service, deploying it anew, giving it another task definition.</summary>
internal sealed class ServiceUpdate : IChangeKind
{
    private const string What = "ECS service";

    public ImmutableArray<string> Operations { get; } = ["ecs:UpdateService"];

    public async Task<ChangeFacts> ReadAsync(ChangeReads aws, SealedCall call)
    {
        var name = Last(call.Parameters["service"].Text());
        if (await ServiceAsync(aws, call).ConfigureAwait(false) is not { } service)
            return aws.Missing is null ? ChangeFacts.Nothing($"There is no ECS service `{name}` in cluster `{Cluster(call)}`, {call.Region}.") : aws.Unread($"Update {What} `{name}`", What, [name]);
        var (before, desired) = ((int)(service["desiredCount"].Number() ?? 0), (int?)call.Parameters["desiredCount"].Number());
        var deploys = call.Parameters["forceNewDeployment"].Flag();
        var definition = call.Parameters["taskDefinition"].Text();
        if (desired == before && !deploys && definition.Length == 0)
            return ChangeFacts.Nothing($"{What} `{name}` runs {Facts.Count(before, "task")} already.");
        var others = call.Parameters.Select(p => p.Key).Except(["service", "cluster", "desiredCount", "forceNewDeployment", "taskDefinition"]).ToArray();
        var undo = new JsonObject { ["service"] = call.Parameters["service"]?.DeepClone() };
        if (call.Parameters["cluster"] is { } cluster)
            undo["cluster"] = cluster.DeepClone();
        if (desired is not null)
            undo["desiredCount"] = before;
        if (definition.Length > 0)
            undo["taskDefinition"] = service["taskDefinition"].Text();
        var canUndo = others.Length == 0 && (desired is not null && desired != before || definition.Length > 0);
        List<string> words = [];
        if (desired is not null)
            words.Add($"set {What} `{name}` to {Facts.Count(desired.Value, "task")} (now {before})");
        if (definition.Length > 0)
            words.Add($"give {What} `{name}` task definition `{Last(definition)}` (now `{Last(service["taskDefinition"].Text())}`)");
        if (deploys)
            words.Add($"deploy {What} `{name}` anew: every task is replaced by a new one");
        return new()
        {
            Words = Capital(words.Count == 0 ? $"update {What} `{name}`" : string.Join("; ", words)),
            Undo = canUndo ? [aws.Like("UpdateService", undo)] : [],
            UndoWords = canUndo ? $"set it back to {string.Join(", ", new[] { desired is null ? null : Facts.Count(before, "task"), definition.Length == 0 ? null : $"`{Last(service["taskDefinition"].Text())}`" }.OfType<string>())}"
                : deploys ? "a new deployment of the same task definition cannot be undone" : "cannot be undone by me",
            Touched = [new(What, service["serviceArn"].Text(), name, $"{service["runningCount"].Number():0} of {before} tasks running, cluster {Cluster(call)}", [.. Facts.Tags(service["tags"])])],
            Cost = desired is null || desired == before ? "nothing" : null,
            Warnings = desired == 0 ? ["With no task the service answers nothing."] : [],
            Before = $"{before} {service["taskDefinition"].Text()}",
        };
    }

    public async Task<CallFate?> LookUpAsync(ChangeReads aws, PlannedCall call, DateTimeOffset sentAt)
    {
        if (await ServiceAsync(aws, call.Call).ConfigureAwait(false) is not { } service)
            return null;
        if (call.Call.Parameters["forceNewDeployment"].Flag())
        {
            var latest = service["deployments"].Objects().Select(d => Time(d["createdAt"])).Append(null).Max();
            return latest is null ? null
                : latest >= sentAt ? new(Fate.TookEffect, "Looked up: a deployment began after it was sent.")
                : new(Fate.HadNone, "Looked up: no deployment began since.");
        }
        if (call.Call.Parameters["desiredCount"].Number() is not { } desired)
            return null;
        var now = service["desiredCount"].Number();
        return now == desired ? new(Fate.TookEffect, $"Looked up: {now:0} tasks are desired.")
            : call.Before.StartsWith($"{now:0} ", StringComparison.Ordinal) ? new(Fate.HadNone, $"Looked up: still {now:0} tasks are desired.") : null;
    }

    private static DateTimeOffset? Time(JsonNode? node) =>
        DateTimeOffset.TryParse(node.Text(), System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string Cluster(SealedCall call) => call.Parameters["cluster"].Text() is { Length: > 0 } cluster ? Last(cluster) : "default";

    private static string Last(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static async Task<JsonObject?> ServiceAsync(ChangeReads aws, SealedCall call) =>
        (await aws.AskAsync("ecs", "DescribeServices", new()
        {
            ["cluster"] = call.Parameters["cluster"].Text() is { Length: > 0 } cluster ? cluster : "default",
            ["services"] = new JsonArray(call.Parameters["service"].Text()),
            ["include"] = new JsonArray("TAGS"),
        }).ConfigureAwait(false))?["services"].Objects().FirstOrDefault(s => s["status"].Text() != "INACTIVE");
}
