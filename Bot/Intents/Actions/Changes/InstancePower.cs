using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Guardrails;
using Bot.Guardrails.Approvals;

namespace Bot.Intents.Actions.Changes;

/// <summary>Starting, stopping, rebooting and terminating EC2 instances.</summary>
internal sealed class InstancePower : IChangeKind
{
    private const string What = "EC2 instance";

    public ImmutableArray<string> Operations { get; } = ["ec2:StartInstances", "ec2:StopInstances", "ec2:RebootInstances", "ec2:TerminateInstances"];

    public async Task<ChangeFacts> ReadAsync(ChangeReads aws, SealedCall call)
    {
        var ids = call.Parameters.Texts("InstanceIds");
        var verb = call.Operation[..^"Instances".Length];
        if (await InstancesAsync(aws, ids).ConfigureAwait(false) is not { } instances)
            return aws.Unread($"{verb} {Facts.Count(ids.Length, What)}", What, ids);
        if (instances.Count == 0)
            return ChangeFacts.Nothing($"There is no {What} {string.Join(", ", ids.Select(i => $"`{i}`"))} in {call.Region}.");
        var moved = instances.Where(i => From(call.Operation).Contains(State(i))).ToArray();
        if (moved.Length == 0)
            return ChangeFacts.Nothing($"{Facts.Named([.. instances.Select(Name)], What)} {(instances.Count == 1 ? "is" : "are")} {string.Join(", ", instances.Select(State).Distinct())}, so there is nothing to {verb.ToLowerInvariant()}.");
        var reverse = call.Operation switch { "StopInstances" => "StartInstances", "StartInstances" => "StopInstances", _ => null };
        return new()
        {
            Words = $"{verb} {Facts.Named([.. instances.Select(Name)], What)}",
            Undo = reverse is null ? [] : [aws.Like(reverse, new() { ["InstanceIds"] = moved.Select(Id).Json() })],
            UndoWords = call.Operation switch
            {
                "StopInstances" => $"start {Facts.Named([.. moved.Select(Name)], "instance")} again",
                "StartInstances" => $"stop {Facts.Named([.. moved.Select(Name)], "instance")} again",
                "RebootInstances" => "a reboot cannot be undone",
                _ => "termination cannot be undone: instances and the volumes that go with them are gone",
            },
            Touched = [.. instances.Select(i => new TouchedResource(What, Id(i), Name(i), State(i), [.. Facts.Tags(i["Tags"])]))],
            Cost = await CostAsync(aws, call, moved).ConfigureAwait(false),
            Warnings = [.. Warnings(call.Operation, instances)],
            Before = string.Join(',', instances.Select(State)),
        };
    }

    public async Task<CallFate?> LookUpAsync(ChangeReads aws, PlannedCall call, DateTimeOffset sentAt)
    {
        if (call.Call.Operation == "RebootInstances" || await InstancesAsync(aws, call.Call.Parameters.Texts("InstanceIds")).ConfigureAwait(false) is not { } instances)
            return null;
        var states = string.Join(", ", instances.Select(State).Distinct());
        var there = instances.Count(i => !From(call.Call.Operation).Contains(State(i)));
        return there == instances.Count ? new(Fate.TookEffect, $"Looked up: {states}.")
            : there == 0 ? new(Fate.HadNone, $"Looked up: still {states}.")
            : new(Fate.NotKnown, $"Looked up: {states}.");
    }

    /// <summary>The states that an operation moves an instance out of; for a reboot, in which it can act.</summary>
    private static string[] From(string operation) => operation switch
    {
        "StartInstances" => ["stopped"],
        "StopInstances" => ["running", "pending"],
        "RebootInstances" => ["running"],
        _ => ["running", "pending", "stopping", "stopped"],
    };

    private static async Task<List<JsonObject>?> InstancesAsync(ChangeReads aws, string[] ids)
    {
        var body = await aws.AskAsync("ec2", "DescribeInstances", new() { ["InstanceIds"] = ids.Json() }).ConfigureAwait(false);
        return body is null ? null : [.. body["Reservations"].Objects().SelectMany(r => r["Instances"].Objects())];
    }

    private static async Task<string?> CostAsync(ChangeReads aws, SealedCall call, JsonObject[] moved)
    {
        if (call.Operation == "RebootInstances")
            return "nothing";
        var types = moved.Select(i => i["InstanceType"].Text()).ToArray();
        if (await Prices.HourlyAsync(aws, types, call.Region).ConfigureAwait(false) is not { } hourly)
            return null;
        return call.Operation == "StartInstances"
            ? $"{Prices.Words(hourly)} while they run (list price)"
            : $"saves {Prices.Words(hourly)} (list price){(call.Operation == "StopInstances" ? "; volumes and addresses go on costing" : "")}";
    }

    private static IEnumerable<string> Warnings(string operation, List<JsonObject> instances)
    {
        foreach (var instance in instances)
        {
            if (operation is "StopInstances" or "TerminateInstances" && Facts.Tag(instance["Tags"], "aws:autoscaling:groupName") is { } group)
                yield return $"{Name(instance)} belongs to Auto Scaling group `{group}`, which will replace it.";
            if (operation == "StopInstances" && instance["PublicIpAddress"].Text() is { Length: > 0 } address && !instance["NetworkInterfaces"].Objects().Any(n => n["Association"]?["IpOwnerId"].Text() is { Length: > 0 } owner && owner != "amazon"))
                yield return $"{Name(instance)} loses its public address {address}.";
        }
        var idle = instances.Where(i => !From(operation).Contains(State(i))).ToArray();
        if (idle.Length > 0)
            yield return $"{string.Join(", ", idle.Select(i => $"{Name(i)} is {State(i)} already"))}.";
        if (operation == "TerminateInstances")
            yield return "This cannot be undone.";
    }

    private static string Id(JsonObject instance) => instance["InstanceId"].Text();

    private static string Name(JsonObject instance) => Facts.Tag(instance["Tags"], "Name") is { Length: > 0 } name ? name : Id(instance);

    private static string State(JsonObject instance) => instance["State"]?["Name"].Text() ?? "";
}
