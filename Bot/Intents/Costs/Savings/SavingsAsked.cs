using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Understanding;

namespace Bot.Intents.Costs.Savings;

/// <summary>Which savings are asked for, by the words of the question.</summary>
/// <param name="Actions">Action types; empty for all.</param>
/// <param name="Kinds">Resource types; empty for all.</param>
/// <param name="Words">For the answer: <c> for idle resources</c>.</param>
internal sealed record SavingsAsked(ImmutableArray<string> Actions, ImmutableArray<string> Kinds, string Words)
{
    private static readonly (string[] Words, string[] Actions, string Title)[] s_actions =
    [
        (["graviton", "arm"], ["MigrateToGraviton"], "moving to Graviton"),
        (["savings plan"], ["PurchaseSavingsPlans"], "Savings Plans"),
        (["reserv", " ri ", " ris"], ["PurchaseReservedInstances"], "reservations"),
        (["idle", "unused", "unattached", "orphan", "not used", "nobody uses"], ["Stop", "Delete", "Release"], "idle resources"),
        (["over-provision", "overprovision", "over provision", "oversized", "over-sized", "rightsiz", "right-siz", "right siz", "too big", "too large"], ["Rightsize", "ScaleIn"], "rightsizing"),
        (["gp3", "gp2", "upgrade", "old generation", "older generation", "previous generation", "old instance type", "outdated instance"], ["Upgrade"], "newer types"),
    ];

    private static readonly (string[] Words, string[] Kinds)[] s_kinds =
    [
        (["lambda", "function"], ["LambdaFunction"]),
        (["ec2", "instance", "server", "machine", "vm"], ["Ec2Instance", "Ec2AutoScalingGroup"]),
        (["snapshot"], ["EbsSnapshot"]),
        (["elastic ip", "public ip", "ip address"], ["ElasticIp"]),
        (["log group", "log retention", "retention"], ["LogGroup"]),
        (["ebs", "volume", "disk"], ["EbsVolume"]),
        (["ecs", "fargate", "task"], ["EcsService"]),
        (["rds", "database", "aurora"], ["RdsDbInstance", "RdsDbInstanceStorage", "AuroraDbClusterStorage"]),
        (["nat gateway"], ["NatGateway"]),
        (["load balancer", "elb", " alb", " nlb"], ["LoadBalancer"]),
        (["dynamodb", "table"], ["DynamoDbTable"]),
    ];

    /// <summary>Kinds that only the bot's own look knows: AWS's recommendations have no such types.</summary>
    private static readonly string[] OwnKinds = ["EbsSnapshot", "ElasticIp", "LogGroup", "LoadBalancer"];

    public static SavingsAsked Of(Question question)
    {
        var text = $" {question.Text.ToLowerInvariant()} ";
        var action = Array.Find(s_actions, a => a.Words.Any(w => text.Contains(w, StringComparison.Ordinal)));
        var isPurchase = action.Actions is ["PurchaseSavingsPlans"] or ["PurchaseReservedInstances"];
        var kind = isPurchase ? default : Array.Find(s_kinds, k => k.Words.Any(w => text.Contains(w, StringComparison.Ordinal)));
        return new([.. action.Actions ?? []], [.. kind.Kinds ?? []], action.Title is { } title ? $" by {title}" : "");
    }

    public bool IsPurchase => Actions is [var only] && only.StartsWith("Purchase", StringComparison.Ordinal);

    public bool Holds(Opportunity o) => (Actions.IsEmpty || Actions.Contains(o.Action)) && (Kinds.IsEmpty || Kinds.Contains(o.Kind));

    /// <summary>The parameters of ListRecommendations.</summary>
    public JsonObject Parameters(Question question)
    {
        var filter = new JsonObject();
        void Add(string member, IReadOnlyCollection<string> values)
        {
            if (values.Count > 0)
                filter[member] = new JsonArray([.. values.Select(v => (JsonNode)v)]);
        }
        Add("actionTypes", [.. Actions.Where(a => a is not "Release")]);
        Add("resourceTypes", [.. Kinds.Where(k => !OwnKinds.Contains(k))]);
        Add("regions", question.Regions.Names);
        Add("accountIds", question.Accounts);
        var parameters = new JsonObject { ["orderBy"] = new JsonObject { ["dimension"] = "EstimatedMonthlySavings", ["order"] = "Desc" } };
        if (filter.Count > 0)
            parameters["filter"] = filter;
        return parameters;
    }
}
