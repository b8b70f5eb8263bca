using Bot.Intents.Resources.Registry;

namespace Bot.Understanding.Grammar;

/// <summary>The field of a kind that holds the id of another kind: the VPC of an instance, the security groups of an interface.</summary>
internal static class IdFields
{
    public static Field? Of(ResourceKind kind, string? other) => other switch
    {
        "vpc" => First(kind, "vpc_id", "vpc"),
        "subnet" => First(kind, "subnet_id", "subnets", "subnet"),
        "security-group" => First(kind, "security_groups", "security_group", "group_id"),
        "ami" => First(kind, "image_id"),
        "ebs-volume" => First(kind, "volumes", "volume_id"),
        "ebs-snapshot" => First(kind, "snapshot_id", "snapshots"),
        "ec2-instance" => First(kind, "attached_to", "instance_id", "instance", "instances", "target"),
        "network-interface" => First(kind, "network_interfaces", "network_interface", "network_interface_id"),
        "kms-key" => First(kind, "kms_key", "kms_key_id"),
        "nat-gateway" => First(kind, "nat_gateways"),
        "key-pair" => First(kind, "key_name"),
        "iam-role" => First(kind, "role", "iam_role", "iam_profile", "execution_role"),
        "load-balancer" => First(kind, "load_balancer", "load_balancers"),
        "rds-instance" => First(kind, "db_instance"),
        "acm-certificate" => First(kind, "certificate", "certificates"),
        "sns-topic" => First(kind, "topic", "actions"),
        "web-acl" => First(kind, "web_acl"),
        _ => null,
    };

    private static Field? First(ResourceKind kind, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (kind.FieldNamed(name) is { } field)
                return field;
        }
        return null;
    }
}
