using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Security;

/// <summary>Amazon GuardDuty: the detector of a Region, and its findings.</summary>
internal sealed class GuardDutyService : ResourceService
{
    /// <summary>States the service.</summary>
    public GuardDutyService() : base("guardduty")
    {
        Kind("AWS::GuardDuty::Detector", "arn:aws:guardduty:{region}:{account}:detector/{id}").Missing("BadRequestException", "The request is rejected because the input detectorId is not owned by the current account.")
            .Get("GetDetector", null, "DetectorId").List("ListDetectors", "DetectorIds")
            .Facet("ListFilters", "DetectorId", (_, _) => new() { ["FilterNames"] = new JsonArray() })
            .Facet("ListMembers", "DetectorId", (_, _) => new() { ["Members"] = new JsonArray() });
        var findings = Kind("AWS::GuardDuty::Finding", "arn:aws:guardduty:{region}:{account}:detector/{id}", "Id").Missing("BadRequestException", "Finding {0} not found.")
            .Within("DetectorId=Service.DetectorId").Batch("GetFindings", "Findings", "FindingIds");
        On("ListFindings", call =>
        {
            var sort = call.Input["SortCriteria"] as JsonObject;
            var field = sort is null ? "UpdatedAt" : FindingCriteria.Path(Inputs.Text(sort["AttributeName"]) ?? "updatedAt");
            var found = findings.All(call).Where(f => FindingCriteria.Matches(call.Input["FindingCriteria"]?["Criterion"], f.Document)).OrderBy(f => FindingCriteria.Order(f.Document, field), StringComparer.Ordinal).ToList();
            if (sort is null || Inputs.Text(sort["OrderBy"]) == "DESC") found.Reverse();
            return new() { ["FindingIds"] = found.Select(f => Inputs.Text(f.Document["Id"]) ?? f.Id).ToJson() };
        }, Kinds[0].ArnBy("DetectorId"));
        On("GetFindingsStatistics", call => new()
        {
            ["FindingStatistics"] = new JsonObject
            {
                ["CountBySeverity"] = new JsonObject(findings.All(call).Where(f => FindingCriteria.Matches(call.Input["FindingCriteria"]?["Criterion"], f.Document)).GroupBy(f => Inputs.Text(f.Document["Severity"]) ?? "0").Select(g => KeyValuePair.Create(g.Key, (JsonNode?)g.Count()))),
            },
        }, Kinds[0].ArnBy("DetectorId"));
        On("ArchiveFindings", call =>
        {
            foreach (var id in call.Texts("FindingIds"))
                call.World.Update(findings.Get(call, id), d => ((JsonObject)d["Service"]!)["Archived"] = true);
            return [];
        }, Kinds[0].ArnBy("DetectorId"));
        Tagging("ResourceArn", "ListTagsForResource", "TagResource", "UntagResource", "BadRequestException");
    }
}
