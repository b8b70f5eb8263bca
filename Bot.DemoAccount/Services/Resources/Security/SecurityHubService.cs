using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Security;

/// <summary>AWS Security Hub: the hub, standards, findings with their filters, and members.</summary>
internal sealed class SecurityHubService : ResourceService
{
    /// <summary>States the service.</summary>
    public SecurityHubService() : base("securityhub")
    {
        Kind("AWS::SecurityHub::Hub", "arn:aws:securityhub:{region}:{account}:hub/{id}", "HubArn").Missing("InvalidAccessException", "Account is not subscribed to AWS Security Hub", 401);
        On("DescribeHub", call => Kinds[0].All(call).FirstOrDefault() is { } hub ? (JsonObject)Items.Item(hub, call.Operation.Output, "HubArn", arns: false) : throw new DemoException("InvalidAccessException", $"Account {call.Account} is not subscribed to AWS Security Hub", 401));
        Kind("AWS::SecurityHub::Standard", "arn:aws:securityhub:{region}:{account}:subscription/{id}", "StandardsSubscriptionArn").List("GetEnabledStandards", "StandardsSubscriptions", "StandardsSubscriptionArns");
        Kind("AWS::SecurityHub::Finding", "arn:aws:securityhub:{region}:{account}:finding/{id}", "Id")
            .List("GetFindings", "Findings", where: (c, r) => FindingFilters.Match(c.Input["Filters"] as JsonObject, r.Document));
        On("GetInsights", _ => new() { ["Insights"] = new JsonArray() });
        On("ListMembers", _ => new() { ["Members"] = new JsonArray() });
        On("BatchUpdateFindings", call =>
        {
            var processed = new JsonArray();
            foreach (var id in call.Items("FindingIdentifiers"))
            {
                call.World.Update(Kinds[2].Get(call, Inputs.Text(id["Id"])), d =>
                {
                    if (call.Input["Workflow"] is { } workflow) d["Workflow"] = workflow.DeepClone();
                    if (call.Input["Note"] is { } note) d["Note"] = note.DeepClone();
                });
                processed.Add(id.DeepClone());
            }
            return new() { ["ProcessedFindings"] = processed, ["UnprocessedFindings"] = new JsonArray() };
        });
    }
}
