using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Aws.Client;
using Bot.Conversations;
using Bot.Intents.Commands;
using Bot.Understanding;

namespace Bot.Tests.Intents.Commands;

public sealed class CommandsHandlerTests
{
    private const string Volumes = """{"Volumes":[{"VolumeId":"vol-1","Size":100,"State":"available","Tags":[{"Key":"Name","Value":"data"}],"Encrypted":false,"AvailabilityZone":"us-east-1a"},{"VolumeId":"vol-2","Size":8,"State":"in-use","Tags":[],"Encrypted":false,"AvailabilityZone":"us-east-1b"}]}""";

    [Fact]
    public async Task Read_Runs_WhereTheCommandSays()
    {
        var aws = CommandTurns.Answering(Volumes);
        var answer = await aws.RunAsync("ec2 describe-volumes --filters Name=status,Values=available --region eu-central-1");
        var sent = Assert.Single(aws.Sent);
        Assert.Equal(("ec2", "DescribeVolumes", "eu-central-1"), (sent.Service, sent.Operation, sent.Region));
        Assert.StartsWith("**2 volumes** in eu-central-1 (acme-prod)", answer.Text, StringComparison.Ordinal);
        Assert.Equal(["Name", "VolumeId", "State"], answer.Tables[0].Columns.Select(c => c.Name).Take(3));
        Assert.Equal(["data", "vol-1"], answer.Tables[0].Rows[0].Select(c => c.Text).Take(2));
        Assert.Contains(answer.Offers, o => o.Message == "ec2 describe-volumes --filters '[{\"Name\":\"status\",\"Values\":[\"available\"]}]' --region eu-central-1 --output json");
    }

