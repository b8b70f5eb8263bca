using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Insight;

/// <summary>Savings Plans that are owned.</summary>
internal sealed class SavingsPlansService : DemoService
{
    private const string Plan = "AWS::SavingsPlans::SavingsPlan";

    public SavingsPlansService() : base("savingsplans")
    {
        On("DescribeSavingsPlans", call =>
        {
            var ids = call.Texts("savingsPlanIds").Concat(call.Texts("savingsPlanArns")).ToList();
            var states = call.Texts("states");
            return new JsonObject { ["savingsPlans"] = call.World.List(call.Account, "global", Plan).Where(p => (ids.Count == 0 || ids.Contains(p.Id) || ids.Contains(p.Arn)) && (states.Count == 0 || states.Contains(p.Document.Text("state") ?? ""))).ToDocuments() };
        });
        On("DescribeSavingsPlanRates", _ => new JsonObject { ["searchResults"] = new JsonArray() });
        On("ListTagsForResource", call => new JsonObject { ["tags"] = call.World.FindByArn(call.Must("resourceArn"))?.TagMap() });
    }
}
