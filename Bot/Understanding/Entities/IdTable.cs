using System.Collections.Frozen;
using Bot.Intents.Resources.Registry;

namespace Bot.Understanding.Entities;

/// <summary>Ids and ARNs by their beginnings, from the registry.</summary>
internal static class IdTable
{
    private static readonly FrozenDictionary<string, string> Prefixes =
        ResourceRegistry.Kinds.SelectMany(k => k.IdPrefixes.Select(p => (Prefix: p, k.Name))).DistinctBy(p => p.Prefix).ToFrozenDictionary(p => p.Prefix, p => p.Name);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByPrefix = Prefixes.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, string> Arns = ArnKinds.All.ToFrozenDictionary(a => a.Key, a => a.Value);

    /// <summary>The kind that an id belongs to; null where it is no id. Hexadecimal digits must follow the prefix, so that names such as <c>i-am-a-name</c> stay names.</summary>
    public static string? KindOf(ReadOnlySpan<char> id)
    {
        var dash = id.LastIndexOf('-');
        if (dash < 1 || id.Length - dash < 9 || id.Length > 60)
            return null;
        foreach (var c in id[(dash + 1)..])
        {
            if (!char.IsAsciiLetterOrDigit(c))
                return null;
        }
        return ByPrefix.TryGetValue(id[..(dash + 1)], out var kind) ? kind : KnownElsewhere(id[..(dash + 1)]);
    }

    private static string? KnownElsewhere(ReadOnlySpan<char> prefix) => prefix switch
    {
        "i-" => "ec2-instance",
        "vol-" => "ebs-volume",
        "snap-" => "ebs-snapshot",
        "ami-" => "ami",
        "vpc-" => "vpc",
        "subnet-" => "subnet",
        "sg-" => "security-group",
        "eni-" => "network-interface",
        "rtb-" => "route-table",
        "igw-" => "internet-gateway",
        "nat-" => "nat-gateway",
        "acl-" => "network-acl",
        "eipalloc-" => "elastic-ip",
        "vpce-" => "vpc-endpoint",
        "pcx-" => "vpc-peering",
        "tgw-" => "transit-gateway",
        "vpn-" => "vpn-connection",
        "lt-" => "launch-template",
        "fs-" => "efs-file-system",
        "dxcon-" => "direct-connect",
        "dxvif-" => "virtual-interface",
        "sgr-" => "security-group-rule",
        "eipassoc-" => "elastic-ip",
        "mi-" => "managed-node",
        _ => null,
    };

    /// <summary>The kind and name of an ARN's resource.</summary>
    public static (string? Kind, string Name) ReadArn(string arn)
    {
        var parts = arn.Split(':', 6);
        if (parts.Length < 6)
            return (null, arn);
        var resource = parts[5];
        var cut = resource.IndexOfAny(['/', ':']);
        var type = cut < 0 ? "" : resource[..cut];
        var name = resource[(resource.LastIndexOfAny(['/', ':']) + 1)..];
        var kind = Arns.GetValueOrDefault($"{parts[2]}:{type}") ?? Arns.GetValueOrDefault($"{parts[2]}:");
        return (kind, name);
    }
}