    [Theory]
    [InlineData("ec2 describe-volumes --query 'Volumes[].VolumeId'", "**2 results**")]
    [InlineData("ec2 describe-volumes --query 'length(Volumes)'", "**2**")]
    [InlineData("ec2 describe-volumes --query 'Volumes[?Size>`50`].[VolumeId,Size]'", "**1 result**")]
    [InlineData("ec2 describe-volumes --query '[Volumes[].[VolumeId,Size]]'", "**2 results**")]
    [InlineData("ec2 describe-volumes --query Nope", "finds nothing (null)")]
    [InlineData("ec2 describe-volumes --output text --query 'Volumes[].[VolumeId,Size]'", "vol-1\t100\nvol-2\t8")]
    [InlineData("ec2 describe-volumes --output json --query 'Volumes[0].Size'", "```json\n100\n```")]
    [InlineData("ec2 describe-volumes --output table", "**2 volumes**")]
    public async Task Output_HasTheFormAskedFor(string line, string expected) => Assert.Contains(expected, (await CommandTurns.Answering(Volumes).RunAsync(line)).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("<@U0BOT> ec2 describe-volumes --query 'Volumes[?Size>`50`].VolumeId'", "ec2 describe-volumes --query 'Volumes[?Size>50].VolumeId'", "**1 result**")]
    [InlineData("ec2 describe-volumes --query 'Volumes[?State==`in-use`].[VolumeId,Size]'", "ec2 describe-volumes --query 'Volumes[?State==in-use].[VolumeId,Size]'", "**1 result**")]
    public async Task Query_KeepsItsBackticks_WhenTheyWereTakenForCode(string typed, string read, string expected)
    {
        var turn = CommandTurns.Answering(Volumes).TurnOf(typed, new() { Text = read, Family = Family.Command, Shape = Shape.List, Command = read });
        var answer = await new CommandsHandler(CommandTurns.Parser, CommandTurns.Planner).HandleAsync(turn, CancellationToken.None);
        Assert.Contains(expected, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ec2 create-snapshot --volume-id vol-1", "write-needs-approval", "Directory:File")]
    [InlineData("ec2 terminate-instances", "write-needs-approval", "--instance-ids")]
    [InlineData("ec2 terminate-instances --bogus", "write-needs-approval", "--bogus")]
    [InlineData("secretsmanager get-secret-value --secret-id prod/orders-db", "secret", "prod/orders-db")]
    [InlineData("aws s3 ls s3://acme-raw-events/2026/11/", "data-in-resource", "s3:ListBucket")]
    [InlineData("ec2 describe-volumes | sh", "not-permitted", "not a shell")]
    [InlineData("rds modify-db-instance --db-instance-identifier x --master-user-password hunter2hunter2", "secret", "holds a password")]
    public async Task Refusal_SaysWhatItWouldHaveBeen_AndSendsNothing(string line, string reason, string said)
    {
        var aws = CommandTurns.Answering("{}");
        var answer = await aws.RunAsync(line);
        Assert.Equal(reason, answer.Refused?.Reason);
        Assert.Contains(said, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", answer.Text, StringComparison.Ordinal);
        Assert.Empty(aws.Sent);
    }

    [Theory]
    [InlineData("ec2 describe-instances --region atlantis")]
    [InlineData("ec2 describe-instances --query 'a['")]
    [InlineData("ec2 describe-instances --bogus x")]
    [InlineData("ec2 descrbe-instances")]
    public async Task Fault_IsSaid_AndSendsNothing(string line)
    {
        var aws = CommandTurns.Answering("{}");
        var answer = await aws.RunAsync(line);
        Assert.True(answer.Failed);
        Assert.Empty(aws.Sent);
        Assert.NotEmpty(answer.Offers);
    }

    [Fact]
    public async Task Environment_IsHidden_AlsoFromQueries()
    {
        var aws = CommandTurns.Answering("""{"FunctionName":"f","Environment":{"Variables":{"DB_PASSWORD":"hunter2"}}}""");
        foreach (var line in new[] { "lambda get-function-configuration f", "lambda get-function-configuration f --output json", "lambda get-function-configuration f --query Environment.Variables.DB_PASSWORD", "lambda get-function-configuration f --output text" })
        {
            var answer = await aws.RunAsync(line);
            Assert.DoesNotContain("hunter2", answer.Text + string.Concat(answer.Tables.SelectMany(t => t.Rows).SelectMany(r => r).Select(c => c.Text)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pages_AreFollowed_UntilMaxItems()
    {
        var page = 0;
        var aws = new CommandTurns(_ => new AwsResult.Success(new()
        {
            ["Functions"] = new JsonArray([.. Enumerable.Range(0, 3).Select(i => (JsonNode)new JsonObject { ["FunctionName"] = $"f{page}-{i}" })]),
            ["NextMarker"] = ++page < 4 ? $"t{page}" : null,
        }, 200, null));
        var all = await aws.RunAsync("lambda list-functions");
        Assert.StartsWith("**12 functions**", all.Text, StringComparison.Ordinal);
        Assert.Empty(all.Notes);

        page = 0;
        var some = await aws.RunAsync("lambda list-functions --max-items 4");
        Assert.StartsWith("**4 functions**", some.Text, StringComparison.Ordinal);
        Assert.Contains(some.Notes, n => n.Contains("There is more", StringComparison.Ordinal));

        page = 0;
        aws.Sent.Clear();
        await aws.RunAsync("lambda list-functions --no-paginate");
        Assert.Single(aws.Sent);
    }

    [Fact]
    public async Task Error_IsSaidInPlainWords()
    {
        var missing = new CommandTurns(_ => new AwsResult.Failure(new("ResourceNotFoundException", "Function not found", 404, "r", false)));
        Assert.Contains("does not exist in this account and Region", (await missing.RunAsync("lambda get-function-configuration nope")).Text, StringComparison.Ordinal);
        var denied = new CommandTurns(_ => new AwsResult.Failure(new("AccessDenied", "no", 403, "r", false)));
        Assert.Equal("not-permitted", (await denied.RunAsync("lambda list-functions")).Refused?.Reason);
    }

    [Theory]
    [InlineData("checkout-api", "checkout-api")]
    [InlineData("--function-name checkout-api", "checkout-api")]
    [InlineData("function-name checkout-api", "checkout-api")]
    public async Task Reply_CompletesTheCommand(string reply, string name)
    {
        var aws = CommandTurns.Answering("{}");
        const string line = "lambda get-function-configuration --region eu-west-1";
        var asked = await aws.RunAsync(line);
        Assert.Equal("resource", asked.Asked);
        Assert.Contains("--function-name", asked.Text, StringComparison.Ordinal);

        var conversation = Said(line, asked);
        var question = new CommandReply(CommandTurns.Parser).Complete(new() { Text = reply, Family = Family.Other, Shape = Shape.Text }, conversation);
        Assert.Equal(Family.Command, question.Family);
        await aws.RunAsync(question.Command!);
        var sent = Assert.Single(aws.Sent);
        Assert.Equal((name, "eu-west-1"), ((string?)sent.Parameters["FunctionName"], sent.Region));
    }

    [Theory]
    [InlineData("how many instances are running?")]
    [InlineData("what is an alarm in CloudWatch then")]
    public async Task Reply_StaysAQuestion_WhenItIsOne(string reply)
    {
        const string line = "lambda get-function-configuration";
        var conversation = Said(line, await CommandTurns.Answering("{}").RunAsync(line));
        Question read = new() { Text = reply, Family = Family.Resources, Shape = Shape.Count };
        Assert.Same(read, new CommandReply(CommandTurns.Parser).Complete(read, conversation));
    }

    [Theory]
    [InlineData("help", "**Type an AWS CLI command**")]
    [InlineData("lambda --help", "operations")]
    [InlineData("cloudwatch describe-alarms --help", "cloudwatch:DescribeAlarms")]
    public async Task Help_ComesFromTheCatalog(string line, string said)
    {
        var aws = CommandTurns.Answering("{}");
        var answer = await aws.RunAsync(line);
        Assert.Contains(said, answer.Text, StringComparison.Ordinal);
        Assert.Empty(aws.Sent);
        Assert.All(answer.Offers, o => Assert.True(o.Label.Length <= 40, o.Label));
    }

    private static Conversation Said(string line, Answer answer) =>
        new([new(new() { Text = line, Family = Family.Command, Shape = Shape.List, Command = line }, answer, DateTimeOffset.UnixEpoch)]);
}
