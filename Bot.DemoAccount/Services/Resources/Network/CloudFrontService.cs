using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Network;

/// <summary>Amazon CloudFront: distributions (the document is the full <c>Distribution</c> or its summary), invalidations and functions.</summary>
internal sealed class CloudFrontService : ResourceService
{
    /// <summary>States the service.</summary>
    public CloudFrontService() : base("cloudfront")
    {
        Kind("AWS::CloudFront::Distribution", "arn:aws:cloudfront::{account}:distribution/{id}", "Id", "DomainName").Missing("NoSuchDistribution", "The specified distribution does not exist.", 404)
            .Get("GetDistribution", "Distribution", "Id", (_, r) => Distributions.Full(r))
            .Get("GetDistributionConfig", "DistributionConfig", "Id", (_, r) => Distributions.Full(r)["DistributionConfig"]!.DeepClone())
            .List("ListDistributions", "DistributionList.Items", item: Distributions.Summary)
            .Facet("ListInvalidations", "DistributionId", (_, _) => new() { ["InvalidationList"] = new JsonObject { ["Marker"] = "", ["MaxItems"] = 100, ["IsTruncated"] = false, ["Quantity"] = 0 } });
        Kind("AWS::CloudFront::Function", "arn:aws:cloudfront::{account}:function/{id}", "Name").Missing("NoSuchFunctionExists", "The specified function does not exist.", 404)
            .List("ListFunctions", "FunctionList.Items").Get("DescribeFunction", "FunctionSummary", "Name");
        Kind("AWS::CloudFront::OriginAccessControl", "arn:aws:cloudfront::{account}:origin-access-control/{id}", "Id").Missing("NoSuchOriginAccessControl", "The specified origin access control does not exist.", 404)
            .List("ListOriginAccessControls", "OriginAccessControlList.Items");
        Kind("AWS::CloudFront::CachePolicy", "arn:aws:cloudfront::{account}:cache-policy/{id}").List("ListCachePolicies", "CachePolicyList.Items");
        On("CreateInvalidation", call => new() { ["Invalidation"] = new JsonObject { ["Id"] = $"I{call.NewId(13).ToUpperInvariant()}", ["Status"] = "InProgress", ["CreateTime"] = call.Stamp(), ["InvalidationBatch"] = call.Input["InvalidationBatch"]?.DeepClone() } }, Kinds[0].ArnBy("DistributionId"));
        Tagging("Resource", null, "TagResource", "UntagResource", "NoSuchResource");
        On("ListTagsForResource", call => new()
        {
            ["Tags"] = new JsonObject { ["Items"] = new JsonArray([.. Kinds[0].Get(call, call.Text("Resource")).Tags.Select(t => new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value })]) },
        });
    }
}
