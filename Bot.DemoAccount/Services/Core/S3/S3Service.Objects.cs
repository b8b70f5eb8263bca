using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Core.S3;

/// <content>Objects: the listing is the facet <c>ListObjectsV2</c>, a body the facet <c>Object/KEY</c>.</content>
internal sealed partial class S3Service
{
    private void Objects()
    {
        On("ListObjectsV2", call => List(call, "ContinuationToken", "StartAfter"), BucketArn, ownPages: true);
        On("ListObjects", call => List(call, "Marker", "Marker"), BucketArn, ownPages: true);
        On("ListObjectVersions", call =>
        {
            var prefix = call.Text("Prefix") ?? "";
            return new()
            {
                ["Name"] = call.Text("Bucket"),
                ["IsTruncated"] = false,
                ["Versions"] = Contents(Get(call)).Where(o => o.Text("Key")!.StartsWith(prefix, StringComparison.Ordinal)).Select(o =>
            {
                o["VersionId"] = "null";
                o["IsLatest"] = true;
                return o;
            }).ToJsonArray()
            };
        }, BucketArn, ownPages: true);
        On("ListMultipartUploads", call => Get(call).Facet("ListMultipartUploads", () => new() { ["Bucket"] = call.Text("Bucket"), ["IsTruncated"] = false }), BucketArn, ownPages: true);
        On("PutObject", Put, ObjectArn);
        On("GetObject", call => Read(call, body: true), ObjectArn);
        On("HeadObject", call => Read(call, body: false), ObjectArn);
        On("DeleteObject", call =>
        {
            Drop(call, Get(call), [call.Must("Key")]);
            return [];
        }, ObjectArn);
        On("DeleteObjects", call =>
        {
            var keys = (call.Input["Delete"] as JsonObject ?? []).Items("Objects").Select(o => o.Text("Key") ?? "").ToList();
            foreach (var key in keys)
                call.Demand("s3:DeleteObject", $"arn:aws:s3:::{call.Text("Bucket")}/{key}");
            Drop(call, Get(call), keys);
            return new() { ["Deleted"] = keys.Select(k => new JsonObject { ["Key"] = k }).ToJsonArray() };
        }, BucketArn);
        On("CopyObject", call =>
        {
            var source = Uri.UnescapeDataString(call.Must("CopySource")).TrimStart('/');
            var slash = source.IndexOf('/');
            call.Demand("s3:GetObject", "arn:aws:s3:::" + source);
            var from = call.World.FindByArn("arn:aws:s3:::" + source[..slash]) ?? throw new DemoException("NoSuchBucket", "The specified bucket does not exist", 404);
            var item = Contents(from).FirstOrDefault(o => o.Text("Key") == source[(slash + 1)..]) ?? throw NoSuchKey(source[(slash + 1)..]);
            Store(call, Get(call), item.Number("Size") ?? 0, item.Text("ETag") ?? "", from.Facet("Object/" + source[(slash + 1)..]));
            return new() { ["CopyObjectResult"] = new JsonObject { ["ETag"] = item.Text("ETag"), ["LastModified"] = call.Now.Iso() } };
        }, ObjectArn);
        On("GetObjectTagging", call => new() { ["TagSet"] = Body(call)["TagSet"]?.DeepClone() ?? new JsonArray() }, ObjectArn);
        On("PutObjectTagging", call =>
        {
            var body = Body(call);
            body["TagSet"] = (call.Input["Tagging"] as JsonObject)?["TagSet"]?.DeepClone();
            Get(call).Facets["Object/" + call.Must("Key")] = body;
            return [];
        }, ObjectArn);
        On("GetObjectAcl", call =>
        {
            Body(call);
            return Default["GetBucketAcl"](call);
        }, ObjectArn);
    }

    /// <summary>The objects' listing, a copy.</summary>
    private static List<JsonObject> Contents(Resource bucket) =>
        [.. bucket.Facet("ListObjectsV2").Items("Contents").Select(o => o.Copy()).OrderBy(o => o.Text("Key"), StringComparer.Ordinal)];

    private static string ObjectArn(DemoCall call)
    {
        call.Concerns = call.World.FindByArn("arn:aws:s3:::" + call.Text("Bucket"));
        return $"arn:aws:s3:::{call.Text("Bucket")}/{call.Text("Key")}";
    }

