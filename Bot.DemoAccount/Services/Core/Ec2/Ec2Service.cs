using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Core.Ec2;

/// <summary>Amazon EC2: every describe operation by one rule, and the writes of each kind in classes of their own.</summary>
internal sealed partial class Ec2Service : DemoService
{
    public Ec2Service() : base("ec2")
    {
        foreach (var kind in Ec2Kind.All.Where(k => k != Ec2Kind.Instance))
            On(kind.Describe, call => Describe(call, kind));
        On("DescribeInstances", DescribeInstances);
        On("DescribeTransitGatewayVpcAttachments", call =>
        {
            var output = Describe(call, Ec2Kind.All.First(k => k.Noun == "transit-gateway-attachment") with { Member = "TransitGatewayVpcAttachments" });
            foreach (var item in output.Items("TransitGatewayVpcAttachments"))
            {
                (item["VpcId"], item["VpcOwnerId"]) = (item["ResourceId"]?.DeepClone(), item["ResourceOwnerId"]?.DeepClone());
                foreach (var name in (ReadOnlySpan<string>)["ResourceId", "ResourceOwnerId", "ResourceType", "TransitGatewayOwnerId", "Association"])
                    item.Remove(name);
            }
            return output;
        });
        Instances();
        Storage();
        SecurityGroups();
        Networks();
        Addresses();
        Tagging();
        Fixed();
    }

    /// <summary>Resources of a kind that a call's ids and filters choose, settled.</summary>
    internal static IEnumerable<Resource> Chosen(DemoCall call, Ec2Kind kind, AwsShape item)
    {
        var ids = call.Texts(kind.Ids);
        IEnumerable<Resource> found = ids.Count > 0 ? [.. ids.Distinct().Select(id => ByIdOrName(call, kind, id) ?? throw Missed(kind, id))] : call.World.List(call.Account, call.Region, kind.Type);
        var wanted = Ec2Filters.Of(call, item);
        foreach (var resource in found)
        {
            Moves.Settle(call, resource);
            if (wanted(resource.Document, resource.Tags))
                yield return resource;
        }
    }

    /// <summary>The shape of an output list's items.</summary>
    internal static AwsShape Item(DemoCall call, string member) => call.Operation.Output.Members[member].Shape.Element!.Shape;

    private static JsonObject Describe(DemoCall call, Ec2Kind kind)
    {
        var shape = Item(call, kind.Member);
        var found = Chosen(call, kind, shape);
        if (kind == Ec2Kind.Snapshot && call.Texts("OwnerIds") is { Count: > 0 } owners)
            found = found.Where(r => owners.Any(o => o == "self" ? r.Account == call.Account : o == r.Document.Text("OwnerId")));
        if (kind == Ec2Kind.Image && call.Texts("Owners") is { Count: > 0 } makers)
            found = found.Where(r => makers.Any(o => o == "self" ? r.Document.Text("OwnerId") == call.Account : o == r.Document.Text("OwnerId") || o == r.Document.Text("ImageOwnerAlias")));
        foreach (var (member, field) in (ReadOnlySpan<(string, string)>)[("GroupNames", "GroupName"), ("KeyNames", "KeyName"), ("PublicIps", "PublicIp"), ("LaunchTemplateNames", "LaunchTemplateName")])
        {
            if (call.Texts(member) is { Count: > 0 } names && kind.Ids != member)
                found = Named(call, kind, names, field);
        }
        var tagged = shape.Members.ContainsKey("Tags");
        return new() { [kind.Member] = new JsonArray([.. found.Select(r => tagged ? r.ShownWithTags() : r.Shown())]) };
    }

    private static IEnumerable<Resource> Named(DemoCall call, Ec2Kind kind, IReadOnlyList<string> names, string field) => [.. names.Select(name =>
        call.World.List(call.Account, call.Region, kind.Type).FirstOrDefault(r => r.Document.Text(field) == name) ?? throw (field == "PublicIp" ? new DemoException("InvalidAddress.NotFound", $"Address '{name}' not found.") : kind.NotFound(name)))];

    private static JsonObject DescribeInstances(DemoCall call)
    {
        var shape = Item(call, "Reservations").Members["Instances"].Shape.Element!.Shape;
        return new()
        {
            ["Reservations"] = Chosen(call, Ec2Kind.Instance, shape).Select(i => new JsonObject
            {
                ["ReservationId"] = i.Facets.TryGetValue("ReservationId", out var r) ? r.GetValue<string>() : "r-0" + i.Id[3..][..16],
                ["OwnerId"] = i.Account,
                ["Groups"] = new JsonArray(),
                ["Instances"] = new JsonArray(i.ShownWithTags()),
            }).ToJsonArray(),
        };
    }

    private static Resource? ByIdOrName(DemoCall call, Ec2Kind kind, string id) =>
        call.World.Find(call.Account, call.Region, kind.Type, id) ?? call.World.List(call.Account, call.Region, kind.Type).FirstOrDefault(r => r.Document.Text(kind.IdField) == id);

    /// <summary>An id of the wrong form is another error than one that is not there.</summary>
    private static DemoException Missed(Ec2Kind kind, string id) =>
        kind == Ec2Kind.Instance && !id.StartsWith("i-", StringComparison.Ordinal)
            ? new("InvalidInstanceID.Malformed", $"Invalid id: \"{id}\" (expecting \"i-...\")")
            : kind.NotFound(id);

    /// <summary>Serves an operation on many ids: each is judged, and must exist.</summary>
    private void OnEach(string operation, Ec2Kind kind, string ids, Func<DemoCall, IReadOnlyList<Resource>, JsonObject> run) => On(operation, call =>
    {
        var given = call.Texts(ids);
        foreach (var id in given.Skip(1))
            call.Demand(call.Operation.IamActions[0], kind.Arn(call, id));
        return run(call, [.. given.Select(id => kind.Get(call, id))]);
    }, kind.ArnBy(ids));

    /// <summary>Puts a new resource of a kind into the call's Region, with the tags that the call gives to it.</summary>
    private static Resource Make(DemoCall call, Ec2Kind kind, string id, JsonObject document, string? tagType = null)
    {
        document[kind.IdField] = id;
        var resource = new Resource { Type = kind.Type, Account = call.Account, Region = call.Region, Id = id, Arn = kind.Arn(call, id), Created = call.Now, Document = document };
        foreach (var specification in call.Items("TagSpecifications").Where(t => t.Text("ResourceType") == (tagType ?? kind.Noun)))
            resource.SetTags(specification["Tags"]);
        call.World.Put(resource);
        call.Concerns = resource;
        return resource;
    }

    private static JsonObject Done() => new() { ["Return"] = true };
}
