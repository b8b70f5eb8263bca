using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Core.Ec2;

/// <summary>Instances, volumes, networks.</summary>
internal sealed class Ec2Service : DemoService
{
    public Ec2Service() : base("ec2")
    {
        On("DescribeInstances", call => new()
        {
            ["Reservations"] = call.Here("AWS::EC2::Instance").Select(i => new JsonObject
            {
                ["ReservationId"] = "r-0" + i.Id[^16..], ["OwnerId"] = i.Account, ["Groups"] = new JsonArray(), ["Instances"] = new JsonArray(i.ShownWithTags()),
            }).ToArray(),
        });
    }
}
