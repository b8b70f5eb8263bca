using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Guardrails;
using Bot.Guardrails.Approvals;

namespace Bot.Intents.Actions.Changes;

/// <summary>Starting, stopping and rebooting RDS instances.</summary>
internal sealed class DatabasePower : IChangeKind
{
    private const string What = "RDS instance";

    public ImmutableArray<string> Operations { get; } = ["rds:StartDBInstance", "rds:StopDBInstance", "rds:RebootDBInstance"];

    public async Task<ChangeFacts> ReadAsync(ChangeReads aws, SealedCall call)
    {
        var id = call.Parameters["DBInstanceIdentifier"].Text();
        var verb = call.Operation[..^"DBInstance".Length];
        if (await InstanceAsync(aws, id).ConfigureAwait(false) is not { } instance)
            return aws.Unread($"{verb} {What} `{id}`", What, [id]);
        var state = instance["DBInstanceStatus"].Text();
        var from = call.Operation == "StartDBInstance" ? "stopped" : "available";
        if (state != from)
            return ChangeFacts.Nothing($"{What} `{id}` is {state}; it can be {(verb == "Stop" ? "stopped" : verb == "Start" ? "started" : "rebooted")} only when it is {from}.");
        return new()
        {
            Words = $"{verb} {What} `{id}`",
            Undo = call.Operation switch
            {
                "StartDBInstance" => [aws.Like("StopDBInstance", Only(id))],
                "StopDBInstance" => [aws.Like("StartDBInstance", Only(id))],
                _ => [],
            },
            UndoWords = call.Operation switch { "StartDBInstance" => $"stop `{id}` again", "StopDBInstance" => $"start `{id}` again", _ => "a reboot cannot be undone" },
            Touched = [new(What, id, id, $"{state}, {instance["Engine"].Text()}, {instance["DBInstanceClass"].Text()}", [.. Facts.Tags(instance["TagList"])])],
            Cost = call.Operation == "RebootDBInstance" ? "nothing" : null,
            Warnings = call.Operation switch
            {
                "StopDBInstance" => ["AWS starts a stopped database again by itself after seven days. Its storage goes on costing."],
                "RebootDBInstance" => ["Connections are cut for the length of the reboot."],
                _ => [],
            },
            Before = state,
        };
    }

    public async Task<CallFate?> LookUpAsync(ChangeReads aws, PlannedCall call, DateTimeOffset sentAt)
    {
        if (await InstanceAsync(aws, call.Call.Parameters["DBInstanceIdentifier"].Text()).ConfigureAwait(false) is not { } instance)
            return null;
        var state = instance["DBInstanceStatus"].Text();
        if (call.Call.Operation == "RebootDBInstance")
            return state == "rebooting" ? new(Fate.TookEffect, "Looked up: it is rebooting.") : null;
        return state == call.Before ? new(Fate.HadNone, $"Looked up: still {state}.") : new(Fate.TookEffect, $"Looked up: {state}.");
    }

    private static JsonObject Only(string id) => new() { ["DBInstanceIdentifier"] = id };

    private static async Task<JsonObject?> InstanceAsync(ChangeReads aws, string id) =>
        (await aws.AskAsync("rds", "DescribeDBInstances", Only(id)).ConfigureAwait(false))?["DBInstances"].Objects().FirstOrDefault();
}