    private static JsonObject List(DemoCall call, string token, string after)
    {
        var (prefix, delimiter) = (call.Text("Prefix") ?? "", call.Text("Delimiter"));
        var start = call.Text(token) ?? call.Text(after) ?? "";
        var most = (int)Math.Min(call.Number("MaxKeys") ?? 1000, 1000);
        var contents = new JsonArray();
        var prefixes = new SortedSet<string>(StringComparer.Ordinal);
        string? last = null;
        var more = false;
        foreach (var item in Contents(Get(call)))
        {
            var key = item.Text("Key")!;
            if (!key.StartsWith(prefix, StringComparison.Ordinal) || string.CompareOrdinal(key, start) <= 0 || (delimiter is not null && start.EndsWith(delimiter, StringComparison.Ordinal) && start.Length > prefix.Length && key.StartsWith(start, StringComparison.Ordinal)))
                continue;
            var cut = delimiter is { Length: > 0 } && key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal) is >= 0 and var at ? key[..(at + delimiter.Length)] : null;
            if (cut is not null && prefixes.Contains(cut))
                continue;
            if (contents.Count + prefixes.Count >= most)
            {
                more = true;
                break;
            }
            last = cut ?? key;
            if (cut is not null)
                prefixes.Add(cut);
            else
                contents.Add(item);
        }
        var output = new JsonObject
        {
            ["Name"] = call.Text("Bucket"),
            ["Prefix"] = prefix,
            ["MaxKeys"] = most,
            ["KeyCount"] = contents.Count + prefixes.Count,
            ["IsTruncated"] = more,
            ["Contents"] = contents,
            ["CommonPrefixes"] = prefixes.Select(p => new JsonObject { ["Prefix"] = p }).ToJsonArray(),
            ["Delimiter"] = delimiter,
        };
        if (more)
            output[token == "Marker" ? "NextMarker" : "NextContinuationToken"] = last;
        return output;
    }

    private static JsonObject Put(DemoCall call)
    {
        var body = call.Text("Body") is { } text ? Convert.FromBase64String(text) : [];
        var tag = $"\"{Convert.ToHexStringLower(MD5.HashData(body))}\"";
        var kept = new JsonObject { ["Body"] = Convert.ToBase64String(body), ["ContentType"] = call.Text("ContentType") ?? "binary/octet-stream", ["Metadata"] = call.Input["Metadata"]?.DeepClone() };
        Store(call, Get(call), body.Length, tag, kept);
        return new() { ["ETag"] = tag, ["ServerSideEncryption"] = "AES256" };
    }

    private static void Store(DemoCall call, Resource bucket, long size, string tag, JsonObject kept)
    {
        var key = call.Must("Key");
        var item = new JsonObject { ["Key"] = key, ["Size"] = size, ["ETag"] = tag, ["LastModified"] = call.Now.Iso(), ["StorageClass"] = call.Text("StorageClass") ?? "STANDARD" };
        bucket.Facets["ListObjectsV2"] = new JsonObject { ["Contents"] = Contents(bucket).Where(o => o.Text("Key") != key).Append(item).ToJsonArray() };
        bucket.Facets["Object/" + key] = kept;
    }

    private static JsonObject Read(DemoCall call, bool body)
    {
        var bucket = Get(call);
        var key = call.Must("Key");
        var item = Contents(bucket).FirstOrDefault(o => o.Text("Key") == key) ?? throw (body ? NoSuchKey(key) : new DemoException("NotFound", "Not Found", 404));
        var kept = bucket.Facet("Object/" + key);
        var output = new JsonObject { ["ContentType"] = kept.Text("ContentType") ?? "binary/octet-stream", ["ETag"] = item.Text("ETag"), ["LastModified"] = item.Text("LastModified"), ["ServerSideEncryption"] = "AES256", ["Metadata"] = kept["Metadata"]?.DeepClone() };
        if (body)
            output["Body"] = kept.Text("Body") ?? "";
        else
            output["ContentLength"] = item.Number("Size");
        return output;
    }

    private static JsonObject Body(DemoCall call)
    {
        var key = call.Must("Key");
        return Contents(Get(call)).Any(o => o.Text("Key") == key) ? Get(call).Facet("Object/" + key) : throw NoSuchKey(key);
    }

    private static void Drop(DemoCall call, Resource bucket, IReadOnlyCollection<string> keys)
    {
        bucket.Facets["ListObjectsV2"] = new JsonObject { ["Contents"] = Contents(bucket).Where(o => !keys.Contains(o.Text("Key")!)).ToJsonArray() };
        foreach (var key in keys)
            bucket.Facets.TryRemove("Object/" + key, out _);
        call.World.Put(bucket);
    }

    private static DemoException NoSuchKey(string key) => new("NoSuchKey", "The specified key does not exist.", 404) { Members = new() { ["Key"] = key } };
}
