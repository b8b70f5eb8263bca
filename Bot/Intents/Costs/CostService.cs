using System.Collections.Frozen;
using Bot.Intents.Resources.Registry;
using Bot.Understanding.Lexicon;

namespace Bot.Intents.Costs;

/// <summary>Services by the value of Cost Explorer's SERVICE dimension.</summary>
internal static class CostService
{
    private static readonly FrozenDictionary<string, string> Billing = ServiceName.All.ToFrozenDictionary(s => s.Key, s => s.Billing, StringComparer.OrdinalIgnoreCase);

    /// <summary>What AWS bills under EC2 - Other rather than under EC2's compute.</summary>
    private static readonly FrozenSet<string> OtherOfEc2 = FrozenSet.Create(StringComparer.Ordinal, "ebs-volume", "ebs-snapshot", "nat-gateway", "elastic-ip");

    /// <summary>Names of the catalog that differ from the words of bills.</summary>
    private static readonly FrozenDictionary<string, string> Catalog = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["elasticloadbalancing"] = "elb",
        ["elasticfilesystem"] = "efs",
        ["monitoring"] = "cloudwatch",
        ["logs"] = "cloudwatch",
        ["es"] = "opensearch",
        ["cognito-idp"] = "cognito",
        ["wafv2"] = "waf",
        ["inspector2"] = "inspector",
        ["email"] = "ses",
        ["elasticmapreduce"] = "emr",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Cost Explorer's name; the words themselves where no other is known.</summary>
    public static string NameOf(string words) => Billing.GetValueOrDefault(words.Trim(), words.Trim());

    /// <summary>The service that a resource kind is billed under; null where it is not known.</summary>
    public static string? OfKind(string kind)
    {
        if (OtherOfEc2.Contains(kind))
            return Billing["ec2-other"];
        return ResourceRegistry.Find(kind) is { Service: var service } ? Billing.GetValueOrDefault(Catalog.GetValueOrDefault(service, service)) : null;
    }
}
