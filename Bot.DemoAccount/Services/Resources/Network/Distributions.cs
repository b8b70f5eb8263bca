using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Network;

/// <summary>CloudFront shows a distribution in two forms; the document may be in either, the other one follows from it.</summary>
internal static class Distributions
{
    private static readonly string[] Outer = ["Id", "ARN", "Status", "LastModifiedTime", "InProgressInvalidationBatches", "DomainName", "ActiveTrustedSigners", "ActiveTrustedKeyGroups", "AliasICPRecordals"];

    /// <summary>The item of ListDistributions.</summary>
    public static JsonNode? Summary(DemoCall call, Resource distribution)
    {
        var summary = new JsonObject();
        foreach (var name in Items.ShapeAt(call.Operation, "DistributionList.Items").Members.Keys)
            if ((distribution.Document["DistributionConfig"]?[name] ?? distribution.Document[name]) is { } value) summary[name] = value.DeepClone();
        summary["ARN"] ??= distribution.Arn;
        return summary;
    }

    /// <summary>The item of GetDistribution.</summary>
    public static JsonObject Full(Resource distribution)
    {
        var document = distribution.Document;
        if (document["DistributionConfig"] is JsonObject) return (JsonObject)document.DeepClone();
        var full = new JsonObject(document.Where(f => Outer.Contains(f.Key)).Select(f => KeyValuePair.Create(f.Key, f.Value?.DeepClone()))) { ["InProgressInvalidationBatches"] = 0 };
        full["DistributionConfig"] = new JsonObject(document.Where(f => !Outer.Contains(f.Key)).Select(f => KeyValuePair.Create(f.Key, f.Value?.DeepClone()))) { ["CallerReference"] = distribution.Id };
        return full;
    }
}
