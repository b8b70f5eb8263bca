using System.Collections.Immutable;
using Bot.Understanding;

namespace Bot.Intents.Resources.Registry;

/// <summary>EC2 and what runs code.</summary>
internal static class ComputeKinds
{
    public static ImmutableArray<ResourceKind> All { get; } =
    [
        new()
        {
            Name = "ec2-instance",
            Title = "EC2 instance",
            Words = ["ec2 instance", "instance", "ec2", "server", "box", "machine", "vm", "virtual machine", "host"],
            Service = "ec2",
            CloudFormationType = "AWS::EC2::Instance",
            IdPrefixes = ["i-"],
            Fields =
            [
                new("id") { Words = ["id", "instance id"] },
                new("name") { Words = ["name"] },
                new("state")
                {
                    Words = ["state", "status"],
                    Phrases = [new("running", ConditionOperator.Equal, "running"), new("stopped", ConditionOperator.Equal, "stopped"), new("up", ConditionOperator.Equal, "running")],
                },
                new("instance_type") { Words = ["instance type", "type", "size"] },
                new("launch_time", FieldKind.Time) { Words = ["launch time", "launched", "started", "age", "uptime"] },
                new("private_ip") { Words = ["private ip", "private address"] },
                new("public_ip") { Words = ["public ip", "public address"] },
                new("vpc_id") { Words = ["vpc"] },
                new("subnet_id") { Words = ["subnet"] },
            ],
        },
    ];
}
