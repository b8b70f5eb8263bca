using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Bot.Identity;

namespace Bot.Intents.Costs.Savings;

/// <summary>Instances of old generations: their successors cost less and do more.</summary>
internal static class OwnInstances
{
    private const int HoursAMonth = 730;

    /// <summary>The successor of a family, and the list price of a <c>large</c> of both: USD an hour, Linux, us-east-1.</summary>
    /// <remarks>Source: the EC2 pricing page, previous and current generations.</remarks>
    private static readonly FrozenDictionary<string, (string Successor, decimal Old, decimal New)> s_old = new Dictionary<string, (string, decimal, decimal)>(StringComparer.Ordinal)
    {
        ["t1"] = ("t3", 0.16m, 0.0832m),
        ["t2"] = ("t3", 0.0928m, 0.0832m),
        ["m1"] = ("m5", 0.175m, 0.096m),
        ["m3"] = ("m5", 0.133m, 0.096m),
        ["m4"] = ("m5", 0.10m, 0.096m),
        ["c3"] = ("c5", 0.105m, 0.085m),
        ["c4"] = ("c5", 0.10m, 0.085m),
        ["r3"] = ("r5", 0.166m, 0.126m),
        ["r4"] = ("r5", 0.133m, 0.126m),
        ["i2"] = ("i3", 0.4265m, 0.156m),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>How many of a <c>large</c> a size is.</summary>
    private static readonly FrozenDictionary<string, decimal> s_sizes = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["nano"] = 0.0625m,
        ["micro"] = 0.125m,
        ["small"] = 0.25m,
        ["medium"] = 0.5m,
        ["large"] = 1,
        ["xlarge"] = 2,
        ["2xlarge"] = 4,
        ["4xlarge"] = 8,
        ["8xlarge"] = 16,
        ["16xlarge"] = 32,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<Opportunity> Of(JsonObject body, OwnLook.Look look)
    {
        foreach (var instance in body["Reservations"].Objects().SelectMany(r => r["Instances"].Objects()).Where(i => i["State"]?["Name"].Text() == "running"))
        {
            var type = instance["InstanceType"].Text();
            if (type.Split('.') is not [var family, var size] || !s_old.TryGetValue(family, out var old) || !s_sizes.TryGetValue(size, out var larges))
                continue;
            var saving = (old.Old - old.New) * larges * HoursAMonth;
            yield return look.Of("Upgrade", "Ec2Instance", instance["InstanceId"].Text(), type, $"{old.Successor}.{size}", saving, 2, (double)decimal.Round(100 * (old.Old - old.New) / old.Old, 1)) with { NeedsRestart = true };
        }
    }
}
