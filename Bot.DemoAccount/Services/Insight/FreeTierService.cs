using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Insight;

/// <summary>Free tier usage.</summary>
internal sealed class FreeTierService : DemoService
{
    public FreeTierService() : base("freetier") =>
        On("GetFreeTierUsage", call => new JsonObject { ["freeTierUsages"] = call.World.List(call.Account, "global", "AWS::FreeTier::Usage").ToDocuments() });
}
