using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Core.S3;

/// <summary>S3 Control: the account's public access block, and access points.</summary>
internal sealed class S3ControlService : DemoService
{
    public S3ControlService() : base("s3control")
    {
        On("GetPublicAccessBlock", call => call.World.Settings.TryGetValue($"{call.Account}/global/s3-public-access-block", out var kept)
            ? new() { ["PublicAccessBlockConfiguration"] = JsonNode.Parse(kept) }
            : throw new DemoException("NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found", 404));
        On("PutPublicAccessBlock", call =>
        {
            call.World.Settings[$"{call.Account}/global/s3-public-access-block"] = call.Input["PublicAccessBlockConfiguration"]!.ToJsonString();
            return [];
        });
        On("DeletePublicAccessBlock", call =>
        {
            call.World.Settings.TryRemove($"{call.Account}/global/s3-public-access-block", out _);
            return [];
        });
        Lists("ListAccessPoints", "AWS::S3::AccessPoint", "AccessPointList", where: (call, r) => call.Text("Bucket") is not { } bucket || r.Document.Text("Bucket") == bucket);
        foreach (var (operation, member) in (ReadOnlySpan<(string, string)>)[("ListJobs", "Jobs"), ("ListStorageLensConfigurations", "StorageLensConfigurationList"), ("ListMultiRegionAccessPoints", "AccessPoints"), ("ListRegionalBuckets", "RegionalBucketList")])
            On(operation, _ => new() { [member] = new JsonArray() });
    }
}
