using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.Intents.Actions;
using Bot.Tests.Intents.Commands;
using Bot.Understanding;

namespace Bot.Tests.Intents.Actions;

public sealed class ActionsHandlerTests
{
    private const string Bastion = """{"Reservations":[{"Instances":[{"InstanceId":"i-77","Tags":[{"Key":"Name","Value":"bastion-eu"}]}]}]}""";

    [Theory]
    [InlineData("stop i-0a1b2c3d4e5f67890 please", "i-0a1b2c3d4e5f67890", null, "ec2:StopInstances {\"InstanceIds\":[\"i-0a1b2c3d4e5f67890\"]}")]
    [InlineData("scale web-fleet-asg to 6", "web-fleet-asg", null, "autoscaling:SetDesiredCapacity {\"AutoScalingGroupName\":\"web-fleet-asg\",\"DesiredCapacity\":6}")]
    [InlineData("set the memory of lambda checkout-api to 1024 MB", "checkout-api", null, "lambda:UpdateFunctionConfiguration {\"FunctionName\":\"checkout-api\",\"MemorySize\":1024}")]
    [InlineData("can you force a new deployment of checkout on prod-web?", "checkout", "prod-web", "ecs:UpdateService {\"service\":\"checkout\",\"cluster\":\"prod-web\",\"forceNewDeployment\":true}")]
    [InlineData("mute alarm checkout-5xx-high for 2 hours, we deploy", "checkout-5xx-high", null, "cloudwatch:DisableAlarmActions {\"AlarmNames\":[\"checkout-5xx-high\"]}")]
    [InlineData("purge orders-dlq", "orders-dlq", null, "sqs:PurgeQueue {\"QueueUrl\":\"orders-dlq\"}")]
    [InlineData("delete the volume vol-1", "vol-1", null, "ec2:DeleteVolume {\"VolumeId\":\"vol-1\"}")]
    [InlineData("reboot the orders-db database", "orders-db", null, "rds:RebootDBInstance {\"DBInstanceIdentifier\":\"orders-db\"}")]
    public async Task Request_IsRefusedWithItsExactCall(string text, string first, string? second, string call)
    {
        var aws = CommandTurns.Answering("{}");
        Entity[] entities = [.. new[] { first, second }.OfType<string>().Select(n => new Entity(n.StartsWith("i-", StringComparison.Ordinal) ? EntityKind.Id : EntityKind.Name, n))];
        var answer = await new ActionsHandler().HandleAsync(aws.TurnOf(text, Question(text) with { Entities = [.. entities] }), CancellationToken.None);
        Assert.Equal("write-needs-approval", answer.Refused!.Reason);
        Assert.Contains(call, answer.Text, StringComparison.Ordinal);
        Assert.Empty(aws.Sent);
    }

    [Fact]
    public async Task Target_IsLookedFor_WhenItIsNamedByWords()
    {
        var aws = CommandTurns.Answering(Bastion);
        var question = Question("reboot the bastion in ireland, its hanging") with { Regions = RegionScope.Of("eu-west-1") };
        var answer = await new ActionsHandler().HandleAsync(aws.TurnOf(question.Text, question), CancellationToken.None);
        var sent = Assert.Single(aws.Sent);
        Assert.Equal(("DescribeInstances", "eu-west-1", "*bastion*"), (sent.Operation, sent.Region, (string)sent.Parameters["Filters"]![0]!["Values"]![0]!));
        Assert.Contains("ec2:RebootInstances {\"InstanceIds\":[\"i-77\"]}", answer.Text, StringComparison.Ordinal);
        Assert.Contains("bastion-eu (i-77)", answer.Text, StringComparison.Ordinal);
        Assert.Equal("write-needs-approval", answer.Refused!.Reason);
    }

    [Fact]
    public void Plans_NameOperationsAndParametersOfTheCatalog()
    {
        string[] verbs = ["start", "stop", "reboot", "terminate", "delete", "scale", "resize", "deploy", "memory", "timeout", "concurrency", "invoke", "mute", "unmute", "purge", "redrive", "snapshot", "tag"];
        string[] kinds = ["ec2-instance", "ebs-volume", "ebs-snapshot", "security-group", "elastic-ip", "rds-instance", "auto-scaling-group", "ecs-service", "ecs-task", "lambda-function", "alarm", "sqs-queue", "s3-bucket", "stack", "dynamodb-table", "sns-topic", "log-group"];
        var count = 0;
        foreach (var plan in from v in verbs from k in kinds let p = ActionPlan.For(v, k, ["x", "y"], 3, "") where p is not null select p)
        {
            count++;
            var operation = AwsCatalog.Default.Service(plan.Service).Operations[plan.Operation];
            Assert.NotEmpty(plan.Parameters);
            Assert.All(plan.Parameters, p => Assert.True(operation.Input.Members.ContainsKey(p.Key), $"{plan.Operation} has no {p.Key}"));
            Assert.True(operation.Access is not (AwsAccess.List or AwsAccess.Read), plan.Operation);
        }
        Assert.True(count > 40, $"{count}");
    }

    private static Question Question(string text) => new() { Text = text, Family = Family.Action, Shape = Shape.Text };
}
