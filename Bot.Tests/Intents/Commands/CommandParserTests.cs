using Bot.Intents.Commands;

namespace Bot.Tests.Intents.Commands;

/// <summary>What typed lines must become. Double quotes of the expected parameters are written as they are sent.</summary>
public sealed class CommandParserTests
{
    public static TheoryData<string, string, string> Lines()
    {
        var lines = new TheoryData<string, string, string>();
        foreach (var row in CommandLinesTable.Rows.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = row.Split(" => ");
            var call = parts[1].Split(' ', 2);
            lines.Add(parts[0], call[0], call[1]);
        }
        return lines;
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Parse_GivesTheCall(string line, string operation, string parameters)
    {
        var call = Assert.IsType<ParsedCommand.Call>(CommandTurns.Parser.Parse(line.Replace("\\n", "\n").Replace("␣", "\u00A0")));
        Assert.Empty(call.Faults);
        Assert.Empty(call.Missing);
        Assert.Equal($"{operation} {parameters}", $"{call.Service.Name}:{call.Operation.Name} {call.Parameters.ToJsonString(CommandOutput.Json)}{Said(call.Options)}");
    }

    private static string Said(CommandOptions options) => string.Concat(
        new (string, object?)[]
        {
            ("region", options.Region), ("account", options.Account), ("query", options.Query), ("output", options.Output is OutputForm.Readable ? null : options.Output),
            ("one-page", options.NoPaginate ? true : null), ("max-items", options.MaxItems), ("page-size", options.PageSize), ("starting-token", options.StartingToken),
        }.Where(p => p.Item2 is not null).Select(p => $" {p.Item1}={p.Item2}"));

    [Theory]
    [InlineData("ec2 describe-instances | grep web", "a pipe")]
    [InlineData("ec2 describe-instances > out.json", "a redirection")]
    [InlineData("ec2 describe-instances 2>&1", "a redirection")]
    [InlineData("ec2 describe-instances; ec2 terminate-instances --instance-ids i-1", "`;`")]
    [InlineData("ec2 describe-instances && ec2 describe-vpcs", "`&&`")]
    [InlineData("ec2 describe-instances &", "`&`")]
    [InlineData("ec2 describe-instances --instance-ids $(cat ids)", "`$(…)`")]
    [InlineData("ec2 describe-instances # all of them", "a comment")]
    public void Parse_SaysWhatIsAShells(string line, string what) => Assert.Contains(what, Assert.IsType<ParsedCommand.Shell>(CommandTurns.Parser.Parse(line)).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("ec2 descrbe-instances --region eu-west-1", "ec2 describe-instances --region eu-west-1")]
    [InlineData("ec2 instances", "ec2 describe-instances")]
    [InlineData("lamda list-functions", "lambda list-functions")]
    [InlineData("aws dynamdb list-tables", "dynamodb list-tables")]
    [InlineData("rds describe-instances", "rds describe-db-instances")]
    [InlineData("cloudwatch describe-alarm", "cloudwatch describe-alarms")]
    public void Parse_SuggestsTheNearest_WhenANameIsWrong(string line, string meant) => Assert.Contains(meant, Assert.IsType<ParsedCommand.Unknown>(CommandTurns.Parser.Parse(line)).Suggestions);

    [Fact]
    public void Parse_AsksForTheService_WhenSeveralHaveTheOperation()
    {
        var unknown = Assert.IsType<ParsedCommand.Unknown>(CommandTurns.Parser.Parse("list-clusters"));
        Assert.Contains("services have `list-clusters`", unknown.Text, StringComparison.Ordinal);
        Assert.NotEmpty(unknown.Suggestions);
    }

    [Theory]
    [InlineData("ec2 describe-instances --instnce-ids i-1", "did you mean `--instance-ids`")]
    [InlineData("cloudtrail lookup-events --max-results ten", "`ten` is not a whole number")]
    [InlineData("cloudwatch get-metric-data --start-time yesterday", "`yesterday` is not a time")]
    [InlineData("ec2 describe-instances --filters {broken", "is not")]
    [InlineData("ec2 describe-instances --cli-input-json '{\"Nope\":1}'", "has no parameter `Nope`")]
    [InlineData("ec2 describe-instances --cli-input-json file://x.json", "files cannot be read")]
    [InlineData("lambda invoke fn out.json extra --payload file://p", "files cannot be read")]
    [InlineData("ec2 describe-instances --output csv", "json, table or text")]
    [InlineData("ec2 describe-instances --max-items many", "whole number above 0")]
    [InlineData("ec2 describe-volumes --filters Name=status,Vlues=available", "`Vlues` is not known there")]
    [InlineData("rds describe-db-instances --db-instance-identifier", "needs a value")]
    public void Parse_NamesTheFault(string line, string fault)
    {
        var call = Assert.IsType<ParsedCommand.Call>(CommandTurns.Parser.Parse(line));
        Assert.Contains(call.Faults, f => f.Contains(fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lambda get-function", "FunctionName")]
    [InlineData("ecs describe-services --cluster c", "services")]
    [InlineData("cloudwatch get-metric-statistics --namespace AWS/EC2", "MetricName,StartTime,EndTime,Period")]
    public void Parse_ListsWhatIsMissing(string line, string missing) =>
        Assert.Equal(missing, string.Join(',', Assert.IsType<ParsedCommand.Call>(CommandTurns.Parser.Parse(line)).Missing.Select(m => m.Name)));

    [Theory]
    [InlineData("help", null, null)]
    [InlineData("aws help", null, null)]
    [InlineData("aws", null, null)]
    [InlineData("lambda --help", "lambda", null)]
    [InlineData("lambda help", "lambda", null)]
    [InlineData("s3api", "s3", null)]
    [InlineData("cloudwatch describe-alarms --help", "cloudwatch", "DescribeAlarms")]
    [InlineData("aws ec2 describe-instances help", "ec2", "DescribeInstances")]
    public void Parse_UnderstandsHelp(string line, string? service, string? operation)
    {
        var help = Assert.IsType<ParsedCommand.Help>(CommandTurns.Parser.Parse(line));
        Assert.Equal((service, operation), (help.Service?.Name, help.Operation?.Name));
    }

    [Theory]
    [InlineData("aws s3 ls s3://acme-raw-events/2026/11/", "data-in-resource")]
    [InlineData("s3 ls acme-raw-events", "data-in-resource")]
    [InlineData("s3 cp s3://b/k .", "data-in-resource")]
    [InlineData("s3 cp local.txt s3://b/k", "write-needs-approval")]
    [InlineData("s3 sync . s3://b", "write-needs-approval")]
    [InlineData("s3 rm s3://b/k --recursive", "write-needs-approval")]
    [InlineData("s3 mb s3://new", "write-needs-approval")]
    [InlineData("s3 presign s3://b/k", "secret")]
    [InlineData("ecr get-login-password --region us-east-1", "secret")]
    [InlineData("eks get-token --cluster-name c", "secret")]
    [InlineData("cloudformation deploy --template-file t.yaml --stack-name s", "write-needs-approval")]
    [InlineData("configure", null)]
    [InlineData("configure list", null)]
    [InlineData("sso login --profile prod", null)]
    [InlineData("ec2 wait instance-running --instance-ids i-1", null)]
    [InlineData("logs tail /aws/lambda/x --follow", null)]
    [InlineData("eks update-kubeconfig --name c", null)]
    public void Parse_KnowsTheClisOwnCommands(string line, string? reason) => Assert.Equal(reason, Assert.IsType<ParsedCommand.Special>(CommandTurns.Parser.Parse(line)).What.Reason);

    [Fact]
    public void Parse_NeverThrows_OnGeneratedLines()
    {
        string[] parts =
        [
            "aws", "ec2", "describe-instances", "s3", "ls", "lambda", "invoke", "--filters", "Name=a,Values=b", "--query", "[", "]", "{", "}", "'", "\"", "`", "“", "”", "—region", "eu-west-1", "$(", ")", "|", ";", "&&",
            "\\", "\u0000", "\u202E", "😀", "\uD800", "--", "-", "--no-dry-run", "=", ",", "--cli-input-json", "<https://a|b>", "&lt;", "\n", "help", "--tags", "Key=a,Value=[b,{c=d}]", "--max-items", "-1", "ce", "get-cost-and-usage", "--time-period", "Start=1",
        ];
        var random = new Random(5);
        for (var i = 0; i < 4_000; i++)
            Assert.NotNull(CommandTurns.Parser.Parse(string.Join(random.Next(3) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 12)).Select(_ => parts[random.Next(parts.Length)]))));
        foreach (var line in new[] { "", " ", new string('{', 40_000), "ec2 describe-instances --filters " + new string('[', 30_000), "ec2 describe-instances --filters " + string.Concat(Enumerable.Repeat("a={", 9_000)), new string('a', 40_000), string.Concat(Enumerable.Repeat("--a b ", 6_000)) })
            Assert.NotNull(CommandTurns.Parser.Parse(line));
    }
}
