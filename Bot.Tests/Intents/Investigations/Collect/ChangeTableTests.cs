using System.Text.Json.Nodes;
using Bot.Intents.Investigations.Collect;

namespace Bot.Tests.Intents.Investigations.Collect;

/// <summary>Which events of CloudTrail change how things run.</summary>
public sealed class ChangeTableTests
{
    [Theory]
    [InlineData("UpdateFunctionCode20150331v2", "lambda.amazonaws.com", "{\"functionName\":\"a\"}", "deploy")]
    [InlineData("UpdateService", "ecs.amazonaws.com", "{\"service\":\"a\",\"taskDefinition\":\"a:7\"}", "deploy")]
    [InlineData("UpdateService", "ecs.amazonaws.com", "{\"service\":\"a\",\"desiredCount\":1}", "scale")]
    [InlineData("RevokeSecurityGroupIngress", "ec2.amazonaws.com", "{\"groupId\":\"sg-1\"}", "network")]
    [InlineData("ModifyVpcEndpoint", "ec2.amazonaws.com", "{\"policyDocument\":\"{}\"}", "permission")]
    [InlineData("DetachRolePolicy", "iam.amazonaws.com", "{\"roleName\":\"a\"}", "permission")]
    [InlineData("ScheduleKeyDeletion", "kms.amazonaws.com", "{\"keyId\":\"a\"}", "key")]
    [InlineData("ChangeResourceRecordSets", "route53.amazonaws.com", "{\"hostedZoneId\":\"Z1\"}", "dns")]
    [InlineData("SetQueueAttributes", "sqs.amazonaws.com", "{\"queueUrl\":\"a\",\"attributes\":{\"Policy\":\"{}\"}}", "permission")]
    [InlineData("SetQueueAttributes", "sqs.amazonaws.com", "{\"queueUrl\":\"a\",\"attributes\":{\"VisibilityTimeout\":\"5\"}}", "config")]
    [InlineData("SetQueueAttributes", "sqs.amazonaws.com", "{\"queueUrl\":\"a\",\"attributes\":{\"RedrivePolicy\":\"{}\"}}", "config")]
    [InlineData("SetTopicAttributes", "sns.amazonaws.com", "{\"topicArn\":\"a\",\"attributeName\":\"Policy\",\"attributeValue\":\"{}\"}", "permission")]
    [InlineData("SetTopicAttributes", "sns.amazonaws.com", "{\"topicArn\":\"a\",\"attributeName\":\"KmsMasterKeyId\",\"attributeValue\":\"k\"}", "config")]
    [InlineData("UpdateService", "ecs.amazonaws.com", "{\"service\":\"a\",\"forceNewDeployment\":true}", "restart")]
    [InlineData("ModifyDBInstance", "rds.amazonaws.com", "{\"dBInstanceIdentifier\":\"a\",\"dBInstanceClass\":\"db.t3.micro\"}", "capacity")]
    [InlineData("StartMessageMoveTask", "sqs.amazonaws.com", "{\"sourceArn\":\"a\"}", "load")]
    [InlineData("DeleteWidget", "new.amazonaws.com", "{\"widget\":\"a\",\"size\":3}", "power")]
    public void Event_IsAChangeOfItsSort(string name, string source, string request, string sort) =>
        Assert.Equal(sort, ChangeTable.Of(name, source, JsonNode.Parse(request))?.Sort);

    [Theory]
    [InlineData("CreateTags", "ec2.amazonaws.com", "{\"resourcesSet\":{\"items\":[{\"resourceId\":\"i-1\"}]}}")]
    [InlineData("TagResource", "lambda.amazonaws.com", "{\"resource\":\"a\"}")]
    [InlineData("PutMetricAlarm", "monitoring.amazonaws.com", "{\"alarmName\":\"a\"}")]
    [InlineData("ModifyDBInstance", "rds.amazonaws.com", "{\"dBInstanceIdentifier\":\"a\",\"deletionProtection\":true}")]
    [InlineData("PutRetentionPolicy", "logs.amazonaws.com", "{\"logGroupName\":\"a\",\"retentionInDays\":7}")]
    [InlineData("ConsoleLogin", "signin.amazonaws.com", "{}")]
    public void Event_IsNone_WhenItChangesNothingOfHowAThingRuns(string name, string source, string request) =>
        Assert.Null(ChangeTable.Of(name, source, JsonNode.Parse(request)));

    [Theory]
    [InlineData("PutSecretValue", "secretsmanager.amazonaws.com", true)]
    [InlineData("UpdateTimeToLive", "dynamodb.amazonaws.com", true)]
    [InlineData("UpdateFunctionCode20150331v2", "lambda.amazonaws.com", false)]
    public void Event_IsSlow_WhenItsEffectComesLate(string name, string source, bool isSlow) =>
        Assert.Equal(isSlow, ChangeTable.Of(name, source, JsonNode.Parse("{\"size\":3}"))!.IsSlow);
}
