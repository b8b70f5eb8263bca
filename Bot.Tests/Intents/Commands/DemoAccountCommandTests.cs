using Amazon.Runtime;
using Bot.Aws.Client;
using Bot.Conversations;
using Bot.DemoAccount;
using Bot.Identity;
using Bot.Intents.Commands;
using Bot.Tests.Testing;
using Bot.Understanding;

namespace Bot.Tests.Intents.Commands;

/// <summary>Commands against the demo account, over the wire.</summary>
public sealed class DemoAccountCommandTests
{
    [Theory]
    [InlineData("ec2 describe-instances --region us-east-1", "instances** in us-east-1")]
    [InlineData("ec2 describe-instances --query 'Reservations[].Instances[].[InstanceId,InstanceType]' --output text", "\t")]
    [InlineData("describe-db-instances", "db instances**")]
    [InlineData("sts get-caller-identity", "sts get-caller-identity")]
    [InlineData("dynamodb list-tables --max-items 1", "**1 table name**")]
    [InlineData("sqs list-queues", "queue urls**")]
    [InlineData("rds describe-db-instances no-such-database", "does not exist in this account and Region")]
    [InlineData("ecs list-clusters --output json", "clusterArns")]
    public async Task Command_IsAnswered_ByTheDemoAccount(string line, string said)
    {
        await using var demo = await DemoAccountServer.StartAsync(new());
        var (key, secret) = demo.KeysOf("arn:aws:iam::111122223333:role/wheelhouse-bot");
        var bot = new BasicAWSCredentials(key, secret);
        const string role = "arn:aws:iam::111122223333:role/wheelhouse-admin";
        AwsClient As(AWSCredentials credentials) => new(new() { Endpoint = demo.Endpoint, Credentials = credentials });
        var connections = new AwsConnections(_ => As(bot), new(new(As(bot), As, "us-east-1"), TimeProvider.System));
        var turn = new CommandTurns(_ => throw new InvalidOperationException()).TurnOf(line, new() { Text = line, Family = Family.Command, Shape = Shape.List, Command = line });
        var session = Sessions.Of(connections, turn.Caller with { Place = turn.Message.Place, MessageId = turn.Message.Id }, role);
        var answer = await new CommandsHandler(CommandTurns.Parser, CommandTurns.Planner).HandleAsync(turn with { Aws = session }, CancellationToken.None);
        Assert.Contains(said, answer.Text, StringComparison.Ordinal);
        Assert.NotEmpty(session.Evidence.Calls);
    }
}
