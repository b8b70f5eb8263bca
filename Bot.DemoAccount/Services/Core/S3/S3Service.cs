using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Core.S3;

/// <summary>Amazon S3: buckets, their settings (a facet each), and small objects.</summary>
internal sealed partial class S3Service : DemoService
{
    internal const string Bucket = "AWS::S3::Bucket";

    /// <summary>Settings that have an error of their own when they are not set.</summary>
    private static readonly Dictionary<string, (string Code, string Message)> Unset = new(StringComparer.Ordinal)
    {
        ["GetBucketPolicy"] = ("NoSuchBucketPolicy", "The bucket policy does not exist"),
        ["GetBucketPolicyStatus"] = ("NoSuchBucketPolicy", "The bucket policy does not exist"),
        ["GetBucketLifecycleConfiguration"] = ("NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist"),
        ["GetBucketCors"] = ("NoSuchCORSConfiguration", "The CORS configuration does not exist"),
        ["GetBucketWebsite"] = ("NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration"),
        ["GetBucketReplication"] = ("ReplicationConfigurationNotFoundError", "The replication configuration was not found"),
        ["GetBucketEncryption"] = ("ServerSideEncryptionConfigurationNotFoundError", "The server side encryption configuration was not found"),
        ["GetPublicAccessBlock"] = ("NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found"),
        ["GetBucketOwnershipControls"] = ("OwnershipControlsNotFoundError", "The bucket ownership controls were not found"),
        ["GetObjectLockConfiguration"] = ("ObjectLockConfigurationNotFoundError", "Object Lock configuration does not exist for this bucket"),
    };

    /// <summary>What a setting answers where it was never set.</summary>
    private static readonly Dictionary<string, Func<DemoCall, JsonObject>> Default = new(StringComparer.Ordinal)
    {
        ["GetBucketVersioning"] = _ => [],
        ["GetBucketLogging"] = _ => [],
        ["GetBucketNotificationConfiguration"] = _ => [],
        ["GetBucketAccelerateConfiguration"] = _ => [],
        ["GetBucketRequestPayment"] = _ => new() { ["Payer"] = "BucketOwner" },
        ["GetBucketAcl"] = call => new()
        {
            ["Owner"] = Owner(call),
            ["Grants"] = new JsonArray(new JsonObject { ["Grantee"] = new JsonObject { ["ID"] = Owner(call)["ID"]!.DeepClone(), ["Type"] = "CanonicalUser" }, ["Permission"] = "FULL_CONTROL" }),
        },
        ["ListBucketAnalyticsConfigurations"] = _ => new() { ["IsTruncated"] = false },
        ["ListBucketInventoryConfigurations"] = _ => new() { ["IsTruncated"] = false },
        ["ListBucketMetricsConfigurations"] = _ => new() { ["IsTruncated"] = false },
        ["ListBucketIntelligentTieringConfigurations"] = _ => new() { ["IsTruncated"] = false },
    };

    /// <summary>Writes of a setting: the operation, the read that shows it, the input's payload (null: the members themselves are it) and the delete.</summary>
    private static readonly (string Put, string Get, string? Payload, string? Output, string? Delete)[] Settings =
    [
        ("PutBucketVersioning", "GetBucketVersioning", "VersioningConfiguration", null, null), ("PutBucketEncryption", "GetBucketEncryption", "ServerSideEncryptionConfiguration", "ServerSideEncryptionConfiguration", "DeleteBucketEncryption"),
        ("PutPublicAccessBlock", "GetPublicAccessBlock", "PublicAccessBlockConfiguration", "PublicAccessBlockConfiguration", "DeletePublicAccessBlock"), ("PutBucketPolicy", "GetBucketPolicy", "Policy", "Policy", "DeleteBucketPolicy"),
        ("PutBucketLifecycleConfiguration", "GetBucketLifecycleConfiguration", "LifecycleConfiguration", null, "DeleteBucketLifecycle"), ("PutBucketCors", "GetBucketCors", "CORSConfiguration", null, "DeleteBucketCors"),
        ("PutBucketWebsite", "GetBucketWebsite", "WebsiteConfiguration", null, "DeleteBucketWebsite"), ("PutBucketReplication", "GetBucketReplication", "ReplicationConfiguration", "ReplicationConfiguration", "DeleteBucketReplication"),
        ("PutBucketLogging", "GetBucketLogging", "BucketLoggingStatus", null, null), ("PutBucketNotificationConfiguration", "GetBucketNotificationConfiguration", "NotificationConfiguration", null, null),
        ("PutBucketOwnershipControls", "GetBucketOwnershipControls", "OwnershipControls", "OwnershipControls", "DeleteBucketOwnershipControls"), ("PutBucketAccelerateConfiguration", "GetBucketAccelerateConfiguration", "AccelerateConfiguration", null, null),
        ("PutBucketRequestPayment", "GetBucketRequestPayment", "RequestPaymentConfiguration", null, null), ("PutObjectLockConfiguration", "GetObjectLockConfiguration", "ObjectLockConfiguration", "ObjectLockConfiguration", null),
    ];

