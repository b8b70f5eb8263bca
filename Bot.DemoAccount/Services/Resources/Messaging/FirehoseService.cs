namespace Bot.DemoAccount.Services.Resources.Messaging;

/// <summary>Amazon Data Firehose: delivery streams.</summary>
internal sealed class FirehoseService : ResourceService
{
    /// <summary>States the service.</summary>
    public FirehoseService() : base("firehose")
    {
        Kind("AWS::KinesisFirehose::DeliveryStream", "arn:aws:firehose:{region}:{account}:deliverystream/{id}", "DeliveryStreamName").Missing("ResourceNotFoundException", "Firehose {0} under account not found.")
            .Get("DescribeDeliveryStream", "DeliveryStreamDescription", "DeliveryStreamName").List("ListDeliveryStreams", "DeliveryStreamNames", filter: "DeliveryStreamType")
            .Delete("DeleteDeliveryStream", "DeliveryStreamName");
        Tagging("DeliveryStreamName", "ListTagsForDeliveryStream", "TagDeliveryStream", "UntagDeliveryStream");
    }
}
