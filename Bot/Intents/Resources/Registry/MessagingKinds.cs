using System.Collections.Immutable;
using Bot.Understanding;
using static Bot.Intents.Resources.Registry.FieldTable;

namespace Bot.Intents.Resources.Registry;

/// <summary>Queues, topics, events, streams and workflows.</summary>
internal static class MessagingKinds
{
    public static ImmutableArray<ResourceKind> All { get; } =
    [
        new("sqs-queue", "SQS queue", "sqs", "sqs queue, queue, sqs, message queue, fifo queue, simple queue service queue, dead letter queue, dlq")
        {
            CloudFormationType = "AWS::SQS::Queue", List = new("ListQueues", "QueueUrls[]", "MaxResults=1000"), One = new("Value=https://sqs.{region}.amazonaws.com/{account}/{name}", Lookup.Given), Details = [new("attributes", "GetQueueAttributes", "Attributes", "QueueUrl={id}; AttributeNames=[All]"), new("tags", "ListQueueTags", ".", "QueueUrl={id}")],
            Id = "Value", NamePath = "last(Value)", Arn = "arn:aws:sqs:{region}:{account}:{name}", Tags = "Tags", TagsFrom = "tags", Console = "sqs/v3/home?region={region}#/queues/{id:url}", ConsoleList = "sqs/v3/home?region={region}#/queues", Columns = "name, messages, in_flight, dlq, encrypted",
            Fields =
            [
                Number("messages", "ApproximateNumberOfMessages", "messages, message, messages available, visible messages, waiting messages, depth, queue depth, message count, backlog, waiting, visible").Of("attributes").Is("empty, without messages, no messages", "0").Says("with messages, not empty, non-empty, backed up, with a backlog, non empty, containing messages", ConditionOperator.Greater, "0"),
                Number("in_flight", "ApproximateNumberOfMessagesNotVisible", "in flight, in flight messages, not visible, messages in flight").Of("attributes"), Number("delayed", "ApproximateNumberOfMessagesDelayed", "delayed messages").Of("attributes"),
                Text("dlq", "last(RedrivePolicy{}.deadLetterTargetArn)", "dead letter queue, dlq, redrive policy, dead-letter queue").Of("attributes").Lacks("without dlq, without a dlq, no dlq, no dead letter queue, without dead letter queue, without a dead letter queue, with no dead letter queue, with no dlq, without dead-letter queue, without redrive policy, missing a dlq").Has("with a dlq, with a dead letter queue, with dead letter queue, with dlq"),
                Number("max_receive_count", "RedrivePolicy{}.maxReceiveCount", "max receive count, maximum receives").Of("attributes"), Flag("encrypted", "is(SqsManagedSseEnabled,true)", "encrypted, encryption, sse").Of("attributes").Yes("encrypted").No("unencrypted, not encrypted, without encryption, no encryption"), Text("kms_key", "KmsMasterKeyId", "kms key").Of("attributes"),
                Number("visibility_timeout_s", "VisibilityTimeout", "visibility timeout, timeout", "s").Of("attributes"), Number("retention_s", "MessageRetentionPeriod", "message retention, retention, retention period, message retention period", "s").Of("attributes"), Number("delay_s", "DelaySeconds", "delay, delivery delay", "s").Of("attributes"), Flag("fifo", "is(FifoQueue,true)", "fifo, type").Of("attributes").Yes("fifo").No("standard, not fifo"),
                Number("oldest_message_s", "", "oldest message, oldest message age, age of oldest message, message age", "s").Measured("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName={name}", "Maximum"), Created("epoch(CreatedTimestamp)").Of("attributes"), Text("policy", "Policy", "policy, queue policy, access policy").Of("attributes"), Number("max_message_bytes", "MaximumMessageSize", "max message size, maximum message size", "bytes").Of("attributes"),
            ],
        },
        new("sns-topic", "SNS topic", "sns", "sns topic, topic, sns, notification topic, simple notification topic")
        {
            CloudFormationType = "AWS::SNS::Topic", List = new("ListTopics", "Topics[]"), One = new("TopicArn={arn}", Lookup.Given), Details = [new("attributes", "GetTopicAttributes", "Attributes", "TopicArn={arn}"), new("tags", "ListTagsForResource", ".", "ResourceArn={arn}")], Id = "TopicArn", NamePath = "last(TopicArn)", Arn = "TopicArn|arn:aws:sns:{region}:{account}:{name}", Tags = "Tags", TagsFrom = "tags",
            Console = "sns/v3/home?region={region}#/topic/{arn}", ConsoleList = "sns/v3/home?region={region}#/topics", Columns = "name, subscriptions, encrypted_with",
            Fields = [Number("subscriptions", "SubscriptionsConfirmed", "subscriptions, subscription count, subscribers, confirmed subscriptions, subscriber").Of("attributes").Is("without subscriptions, without subscribers, no subscribers, no subscriptions, unused, with no subscribers, with no subscriptions", "0"), Number("pending_subscriptions", "SubscriptionsPending", "pending subscriptions").Of("attributes"), Text("encrypted_with", "KmsMasterKeyId", "encryption, kms key, encrypted, encryption key").Of("attributes").Has("encrypted").Lacks("unencrypted, not encrypted, without encryption, no encryption"), Text("display_name", "DisplayName", "display name").Of("attributes"), Flag("fifo", "is(FifoTopic,true)", "fifo").Of("attributes").Yes("fifo").No("standard"), Text("policy", "Policy", "policy, topic policy, access policy").Of("attributes")],
        },
        new("sns-subscription", "SNS subscription", "sns", "sns subscription, topic subscription, subscription, subscriber, topic subscriber")
        {
            CloudFormationType = "AWS::SNS::Subscription", List = new("ListSubscriptions", "Subscriptions[]"), Id = "SubscriptionArn", NamePath = "Endpoint", Arn = "SubscriptionArn", Console = "sns/v3/home?region={region}#/subscription/{id}", ConsoleList = "sns/v3/home?region={region}#/subscriptions", Columns = "topic, protocol, endpoint, id",
            Fields = [Text("topic", "last(TopicArn)", "topic"), Text("protocol", "Protocol", "protocol, type").Is("email").Is("https").Is("sms").Is("lambda").Is("sqs"), Text("endpoint", "Endpoint", "endpoint, address, target"), Text("status", "SubscriptionArn", "status, state").Is("pending, pending confirmation, unconfirmed", "PendingConfirmation")],
        },
        new("event-rule", "EventBridge rule", "events", "eventbridge rule, event rule, cloudwatch event rule, events rule, cron rule, event bridge rule, eventbridge, scheduled rule, rule")
        {
            CloudFormationType = "AWS::Events::Rule", List = new("ListRules", "Rules[]"), One = new("Name={name}", "DescribeRule", "."), Id = "Name", Arn = "Arn", Console = "events/home?region={region}#/eventbus/default/rules/{name}", ConsoleList = "events/home?region={region}#/rules", Columns = "name, state, schedule, event_bus, description",
            Details = [new("targets", "ListTargetsByRule", ".", "Rule={name}")],
            Fields = [State("State").Is("enabled, active", "ENABLED").Is("disabled, inactive, switched off, turned off", "DISABLED"), Text("schedule", "ScheduleExpression", "schedule, schedule expression, cron, rate").Has("scheduled, with a schedule, on a schedule"), Text("event_bus", "EventBusName", "event bus, bus").PushAs("EventBusName"), Text("description", "Description", "description"), Text("pattern", "EventPattern", "pattern, event pattern"), List("targets", "Targets[].Arn", "target, targets").Of("targets").Lacks("without targets, without a target, no targets")],
        },
        new("event-bus", "EventBridge event bus", "events", "event bus, eventbridge bus, eventbridge event bus")
        {
            CloudFormationType = "AWS::Events::EventBus", List = new("ListEventBuses", "EventBuses[]"), One = new("Name={name}", "DescribeEventBus", "."), Id = "Name", Arn = "Arn", Console = "events/home?region={region}#/eventbus/{name}", ConsoleList = "events/home?region={region}#/eventbuses", Columns = "name, created, description", Fields = [Created("CreationTime"), Text("description", "Description", "description"), Text("policy", "Policy", "policy")],
        },
        new("schedule", "EventBridge schedule", "scheduler", "eventbridge schedule, schedule, scheduler schedule, cron job, scheduled job, eventbridge scheduler")
        {
            CloudFormationType = "AWS::Scheduler::Schedule", List = new("ListSchedules", "Schedules[]"), Details = [new("schedule", "GetSchedule", ".", "Name={name}")], One = new("Name={name}", "GetSchedule", "."), Id = "Name", Arn = "Arn", Console = "scheduler/home?region={region}#schedules/default/{name}", ConsoleList = "scheduler/home?region={region}#schedules", Columns = "name, state, group, target, created", Fields = [State("State").PushAs("State").Is("enabled, active", "ENABLED").Is("disabled", "DISABLED"), Text("group", "GroupName", "group").PushAs("GroupName"), Text("target", "last(Target.Arn)", "target"), Text("expression", "ScheduleExpression", "schedule, expression, cron").Of("schedule"), Created("CreationDate")],
        },
        new("pipe", "EventBridge pipe", "pipes", "eventbridge pipe, pipe")
        {
            CloudFormationType = "AWS::Pipes::Pipe", List = new("ListPipes", "Pipes[]"), One = new("Name={name}", "DescribePipe", "."), Id = "Name", Arn = "Arn", Console = "events/home?region={region}#/pipes/{name}", ConsoleList = "events/home?region={region}#/pipes", Columns = "name, state, source, target, created", Fields = [State("CurrentState").PushAs("CurrentState").Is("running", "RUNNING").Is("stopped", "STOPPED"), Text("source", "last(Source)", "source"), Text("target", "last(Target)", "target"), Created("CreationTime")],
        },
        new("kinesis-stream", "Kinesis stream", "kinesis", "kinesis stream, kinesis data stream, data stream, kinesis, stream")
        {
            CloudFormationType = "AWS::Kinesis::Stream", List = new("ListStreams", "StreamNames[]"), One = new("Value={name}", Lookup.Given), Details = [new("stream", "DescribeStreamSummary", "StreamDescriptionSummary", "StreamName={name}"), new("tags", "ListTagsForStream", ".", "StreamName={name}")], Id = "Value", Arn = "arn:aws:kinesis:{region}:{account}:stream/{name}", Tags = "Tags", TagsFrom = "tags", Console = "kinesis/home?region={region}#/streams/details/{name}/monitoring", ConsoleList = "kinesis/home?region={region}#/streams/list", Columns = "name, state, mode, shards, retention_h, encryption",
            Fields = [State("StreamStatus").Of("stream").Is("active", "ACTIVE"), Text("mode", "StreamModeDetails.StreamMode", "mode, capacity mode, stream mode").Of("stream").Is("on-demand, on demand", "ON_DEMAND").Is("provisioned", "PROVISIONED"), Number("shards", "OpenShardCount", "shards, shard count, shard, open shards").Of("stream"), Number("retention_h", "RetentionPeriodHours", "retention, retention period", "hours").Of("stream"), Text("encryption", "EncryptionType", "encryption, encrypted").Of("stream").Is("encrypted", "KMS").Is("unencrypted, not encrypted, without encryption", "NONE"), Number("consumers", "ConsumerCount", "consumers, consumer count").Of("stream"), Created("StreamCreationTimestamp").Of("stream")],
        },
        new("kinesis-consumer", "Kinesis stream consumer", "kinesis", "stream consumer, kinesis consumer, kinesis stream consumer, enhanced fan out consumer")
        {
            CloudFormationType = "AWS::Kinesis::StreamConsumer", Parent = new("kinesis-stream", "arn"), List = new("ListStreamConsumers", "Consumers[]", "StreamARN={parent}"), Id = "ConsumerARN", NamePath = "ConsumerName", Arn = "ConsumerARN", Console = "kinesis/home?region={region}#/streams/list", Columns = "name, stream, state, created", Fields = [State("ConsumerStatus"), Text("stream", "^", "stream"), Created("ConsumerCreationTimestamp")],
        },
        new("firehose-stream", "Firehose delivery stream", "firehose", "firehose delivery stream, delivery stream, firehose, kinesis firehose, firehose stream, data firehose")
        {
            CloudFormationType = "AWS::KinesisFirehose::DeliveryStream", List = new("ListDeliveryStreams", "DeliveryStreamNames[]"), One = new("Value={name}", Lookup.Given), Details = [new("stream", "DescribeDeliveryStream", "DeliveryStreamDescription", "DeliveryStreamName={name}")], Id = "Value", Arn = "arn:aws:firehose:{region}:{account}:deliverystream/{name}", Console = "firehose/home?region={region}#/details/{name}", ConsoleList = "firehose/home?region={region}#/streams", Columns = "name, state, type, created", Fields = [State("DeliveryStreamStatus").Of("stream").Is("active", "ACTIVE"), Text("type", "DeliveryStreamType", "type, source").Of("stream"), Text("encryption", "DeliveryStreamEncryptionConfiguration.Status", "encryption, encrypted").Of("stream").Is("encrypted", "ENABLED").IsNot("unencrypted, not encrypted", "ENABLED"), List("buckets", "Destinations[].S3DestinationDescription.BucketARN", "destination, bucket, destinations").Of("stream"), Created("CreateTimestamp").Of("stream")],
        },
        new("msk-cluster", "MSK cluster", "kafka", "msk cluster, kafka cluster, msk, kafka, managed kafka, kafka broker cluster")
        {
            CloudFormationType = "AWS::MSK::Cluster", List = new("ListClustersV2", "ClusterInfoList[]"), One = new("ClusterArn={arn}", "DescribeClusterV2", "ClusterInfo"), Id = "ClusterArn", NamePath = "ClusterName", Arn = "ClusterArn", Tags = "Tags", Console = "msk/home?region={region}#/cluster/{arn}/view", ConsoleList = "msk/home?region={region}#/clusters", Columns = "name, type, state, version, brokers, instance_type, created",
            Fields = [State("State").Is("active", "ACTIVE").Is("creating", "CREATING"), Text("type", "ClusterType", "type, cluster type").Is("serverless", "SERVERLESS").Is("provisioned", "PROVISIONED"), Version("version", "Provisioned.CurrentBrokerSoftwareInfo.KafkaVersion", "version, kafka version"), Number("brokers", "Provisioned.NumberOfBrokerNodes", "brokers, broker count, nodes, broker nodes"), Text("instance_type", "Provisioned.BrokerNodeGroupInfo.InstanceType", "instance type, broker type"), Number("size_gib", "Provisioned.BrokerNodeGroupInfo.StorageInfo.EbsStorageInfo.VolumeSize", "storage, volume size, size", "GiB"), Created("CreationTime")],
        },
        new("mq-broker", "Amazon MQ broker", "mq", "mq broker, amazon mq broker, message broker, activemq broker, rabbitmq broker, rabbitmq, activemq, amazon mq, broker")
        {
            CloudFormationType = "AWS::AmazonMQ::Broker", IdPrefixes = ["b-"], List = new("ListBrokers", "BrokerSummaries[]"), One = new("BrokerId={id}", "DescribeBroker", "."), Details = [new("broker", "DescribeBroker", ".", "BrokerId={id}")], Id = "BrokerId", NamePath = "BrokerName", Arn = "BrokerArn", Tags = "Tags", TagsFrom = "broker", Console = "amazon-mq/home?region={region}#/brokers/details?id={id}", ConsoleList = "amazon-mq/home?region={region}#/brokers", Columns = "name, engine, state, instance_type, deployment_mode, created",
            Fields = [State("BrokerState").Is("running", "RUNNING"), Text("engine", "EngineType", "engine, type").Is("activemq", "ActiveMQ").Is("rabbitmq", "RabbitMQ"), Version("engine_version", "EngineVersion", "engine version, version").Of("broker"), Text("instance_type", "HostInstanceType", "instance type, size"), Text("deployment_mode", "DeploymentMode", "deployment mode").Is("single instance, not multi-az, single-az", "SINGLE_INSTANCE").Is("multi-az", "CLUSTER_MULTI_AZ"), Flag("public", "PubliclyAccessible", "public, publicly accessible").Of("broker").Yes("public, publicly accessible").No("private, not public"), Created("Created")],
        },
        new("state-machine", "state machine", "stepfunctions", "state machine, step function, step functions state machine, sfn state machine, stepfunction, step functions, sfn, step function workflow, workflow")
        {
            CloudFormationType = "AWS::StepFunctions::StateMachine", List = new("ListStateMachines", "stateMachines[]"), One = new("stateMachineArn={arn}", "DescribeStateMachine", "."), Details = [new("machine", "DescribeStateMachine", ".", "stateMachineArn={arn}"), new("tags", "ListTagsForResource", ".", "resourceArn={arn}")], Id = "stateMachineArn", NamePath = "name", Arn = "stateMachineArn|arn:aws:states:{region}:{account}:stateMachine:{name}", Tags = "tags", TagsFrom = "tags", Console = "states/home?region={region}#/statemachines/view/{arn}", ConsoleList = "states/home?region={region}#/statemachines", Columns = "name, type, created",
            Fields = [Text("type", "type", "type").Is("express", "EXPRESS").Is("standard", "STANDARD"), Created("creationDate"), State("status").Of("machine").Is("active", "ACTIVE"), Text("role", "last(roleArn)", "role").Of("machine"), Text("logging", "loggingConfiguration.level", "logging, log level, logs").Of("machine").IsNot("with logging", "OFF").Is("without logging, no logging, logging off", "OFF"), Flag("tracing", "tracingConfiguration.enabled", "tracing, x-ray, xray").Of("machine").Yes("with tracing, traced").No("without tracing")],
        },
        new("execution", "state machine execution", "stepfunctions", "state machine execution, step function execution, execution, step functions execution, workflow execution, workflow run, sfn execution")
        {
            Parent = new("state-machine", "arn"), List = new("ListExecutions", "executions[]", "stateMachineArn={parent}") { MaxPages = 10 }, One = new("executionArn={arn}", "DescribeExecution", "."), Id = "executionArn", NamePath = "name", Arn = "executionArn", Console = "states/home?region={region}#/v2/executions/details/{arn}", ConsoleList = "states/home?region={region}#/statemachines", Columns = "name, state_machine, state, created, stopped", SortBy = "-created",
            Fields = [State("status").PushAs("statusFilter").Is("failed", "FAILED").Is("running, in progress", "RUNNING").Is("succeeded, successful, completed", "SUCCEEDED").Is("timed out, timeout", "TIMED_OUT").Is("aborted", "ABORTED"), Created("startDate", "started, start, created, start time, start date, age"), Time("stopped", "stopDate", "stopped, stop, end, ended, finished"), Text("state_machine", "last(stateMachineArn)", "state machine")],
        },
        new("sf-activity", "Step Functions activity", "stepfunctions", "step functions activity, sfn activity")
        {
            CloudFormationType = "AWS::StepFunctions::Activity", List = new("ListActivities", "activities[]"), Id = "activityArn", NamePath = "name", Arn = "activityArn", Console = "states/home?region={region}#/activities", Columns = "name, created", Fields = [Created("creationDate")],
        },
        new("ses-identity", "SES identity", "sesv2", "ses identity, email identity, verified identity, ses domain, verified domain, ses, verified email")
        {
            CloudFormationType = "AWS::SES::EmailIdentity", List = new("ListEmailIdentities", "EmailIdentities[]"), One = new("IdentityName={name}", Lookup.Given), Details = [new("identity", "GetEmailIdentity", ".", "EmailIdentity={name}")], Id = "IdentityName", Arn = "arn:aws:ses:{region}:{account}:identity/{name}", Console = "ses/home?region={region}#/identities/{name}", ConsoleList = "ses/home?region={region}#/identities", Columns = "name, type, verified, sending",
            Fields = [Text("type", "IdentityType", "type").Is("domain", "DOMAIN").Is("email address", "EMAIL_ADDRESS"), Text("verified", "VerificationStatus", "verified, verification, state, status, verification status").Is("verified", "SUCCESS").IsNot("unverified, not verified", "SUCCESS").Is("pending", "PENDING"), Flag("sending", "SendingEnabled", "sending, sending enabled").No("with sending disabled"), Text("dkim", "DkimAttributes.Status", "dkim, dkim status").Of("identity")],
        },
        new("ses-configuration-set", "SES configuration set", "sesv2", "ses configuration set, configuration set")
        {
            CloudFormationType = "AWS::SES::ConfigurationSet", List = new("ListConfigurationSets", "ConfigurationSets[]"), Id = "Value", Console = "ses/home?region={region}#/configuration-sets/{name}", ConsoleList = "ses/home?region={region}#/configuration-sets", Columns = "name", Fields = [],
        },
    ];
}
