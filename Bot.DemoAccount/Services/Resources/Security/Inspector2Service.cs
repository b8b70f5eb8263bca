using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Security;

/// <summary>Amazon Inspector: findings, coverage and what is switched on.</summary>
internal sealed class Inspector2Service : ResourceService
{
    /// <summary>States the service.</summary>
    public Inspector2Service() : base("inspector2")
    {
        Kind("AWS::InspectorV2::Finding", "arn:aws:inspector2:{region}:{account}:finding/{id}", "findingArn")
            .List("ListFindings", "findings", where: (c, r) => FindingFilters.Match(c.Input["filterCriteria"] as JsonObject, r.Document));
        Kind("AWS::InspectorV2::Coverage", "arn:aws:inspector2:{region}:{account}:coverage/{id}", "resourceId").List("ListCoverage", "coveredResources");
        On("BatchGetAccountStatus", call => new()
        {
            ["accounts"] = new JsonArray(new JsonObject
            {
                ["accountId"] = call.Account,
                ["state"] = new JsonObject { ["status"] = IsOn(call) ? "ENABLED" : "DISABLED", ["errorCode"] = "SUCCESS", ["errorMessage"] = "" },
                ["resourceState"] = new JsonObject(new[] { "ec2", "ecr", "lambda" }.Select(k => KeyValuePair.Create(k, (JsonNode?)new JsonObject { ["status"] = IsOn(call) ? "ENABLED" : "DISABLED", ["errorCode"] = "SUCCESS", ["errorMessage"] = "" }))),
            }),
        });
        On("ListFindingAggregations", call => new()
        {
            ["aggregationType"] = call.Text("aggregationType"),
            ["responses"] = call.Text("aggregationType") == "ACCOUNT" ? new JsonArray(new JsonObject { ["accountAggregation"] = new JsonObject { ["accountId"] = call.Account, ["severityCounts"] = Counts(call) } }) : [],
        });
    }

    private bool IsOn(DemoCall call) => Kinds[1].All(call).Any() || Kinds[0].All(call).Any();

    private JsonObject Counts(DemoCall call)
    {
        var severities = Kinds[0].All(call).Select(f => Inputs.Text(f.Document["severity"])).ToList();
        return new() { ["all"] = severities.Count, ["critical"] = severities.Count(s => s == "CRITICAL"), ["high"] = severities.Count(s => s == "HIGH"), ["medium"] = severities.Count(s => s == "MEDIUM") };
    }
}
