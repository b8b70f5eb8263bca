using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight;

/// <summary>CloudWatch Synthetics.</summary>
internal sealed class SyntheticsService : DemoService
{
    private const string Canary = "AWS::Synthetics::Canary";

    public SyntheticsService() : base("synthetics")
    {
        On("DescribeCanaries", call => new JsonObject { ["Canaries"] = Named(call).Select(c => { var d = c.Shown(); d["Tags"] = c.TagMap(); return d; }).ToJsonArray() });
        On("DescribeCanariesLastRun", call => new JsonObject { ["CanariesLastRun"] = Named(call).Select(c => new JsonObject { ["CanaryName"] = c.Id, ["LastRun"] = c.Facet("GetCanaryRuns").Items("CanaryRuns").FirstOrDefault()?.Copy() }).ToJsonArray() });
        Gives("GetCanary", Canary, "Name", "Canary", Missing);
        Facet("GetCanaryRuns", Canary, "Name", Missing, _ => new JsonObject { ["CanaryRuns"] = new JsonArray() });
        On("DescribeRuntimeVersions", _ => new JsonObject { ["RuntimeVersions"] = new JsonArray() });
    }

    private static IEnumerable<Resource> Named(DemoCall call) => call.Texts("Names") is { Count: > 0 } names ? call.Here(Canary).Where(c => names.Contains(c.Id)) : call.Here(Canary);

    private static DemoException Missing(string name) => new("ResourceNotFoundException", $"The canary {name} was not found", 404);
}
