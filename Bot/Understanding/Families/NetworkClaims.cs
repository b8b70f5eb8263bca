using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Families;

/// <summary>Reachability, security groups, routing.</summary>
internal static class NetworkClaims
{
    public static Claim Of(Scene s)
    {
        if (s.OpensWith(Cue.HowTo) || s.HasAny(Cue.Difference))
            return Claim.None;
        var head = s.Head?.Kind.Name ?? "";
        var ends = s.Placed.Count(p => p.Entity.Kind is EntityKind.Id or EntityKind.Name or EntityKind.Arn or EntityKind.IpAddress);
        if (s.Draft.Has(Cue.Reach) && (ends + s.Kinds.Count >= 2 || ends >= 1 && s.HasAny(Cue.Internet, Cue.Port) || s.Has(Cue.Internet) && s.Kinds.Count > 0) && !s.Has(Cue.OpenToWorld) && !s.Draft.HasWord("ssh") && !s.Has(Cue.ErrorCode))
            return new(Family.Network, "reach", 89, "whether one thing reaches another");
        if (ends >= 2 && s.Has(Cue.Port) && s.Draft.HasWord("between", "from", "open", "allowed", "blocked") && !s.Has(Cue.ErrorCode) && !s.Has(Cue.Metric))
            return new(Family.Network, "reach", 88, "whether a port is open between two things");
        if (s.Has(Cue.PublicOrPrivate))
            return new(Family.Network, "routes", 88, "public or private subnets");
        if (s.Has(Cue.FreeIps))
            return new(Family.Network, "addresses", 86, "free addresses");
        if (s.Has(Cue.OverlappingCidr) && s.Draft.HasWord("overlap", "overlapping", "overlaps"))
            return new(Family.Network, "cidr", 86, "overlapping address ranges");
        if (s.Draft.Has(Cue.Nacl) && !s.Draft.HasWord("web") && !s.Has(Cue.Waf))
            return new(Family.Network, "nacl", 84, "network ACLs");
        if (s.Draft.Has(Cue.Route) && !s.Draft.HasWord("route53", "record"))
            return new(Family.Network, "routes", 84, "routes");
        if (s.Draft.Has(Cue.Peering))
            return new(Family.Network, "peering", 84, "VPC peerings");
        if (head is "vpn-connection" || s.Draft.HasWord("tunnel", "tunnels", "vpn", "vpns"))
            return new(Family.Network, "vpn", 82, "VPN");
        if (s.Draft.Has(Cue.VpcEndpoint))
            return new(Family.Network, "endpoints", 82, "VPC endpoints");
        if (s.Draft.Has(Cue.SecurityGroup) && (head is "security-group" or "" or "security-group-rule" || s.Has(Cue.Rules)) && !IsDependency(s) && !s.Has(Cue.Changed))
            return new(Family.Network, "security-groups", s.HasAny(Cue.OpenToWorld, Cue.Public) ? 76 : 83, "security groups");
        if (s.Placed.Exists(p => p.Entity.ResourceKind == "security-group") && s.Has(Cue.Rules) && !IsDependency(s))
            return new(Family.Network, "security-groups", 84, "rules of a security group");
        if (s.Placed.Exists(p => p.Entity.ResourceKind == "security-group") && s.Draft.Has(Cue.Port) && s.Draft.HasWord("port", "ports", "ssh", "rdp", "https", "http"))
            return new(Family.Network, "security-groups", 84, "ports of a security group");
        if (s.Placed.Exists(p => p.Entity.ResourceKind == "subnet") && s.Draft.HasWord("public", "private") && s.Opens("is", "are", "which", "what"))
            return new(Family.Network, "routes", 86, "public or private subnets");
        if (s.Has(Cue.Rules) && s.HasAny(Cue.Port, Cue.Traffic) && !s.Has(Cue.OpenToWorld))
            return new(Family.Network, "security-groups", 76, "allowed traffic");
        if (s.Has(Cue.OverlappingCidr) && s.Kinds.Count > 0)
            return new(Family.Network, "cidr", 68, "address ranges");
        return Claim.None;
    }

    /// <summary>"what depends on sg-…", "which instances use it": a question of relations.</summary>
    private static bool IsDependency(Scene s) => s.Draft.HasWord("depends", "depend", "uses", "using", "attached", "references", "dependents", "used") && !s.Draft.HasWord("nobody", "not", "unused") && !s.HasAny(Cue.Rules);
}
