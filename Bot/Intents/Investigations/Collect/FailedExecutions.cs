using System.Text.Json.Nodes;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Why the last execution of a state machine failed, and which of its tasks did.</summary>
internal static class FailedExecutions
{
    private const int MaxMachines = 2;

    /// <summary>Kinds whose runs are seen nowhere else where they are looked at.</summary>
    private static readonly string[] Jobs = ["glue-job", "codebuild-project", "batch-job-queue", "ecs-task-definition", "glue-crawler"];

    public static async Task CollectAsync(Case @case, int reserve)
    {
        foreach (var machine in @case.Things.Where(t => t is { Kind: "state-machine", Row: not null }).Take(MaxMachines))
        {
            if (@case.Left <= reserve + 1)
                return;
            // The same call as its look: answered once.
            var listed = await @case.Calls.AskAsync("stepfunctions", "ListExecutions", new() { ["stateMachineArn"] = machine.Arn, ["statusFilter"] = "FAILED", ["maxResults"] = 5 }, machine.Spot, 1).ConfigureAwait(false);
            if (listed is not CallOutcome.Ok list || list.Body["executions"].Objects().OrderByDescending(e => e["stopDate"].Instant()).FirstOrDefault(e => e["stopDate"].Instant() >= @case.Window.Start) is not { } last)
                continue;
            var described = await @case.Calls.AskAsync("stepfunctions", "DescribeExecution", new() { ["executionArn"] = last["executionArn"].Text() }, machine.Spot, 1).ConfigureAwait(false);
            if (described is not CallOutcome.Ok ok)
            {
                @case.Book.Miss(Gaps.Of($"why execution {last["name"].Text()} failed", described));
                continue;
            }
            Add(@case, machine, ok, last["stopDate"].Instant());
        }
    }

    private static void Add(Case @case, Thing machine, CallOutcome.Ok ok, DateTimeOffset? at)
    {
        var (error, cause) = (ok.Body["error"].Text(), ok.Body["cause"].Text());
        if (error.Length + cause.Length == 0)
            return;
        // Integrations give the failed job as JSON; its message says why.
        var job = cause.StartsWith('{') ? JsonFields.Parsed(cause) as JsonObject : null;
        var why = (job?["ErrorMessage"] ?? job?["StatusReason"] ?? job?["errorMessage"] ?? job?["StoppedReason"] ?? job?["Build"]?["BuildStatus"]).Text() is { Length: > 0 } message ? message : cause;
        var text = $"{error}: {(why.Length > 220 ? why[..220] + "…" : why)}";
        @case.Book.Add(new("state.execution-error", machine, $"{machine.Name}: its last failed execution {ok.Body["name"].Text()} ended with {text}", ok.Call.Id) { From = at, Said = cause });
        foreach (var target in DefinitionTargets.Of(JsonFields.Parsed(machine.Row!.Detail("machine")?["definition"].Text() ?? ""), machine.Spot).Where(t => Jobs.Contains(t.Kind) && cause.Contains($"\"{t.Name}\"", StringComparison.Ordinal)).DistinctBy(t => t.Key))
        {
            var known = @case.Add(target);
            @case.Join(machine, known, Tie.DependsOn);
            @case.Book.Add(new("state.run-failed", known, $"{known.Name}: its run failed: {text}", ok.Call.Id) { From = at });
        }
    }
}
