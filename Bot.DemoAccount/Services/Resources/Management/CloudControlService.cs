using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Management;

/// <summary>AWS Cloud Control API: reads anything in the world by its CloudFormation type.</summary>
internal sealed class CloudControlService : ResourceService
{
    /// <summary>States the service.</summary>
    public CloudControlService() : base("cloudcontrol")
    {
        On("ListResources", call => new()
        {
            ["TypeName"] = call.Need("TypeName"),
            ["ResourceDescriptions"] = Of(call).Select(Description).ToJson(),
        });
        On("GetResource", call =>
        {
            var id = call.Need("Identifier");
            var found = Of(call).FirstOrDefault(r => Identifier(r) == id || r.Id == id || r.Arn == id)
                ?? throw new DemoException("ResourceNotFoundException", $"Resource of type '{call.Text("TypeName")}' with identifier '{id}' was not found.");
            return new() { ["TypeName"] = call.Text("TypeName"), ["ResourceDescription"] = Description(found) };
        });
        On("DeleteResource", call =>
        {
            var id = call.Need("Identifier");
            var found = Of(call).FirstOrDefault(r => Identifier(r) == id || r.Id == id || r.Arn == id)
                ?? throw new DemoException("ResourceNotFoundException", $"Resource of type '{call.Text("TypeName")}' with identifier '{id}' was not found.");
            call.World.Remove(found);
            return new()
            {
                ["ProgressEvent"] = new JsonObject { ["TypeName"] = found.Type, ["Identifier"] = id, ["RequestToken"] = call.NewUuid(), ["Operation"] = "DELETE", ["OperationStatus"] = "SUCCESS", ["EventTime"] = call.Stamp() },
            };
        });
        On("ListResourceRequests", _ => new() { ["ResourceRequestStatusSummaries"] = new JsonArray() });
    }

    private static IEnumerable<Resource> Of(DemoCall call)
    {
        var type = call.Need("TypeName");
        if (type.Split("::") is not ["AWS", { Length: > 0 }, { Length: > 0 }])
            throw new DemoException("TypeNotFoundException", $"The type '{type}' cannot be found.");
        return call.World.List(call.Account, call.Region, type).Concat(call.World.List(call.Account, "global", type));
    }

    private static JsonObject Description(Resource resource) => new() { ["Identifier"] = Identifier(resource), ["Properties"] = Properties.Of(resource).ToJsonString() };

    private static string Identifier(Resource resource) => Properties.Identifier(resource);
}
