namespace Bot.Understanding.Lexicon;

/// <summary>Network and security.</summary>
internal static partial class CueWords
{
    private static readonly (Cue, string)[] Networks =
    [
        (Cue.Reach, "reach, reached, reachable, talk to, connect to, get to, communicate with, access from, ping, route to, connectivity, path from, path between, able to connect, connect from, connects to, reachability, telnet, accessible from, allowed to reach, connection from, speak to the, traceroute, connect with"),
        (Cue.Internet, "internet, outside world, 0.0.0.0/0, the world, anywhere on the internet, public internet, ::/0, everyone, outside, outbound internet"),
        (Cue.Route, "route, routes, route table, route tables, routing, default route, routing table, routing tables, next hop, blackhole, black hole, blackhole routes, blackholed, routing rules"),
        (Cue.Rules, "inbound rules, outbound rules, ingress rules, egress rules, inbound, outbound, ingress, egress, rules of, rules, security group rules, allowed traffic, rule, open ports, allow, allows, allowing, allowed, permits, permit, blocks, block, blocking, which ports, what ports, ports are open, ports open"),
        (Cue.Peering, "vpc peering, vpc peerings, peering, peerings, peering connection, peering connections, vpc peering connections, peered"),
        (Cue.Vpn, "vpn, vpns, vpn tunnel, vpn tunnels, tunnel, tunnels, site to site vpn, site-to-site vpn, vpn connection, vpn connections, client vpn, direct connect, transit gateway, transit gateways, tgw, tgws, dx connection, virtual interface, bgp, dx"),
        (Cue.Nacl, "nacl, nacls, network acl, network acls, acl, acls"),
        (Cue.SecurityGroup, "security group, security groups, sg, sgs, secgroup, secgroups, security-group, firewall rules, firewall rule, sec group, sec groups"),
        (Cue.PublicOrPrivate, "public or private, private or public, a public subnet, a private subnet"),
        (Cue.FreeIps, "free ips, free ip, free ip addresses, available ips, available ip addresses, ips left, ip addresses left, free addresses, addresses left, running out of ips, ip exhaustion, ips available, ips free, ip space, remaining ips"),
        (Cue.OverlappingCidr, "overlapping cidr, overlapping cidrs, overlap, overlapping, overlaps, cidr, cidrs, cidr block, cidr blocks, cidr range, cidr ranges, ip range, ip ranges, address space"),
        (Cue.OpenToWorld, "open to the world, open to the internet, open to world, open to everyone, world open, open to all, open to public, open to the public, open to internet, exposed to the internet, open to anyone, wide open, open from anywhere, open to 0.0.0.0/0, exposed to the world, accessible from the internet, accessible from internet, reachable from the internet, reachable from internet, accessible from anywhere, internet exposed, exposed to internet, exposed publicly, open to any, reachable from outside, accessible from outside, reachable from anywhere"),
        (Cue.Port, "port, ports, ssh, rdp, https, http, tcp, udp, icmp, telnet, 3389"),
        (Cue.Unused, "unused, not used, nobody uses, not in use, no one uses, not attached to anything, orphaned, not attached, not associated, not being used, unreferenced"),
        (Cue.VpcEndpoint, "vpc endpoint, vpc endpoints, gateway endpoint, gateway endpoints, interface endpoint, interface endpoints, privatelink, private link, s3 endpoint, endpoint service, s3 gateway endpoint, dynamodb endpoint"),
        (Cue.Traffic, "traffic, packets, packet, packet loss, dropped packets"),
        (Cue.Inbound, "inbound, ingress, incoming"),
        (Cue.Outbound, "outbound, egress, outgoing"),
        (Cue.NetworkKind, "subnet, subnets, igw, internet gateway, internet gateways, prefix list, prefix lists, dhcp options, customer gateway, virtual private gateway, eni, enis, network interface, network interfaces"),
        (Cue.Finding, "finding, findings, vulnerabilities, vulnerability, security issues, security issue, misconfigurations, misconfiguration, threats, threat, security hub findings, guardduty findings, inspector findings, security findings, weaknesses, security risks, security risk, risks, macie findings, security alerts, security problems"),
        (Cue.SecurityService, "guardduty, guard duty, security hub, securityhub, inspector, macie, access analyzer, detective, shield, network security director, iam access analyzer, aws config rules, security lake"),
        (Cue.NetworkSecurity, "network security, security posture, security of my environment, security of our environment, security of my account, security of our account, secure my account, secure our account, security review, security audit, security score, security baseline, attack surface, hardening"),
        (Cue.Ddos, "ddos, denial of service, ddos attack, ddos attacks, ddos protection, shield advanced"),
        (Cue.Waf, "waf, web acl, web acls, webacl, webacls, wafv2, waf protection, firewall manager, waf rules, waf rule"),
        (Cue.Public, "public, publicly accessible, publicly, publicly available, publicly readable, publicly exposed, publicly writable, publicly shared, world readable, world writable, shared publicly, anonymous access, public access, open to public, is public, are public, shared with everyone, public read, block public access, public access block, anyone can read"),
        (Cue.Mfa, "mfa, multi factor, multi factor authentication, two factor, 2fa, multi-factor authentication, two-factor"),
        (Cue.AccessKey, "access key, access keys, iam key, iam keys, iam access keys, api keys of users, access-keys, iam user keys, programmatic keys"),
        (Cue.Cve, "cve, cves, vulnerable, vulnerabilities, unpatched, patch compliance, missing patches, log4j, log4shell, critical vulnerabilities"),
        (Cue.Exposed, "exposed, exposure, public exposure, unprotected, not protected, insecure, unsecured, at risk, protected from, compromised, protected against, leaked, attackable, protected by, external access, shared externally, shared with other accounts, cross account access, exposes"),
        (Cue.CloudTrailOn, "cloudtrail on, cloudtrail enabled, trail enabled, cloudtrail logging, cloudtrail active, cloudtrail turned on, is cloudtrail, cloudtrail disabled, guardduty enabled, guardduty on, config enabled, security hub enabled, has cloudtrail, cloudtrail off, cloudtrail running"),
        (Cue.Compliance, "compliance, compliant, non compliant, noncompliant, non-compliant, cis benchmark, cis, pci, hipaa, soc2, security standard, security standards, config rules, pci dss, benchmark, soc 2, failed controls, security controls"),
        (Cue.Rotation, "rotated, rotation, rotate, key rotation, auto rotation, not rotated, rotating, unrotated"),
        (Cue.Severity, "severity, critical, high severity, medium severity, low severity, critical severity, severities, high and critical, critical and high, highest severity"),
        (Cue.RootUser, "root user, root account, root login, root credentials, password policy, root access key, root mfa, root, credential report, admin access, administratoraccess, admin privileges, admin rights, overly permissive, least privilege, wildcard permissions, full admin, star permissions, administrator access, too many permissions, cross account trust, trust policy, unused permissions, full access, privileged"),
        (Cue.SecurityWord, "security, secure, security team"),
        (Cue.WebVulnerability, "web vulnerabilities, web vulnerability, sql injection, cross site scripting, xss, owasp, common web vulnerabilities, web attacks, web exploits, bots"),
    ];
}
