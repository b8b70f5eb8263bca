using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Guardrails;
using Bot.Guardrails.Approvals;

namespace Bot.Intents.Actions.Changes;

/// <summary>The size of Auto Scaling groups.</summary>
internal sealed class GroupCapacity : IChangeKind
{
    private const string What = "Auto Scaling group";
    private static readonly string[] s_sizes = ["MinSize", "MaxSize", "DesiredCapacity"];

    public ImmutableArray<string> Operations { get; } = ["autoscaling:SetDesiredCapacity", "autoscaling:UpdateAutoScalingGroup"];

    public async Task<ChangeFacts> ReadAsync(ChangeReads aws, SealedCall call)
    {
        var name = call.Parameters["AutoScalingGroupName"].Text();
        if (await GroupAsync(aws, name).ConfigureAwait(false) is not { } group)
            return aws.Missing is null ? ChangeFacts.Nothing($"There is no Auto Scaling group `{name}` in {call.Region}.") : aws.Unread($"Change {What} `{name}`", What, [name]);
        var wanted = s_sizes.Where(s => call.Parameters[s] is not null).ToDictionary(s => s, s => (int?)call.Parameters[s].Number());
        int Now(string size) => (int)(group[size].Number() ?? 0);
        int Then(string size) => wanted.GetValueOrDefault(size) ?? Now(size);
        if (wanted.Count > 0 && wanted.All(w => w.Value == Now(w.Key)))
            return ChangeFacts.Nothing($"{What} `{name}` is of that size already: desired {Now("DesiredCapacity")}, from {Now("MinSize")} to {Now("MaxSize")}.");
        if (Then("DesiredCapacity") < Then("MinSize") || Then("DesiredCapacity") > Then("MaxSize"))
            return ChangeFacts.Nothing($"{What} `{name}` may hold {Then("MinSize")} to {Then("MaxSize")} instances, so {Then("DesiredCapacity")} does not fit. Its bounds are changed by `aws autoscaling update-auto-scaling-group --auto-scaling-group-name {name} --max-size N`.");
        var settings = call.Parameters.Select(p => p.Key).Except([.. s_sizes, "AutoScalingGroupName", "HonorCooldown"]).ToArray();
        var undo = new JsonObject { ["AutoScalingGroupName"] = name };
        foreach (var size in wanted.Keys)
            undo[size] = Now(size);
        return new()
        {
            Words = wanted.Count == 0 ? $"Change {What} `{name}`" : $"Set {What} `{name}` to {string.Join(", ", wanted.Select(w => $"{Plain(w.Key)} {w.Value} (now {Now(w.Key)})"))}",
            Undo = settings.Length == 0 ? [aws.Like(call.Operation, undo)] : [],
            UndoWords = settings.Length == 0 ? $"set it back to {string.Join(", ", wanted.Keys.Select(s => $"{Plain(s)} {Now(s)}"))}" : $"cannot be undone by me: {string.Join(", ", settings)}",
            Touched = [new(What, name, name, $"desired {Now("DesiredCapacity")}, {Now("MinSize")} to {Now("MaxSize")}, {group["Instances"].Objects().Count()} instances", [.. Facts.Tags(group["Tags"])])],
            Cost = await CostAsync(aws, call, group, Then("DesiredCapacity") - Now("DesiredCapacity")).ConfigureAwait(false),
            Warnings = Then("DesiredCapacity") < Now("DesiredCapacity") ? [$"{Facts.Count(Now("DesiredCapacity") - Then("DesiredCapacity"), "instance")} will be terminated; undo starts new ones."] : [],
            Before = string.Join(',', s_sizes.Select(s => Now(s).ToString(CultureInfo.InvariantCulture))),
        };
    }

    public async Task<CallFate?> LookUpAsync(ChangeReads aws, PlannedCall call, DateTimeOffset sentAt)
    {
        if (await GroupAsync(aws, call.Call.Parameters["AutoScalingGroupName"].Text()).ConfigureAwait(false) is not { } group)
            return null;
        var wanted = s_sizes.Where(s => call.Call.Parameters[s] is not null).ToArray();
        if (wanted.Length == 0)
            return null;
        var now = string.Join(',', s_sizes.Select(s => (int)(group[s].Number() ?? 0)));
        return wanted.All(s => group[s].Number() == call.Call.Parameters[s].Number()) ? new(Fate.TookEffect, $"Looked up: desired {group["DesiredCapacity"].Number():0}.")
            : now == call.Before ? new(Fate.HadNone, $"Looked up: desired is still {group["DesiredCapacity"].Number():0}.")
            : null;
    }

    private static async Task<string?> CostAsync(ChangeReads aws, SealedCall call, JsonObject group, int more)
    {
        if (more == 0)
            return "nothing";
        var types = group["Instances"].Objects().Select(i => i["InstanceType"].Text()).Where(t => t.Length > 0).Distinct().ToArray();
        if (types.Length != 1 || await Prices.HourlyAsync(aws, types, call.Region).ConfigureAwait(false) is not { } each)
            return null;
        return $"{(more > 0 ? "" : "saves ")}{Prices.Words(each * Math.Abs(more))} ({Facts.Count(Math.Abs(more), types[0])}, list price)";
    }

    private static string Plain(string size) => size switch { "MinSize" => "at least", "MaxSize" => "at most", _ => "desired" };

    private static async Task<JsonObject?> GroupAsync(ChangeReads aws, string name) =>
        (await aws.AskAsync("autoscaling", "DescribeAutoScalingGroups", new() { ["AutoScalingGroupNames"] = new JsonArray(name) }).ConfigureAwait(false))?["AutoScalingGroups"].Objects().FirstOrDefault();
}
