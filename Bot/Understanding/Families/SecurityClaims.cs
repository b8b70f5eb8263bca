using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Families;

/// <summary>Findings, exposure, protection.</summary>
internal static class SecurityClaims
{
    public static Claim Of(Scene s)
    {
        var isKnowledge = s.OpensWith(Cue.HowTo) && !s.HasAny(Cue.NetworkSecurity) || s.HasAny(Cue.Difference) || s.Has(Cue.Best) && !s.NamesSomething && !s.HasAny(Cue.NetworkSecurity);
        var claim = Claimed(s);
        return isKnowledge ? claim with { Strength = Math.Min(claim.Strength, 60) } : claim;
    }

    private static Claim Claimed(Scene s)
    {
        if (s.Has(Cue.Ddos))
            return new(Family.Security, "ddos", 89, "DDoS");
        if (s.Has(Cue.NetworkSecurity))
            return new(Family.Security, "network-security", 91, "network security");
        if (s.Has(Cue.WebVulnerability))
            return new(Family.Security, "waf", 89, "web vulnerabilities");
        if (s.Draft.Has(Cue.Waf) && (s.HasAny(Cue.Exposed, Cue.Unused, Cue.Without, Cue.Not) || s.Draft.HasWord("protect", "protecting", "protection", "protected") || s.Head?.Kind.Name == "web-acl" && s.Kinds.Count == 1) && s.Head?.Kind.Name is not "cloudfront-distribution")
            return new(Family.Security, "waf", 86, "WAF protection");
        if (s.Has(Cue.OpenToWorld))
            return new(Family.Security, "exposure", 88, "what is open to the internet");
        if (s.HasAny(Cue.Cve))
            return new(Family.Security, "findings", s.Draft.HasWord("patches", "patch") && !s.Draft.HasWord("cve", "cves", "vulnerabilities", "vulnerable") ? 70 : 87, "vulnerabilities");
        if (s.Draft.Has(Cue.Finding))
            return new(Family.Security, "findings", 86, "security findings");
        if (s.Draft.Has(Cue.Mfa) && !s.Draft.HasWord("delete"))
            return new(Family.Security, "mfa", 86, "MFA");
        if (s.Has(Cue.CloudTrailOn) && !s.Has(Cue.Cost))
            return new(Family.Security, "trails", 85, "whether CloudTrail is on");
        if (s.Draft.Has(Cue.AccessKey))
            return new(Family.Security, "access-keys", 85, "access keys");
        if (s.Has(Cue.RootUser) && s.Draft.HasWord("root", "password", "admin", "administratoraccess", "privilege", "permissive", "administrator", "credential", "trust", "privileges", "unused", "wildcard") && !s.Draft.HasWord("device", "volume", "cause"))
            return new(Family.Security, "iam", 82, "root user and privileges");
        if (s.Has(Cue.Rotation) && (s.Has(Cue.SecretNoun) || s.Kinds.Exists(k => k.Kind.Name is "secret" or "kms-key" or "access-key")))
            return new(Family.Security, "rotation", 86, "rotation of secrets and keys");
        if (s.Has(Cue.Public) && IsExposure(s))
            return new(Family.Security, "exposure", 84, "what is public");
        if (s.HasAny(Cue.Compliance))
            return new(Family.Security, "compliance", 80, "compliance");
        if (s.Draft.Has(Cue.SecurityService))
            return new(Family.Security, "services", s.Draft.HasWord("config") ? 60 : 82, "security services");
        if (s.Has(Cue.Exposed) && (s.Kinds.Count > 0 || s.Draft.HasWord("resources", "anything", "account", "systems", "environment", "we")) && !s.Draft.HasWord("deletion", "termination"))
            return new(Family.Security, "exposure", 78, "exposure");
        if (s.Has(Cue.SecurityWord) && !s.Draft.Has(Cue.SecurityGroup))
            return new(Family.Security, "findings", 66, "security");
        if (s.Draft.Says(s.Start, "who", "has", "access") || s.Draft.Says(s.Start, "who", "can", "access"))
            return new(Family.Security, "access", 80, "who has access");
        return Claim.None;
    }

    /// <summary>Being public is a question of exposure, except for subnets, addresses, zones, images and load balancers that are public by trade.</summary>
    private static bool IsExposure(Scene s)
    {
        if (s.Draft.First(Cue.Public) is not { } match)
            return false;
        var next = s.Draft.Lower(match.End);
        if (next is "ip" or "ips" or "ipv4" or "address" or "addresses" or "subnet" or "subnets" or "dns" or "zone" or "zones" or "hosted" or "key" or "keys" or "endpoint" or "subnetz" or "certificate" or "certificates")
            return false;
        return s.Head?.Kind.Name is not ("subnet" or "hosted-zone" or "ec2-instance" or "load-balancer") || match.Length > 1;
    }
}
