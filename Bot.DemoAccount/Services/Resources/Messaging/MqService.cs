namespace Bot.DemoAccount.Services.Resources.Messaging;

/// <summary>Amazon MQ: brokers and configurations.</summary>
internal sealed class MqService : ResourceService
{
    /// <summary>States the service.</summary>
    public MqService() : base("mq")
    {
        Kind("AWS::AmazonMQ::Broker", "arn:aws:mq:{region}:{account}:broker:{id}", "BrokerId", "BrokerName").Missing("NotFoundException", "Can't find requested broker [{0}].", 404)
            .Get("DescribeBroker", null, "BrokerId").List("ListBrokers", "BrokerSummaries")
            .Set("RebootBroker", "", "BrokerId", (_, _, _) => { });
        Kind("AWS::AmazonMQ::Configuration", "arn:aws:mq:{region}:{account}:configuration:{id}", "Id").Missing("NotFoundException", "Can't find requested configuration [{0}].", 404)
            .Get("DescribeConfiguration", null, "ConfigurationId").List("ListConfigurations", "Configurations");
        Tagging("ResourceArn", "ListTags", "CreateTags", "DeleteTags", "NotFoundException");
    }
}
