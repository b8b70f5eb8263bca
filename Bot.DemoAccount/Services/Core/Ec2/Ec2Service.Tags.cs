using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Core.Ec2;

/// <content>Tags of any EC2 resource.</content>
internal sealed partial class Ec2Service
{
    private void Tagging()
    {
        On("DescribeTags", call => new()
        {
            ["Tags"] = Filtered(call, "Tags", Ec2Kind.All.SelectMany(k => call.World.List(call.Account, call.Region, k.Type).SelectMany(r => r.Tags.Select(t =>
                new JsonObject { ["ResourceId"] = r.Id, ["ResourceType"] = k.Noun, ["Key"] = t.Key, ["Value"] = t.Value })))),
        });
        On("CreateTags", call =>
        {
            foreach (var resource in Named(call))
            {
                resource.SetTags(call.Input["Tags"]);
                if (resource.Tags.Count > 50)
                    throw new DemoException("TagLimitExceeded", "The maximum number of Tags for a resource has been reached.");
                call.World.Put(resource);
            }
            return Done();
        }, ArnOfAny);
        On("DeleteTags", call =>
        {
            foreach (var resource in Named(call))
            {
                var asked = call.Items("Tags").ToList();
                foreach (var (key, value) in resource.Tags.ToList())
                {
                    if (asked.Count == 0 || asked.Any(a => a.Text("Key") == key && (a.Text("Value") ?? value) == value))
                        resource.Tags.Remove(key);
                }
                call.World.Put(resource);
            }
            return Done();
        }, ArnOfAny);
    }

    private static List<Resource> Named(DemoCall call)
    {
        var found = call.Texts("Resources").Select(id => Ec2Kind.FindAny(call, id) ?? throw new DemoException("InvalidID", $"The ID '{id}' is not valid")).ToList();
        foreach (var resource in found.Skip(1))
            call.Demand(call.Operation.IamActions[0], resource.Arn);
        return found;
    }

    private static string ArnOfAny(DemoCall call) =>
        call.Texts("Resources") is [var first, ..] && (call.Concerns = Ec2Kind.FindAny(call, first)) is { } found ? found.Arn : "*";
}
