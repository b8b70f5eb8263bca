using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Messaging;

/// <summary>Amazon Kinesis Data Streams: streams (shards in the document) and consumers.</summary>
internal sealed class KinesisService : ResourceService
{
    /// <summary>States the service.</summary>
    public KinesisService() : base("kinesis")
    {
        var streams = Kind("AWS::Kinesis::Stream", "arn:aws:kinesis:{region}:{account}:stream/{id}", "StreamName", "StreamARN").Missing("ResourceNotFoundException", "Stream {0} under account not found.")
            .Like("DescribeStream", "StreamDescription")
            .List("ListStreams", "StreamNames")
                .Create("CreateStream", "", "StreamName", New)
            .Set("IncreaseStreamRetentionPeriod", "", "StreamName", (c, _, d) => d["RetentionPeriodHours"] = c.Number("RetentionPeriodHours"))
            .Set("DecreaseStreamRetentionPeriod", "", "StreamName", (c, _, d) => d["RetentionPeriodHours"] = c.Number("RetentionPeriodHours"))
            .Delete("DeleteStream", "StreamName");
        On("DescribeStream", call => new() { ["StreamDescription"] = Full(Find(call)) }, streams.ArnBy("StreamName"));
        On("DescribeStreamSummary", call => new() { ["StreamDescriptionSummary"] = Summary(call, Find(call)) }, streams.ArnBy("StreamName"));
        On("ListShards", call => new() { ["Shards"] = (Find(call).Document["Shards"] as JsonArray ?? []).ToJson() }, streams.ArnBy("StreamName"));
        On("ListTagsForStream", call => new() { ["Tags"] = Find(call).TagList(), ["HasMoreTags"] = false }, streams.ArnBy("StreamName"));
        Kind("AWS::Kinesis::StreamConsumer", "arn:aws:kinesis:{region}:{account}:stream/{id}", "ConsumerARN", "ConsumerName").Missing("ResourceNotFoundException", "Consumer {0} not found.")
            .Get("DescribeStreamConsumer", "ConsumerDescription", "ConsumerARN").List("ListStreamConsumers", "Consumers", filter: "StreamARN");
        On("DescribeLimits", call => new() { ["ShardLimit"] = 500, ["OpenShardCount"] = streams.All(call).Sum(s => (s.Document["Shards"] as JsonArray)?.Count ?? 0), ["OnDemandStreamCount"] = 0, ["OnDemandStreamCountLimit"] = 50 });
        Tagging("StreamName", null, "AddTagsToStream", "RemoveTagsFromStream");
    }

    private Resource Find(DemoCall call) => Kinds[0].Get(call, call.Text("StreamName") ?? call.Text("StreamARN"));

    private static JsonObject Full(Resource stream)
    {
        var shown = stream.Shown();
        shown.Remove("OpenShardCount");
        shown.Remove("ConsumerCount");
        shown["HasMoreShards"] = false;
        shown["Shards"] ??= new JsonArray();
        shown["EnhancedMonitoring"] ??= new JsonArray(new JsonObject { ["ShardLevelMetrics"] = new JsonArray() });
        return shown;
    }

    private static JsonObject Summary(DemoCall call, Resource stream)
    {
        var shown = Full(stream);
        shown["OpenShardCount"] = stream.Document["OpenShardCount"]?.DeepClone() ?? (stream.Document["Shards"] as JsonArray)?.Count ?? 0;
        shown["ConsumerCount"] = stream.Document["ConsumerCount"]?.DeepClone() ?? 0;
        shown.Remove("Shards");
        shown.Remove("HasMoreShards");
        return shown;
    }

    private static JsonObject New(DemoCall call, string id, string arn) => new()
    {
        ["StreamName"] = id,
        ["StreamARN"] = arn,
        ["StreamStatus"] = "ACTIVE",
        ["RetentionPeriodHours"] = 24,
        ["StreamCreationTimestamp"] = call.Stamp(),
        ["EncryptionType"] = "NONE",
        ["StreamModeDetails"] = new JsonObject { ["StreamMode"] = call.Number("ShardCount") is null ? "ON_DEMAND" : "PROVISIONED" },
        ["Shards"] = new JsonArray([.. Enumerable.Range(0, call.Number("ShardCount") ?? 4).Select(i => new JsonObject
        {
            ["ShardId"] = $"shardId-{i:d12}", ["HashKeyRange"] = new JsonObject { ["StartingHashKey"] = "0", ["EndingHashKey"] = "340282366920938463463374607431768211455" },
            ["SequenceNumberRange"] = new JsonObject { ["StartingSequenceNumber"] = "49600000000000000000000000000000000000000000000000000000" },
        })]),
    };
}