    public S3Service() : base("s3")
    {
        Buckets();
        foreach (var name in Unset.Keys.Concat(Default.Keys))
        {
            On(name, call =>
            {
                var bucket = Get(call);
                return bucket.Facet(name, () => Default.TryGetValue(name, out var value) ? value(call)
                    : throw new DemoException(Unset[name].Code, Unset[name].Message, 404) { Members = new() { ["BucketName"] = bucket.Id } });
            }, BucketArn);
        }
        foreach (var (put, get, payload, output, delete) in Settings)
        {
            On(put, call =>
            {
                var value = (payload is null ? call.Input : call.Input[payload])?.DeepClone();
                Get(call).Facets[get] = output is null ? value ?? new JsonObject() : new JsonObject { [output] = value };
                return [];
            }, BucketArn);
            if (delete is not null)
            {
                On(delete, call =>
                {
                    Get(call).Facets.TryRemove(get, out _);
                    return [];
                }, BucketArn);
            }
        }
        Objects();
    }

    internal static string BucketArn(DemoCall call)
    {
        var name = call.Text("Bucket") ?? "*";
        call.Concerns = call.World.FindByArn("arn:aws:s3:::" + name);
        return "arn:aws:s3:::" + name;
    }

    internal static Resource Get(DemoCall call)
    {
        var name = call.Must("Bucket");
        var bucket = call.World.FindByArn("arn:aws:s3:::" + name) ?? throw new DemoException("NoSuchBucket", "The specified bucket does not exist", 404) { Members = new() { ["BucketName"] = name } };
        return call.Concerns = bucket;
    }

    internal static JsonObject Owner(DemoCall call) => new() { ["DisplayName"] = call.World.Accounts.TryGetValue(call.Account, out var a) ? a.Alias : "owner", ["ID"] = (call.Account + call.Account + call.Account + call.Account + call.Account + call.Account)[..64] };

    private void Buckets()
    {
        On("ListBuckets", call => new()
        {
            ["Buckets"] = call.World.ListEverywhere(call.Account, Bucket).Where(b => b.Id.StartsWith(call.Text("Prefix") ?? "", StringComparison.Ordinal) && (call.Text("BucketRegion") ?? b.Region) == b.Region).Select(b =>
            {
                var shown = b.Shown();
                shown["Name"] ??= b.Id;
                shown["CreationDate"] ??= b.Created.Iso();
                shown["BucketRegion"] ??= b.Region;
                return shown;
            }).ToJsonArray(),
            ["Owner"] = Owner(call),
        });
        On("HeadBucket", call =>
        {
            var bucket = call.World.FindByArn("arn:aws:s3:::" + call.Must("Bucket")) ?? throw new DemoException("NotFound", "Not Found", 404);
            call.AnswerHeaders["x-amz-bucket-region"] = bucket.Region;
            return [];
        }, BucketArn);
        On("GetBucketLocation", call => Get(call).Region is var region && region == "us-east-1" ? [] : new() { ["LocationConstraint"] = region }, BucketArn);
        On("GetBucketTagging", call => Get(call) is { Tags.Count: > 0 } bucket ? new() { ["TagSet"] = bucket.TagList() }
            : throw new DemoException("NoSuchTagSet", "The TagSet does not exist", 404) { Members = new() { ["BucketName"] = call.Text("Bucket") } }, BucketArn);
        On("PutBucketTagging", call =>
        {
            var bucket = Get(call);
            bucket.Tags.Clear();
            bucket.SetTags((call.Input["Tagging"] as JsonObject)?["TagSet"]);
            call.World.Put(bucket);
            return [];
        }, BucketArn);
        On("DeleteBucketTagging", call =>
        {
            Get(call).Tags.Clear();
            return [];
        }, BucketArn);
        On("CreateBucket", call =>
        {
            var name = call.Must("Bucket");
            if (name.Length is < 3 or > 63 || name.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('-' or '.')))
                throw new DemoException("InvalidBucketName", "The specified bucket is not valid.") { Members = new() { ["BucketName"] = name } };
            if (call.World.FindByArn("arn:aws:s3:::" + name) is { } taken)
                throw taken.Account == call.Account ? new DemoException("BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded and you already own it.", 409) : new DemoException("BucketAlreadyExists", "The requested bucket name is not available.", 409);
            var region = (call.Input["CreateBucketConfiguration"] as JsonObject)?.Text("LocationConstraint") ?? "us-east-1";
            var bucket = new Resource { Type = Bucket, Account = call.Account, Region = region, Id = name, Arn = "arn:aws:s3:::" + name, Created = call.Now, Document = new() { ["Name"] = name, ["CreationDate"] = call.Now.Iso() } };
            // Since 2023 every new bucket is encrypted and closed to the public.
            bucket.Facets["GetBucketEncryption"] = JsonNode.Parse("""{"ServerSideEncryptionConfiguration":{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"},"BucketKeyEnabled":false}]}}""")!;
            bucket.Facets["GetPublicAccessBlock"] = JsonNode.Parse("""{"PublicAccessBlockConfiguration":{"BlockPublicAcls":true,"IgnorePublicAcls":true,"BlockPublicPolicy":true,"RestrictPublicBuckets":true}}""")!;
            bucket.Facets["GetBucketOwnershipControls"] = JsonNode.Parse("""{"OwnershipControls":{"Rules":[{"ObjectOwnership":"BucketOwnerEnforced"}]}}""")!;
            call.World.Put(bucket);
            return new() { ["Location"] = "/" + name };
        }, BucketArn);
        On("DeleteBucket", call =>
        {
            var bucket = Get(call);
            if (Contents(bucket).Count > 0)
                throw new DemoException("BucketNotEmpty", "The bucket you tried to delete is not empty", 409) { Members = new() { ["BucketName"] = bucket.Id } };
            call.World.Remove(bucket);
            return [];
        }, BucketArn);
    }
}
