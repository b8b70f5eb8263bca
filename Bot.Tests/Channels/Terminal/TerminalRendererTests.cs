using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bot.Answers;
using Bot.Aws.Client;
using Bot.Channels;
using Bot.Channels.Terminal;
using Bot.Conversations;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Tests.Channels.Terminal;

/// <summary>Each answer must look as its file under <c>goldens</c> does. <c>UPDATE_GOLDENS=1</c> writes the files; look at them before they are committed.</summary>
public sealed class TerminalRendererTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly Caller Ada = new(new ChatUser("ada", "you"), "ada", "111122223333", "acme-production", "arn:aws:iam::111122223333:role/wheelhouse-admin", "us-east-1", "terminal");

    [Theory]
    [InlineData("table-wide", 120, false)]
    [InlineData("table-narrow", 64, false)]
    [InlineData("table-blocks", 40, false)]
    [InlineData("table-colours", 100, true)]
    [InlineData("table-pipe", null, false)]
    public void Table_LooksAsAgreed(string golden, int? width, bool colours) => AssertGolden(golden, Render(Instances(), width, colours,
        Call("ec2:DescribeInstances", "us-east-1", 41), Call("ec2:DescribeInstances", "us-west-2", 12),
        Call("ec2:DescribeInstances", "eu-west-1", 8, new("UnauthorizedOperation", "no", 403, null, false))));

    [Fact]
    public void Charts_LookAsAgreed() => AssertGolden("charts", Render(new()
    {
        Text = "**$12,345.67** in October 2026.",
        Charts =
        [
            new(ChartKind.Bar, "By service", "USD", ["Amazon Elastic Compute Cloud - Compute", "AWS Lambda", "Credits"], [new("Spend", [6210.5, 310.02, -120])]),
            new(ChartKind.Line, "Daily spend", "USD", [.. Enumerable.Range(1, 31).Select(d => $"2026-10-{d:00}")], [new("October", [.. Enumerable.Range(1, 31).Select(d => d is 15 or 16 ? double.NaN : 300 + d % 7 * 40.0)])]),
        ],
    }, 80, false, Call("ce:GetCostAndUsage", "us-east-1", 200)));

    [Fact]
    public void Steps_Notes_Offers_AndSources_LookAsAgreed() => AssertGolden("steps", Render(new()
    {
        Text = "Encrypt it by way of a **snapshot**, which takes a while for a large volume and asks for a short stop of the instance that uses it.\n- choose a key that the other account may use as well, if the snapshot is to be shared\n- `aws kms list-keys`",
        Steps = [new("Make a snapshot", "`aws ec2 create-snapshot --volume-id vol-1`"), new("Copy it encrypted", "- choose the key\n- wait until it is complete"), new("Make a volume from the copy")],
        Notes = ["The figure may be up to a day old, as AWS Cost Explorer brings its data up to date at most three times a day."],
        Offers = [new("a", "File the case", "create the case", OfferKind.Confirm), new("b", "All Regions", "and in all Regions?")],
        Sources = [new("Amazon EBS encryption", "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html")],
        Causes = [new("orders-db", "ran out of connections after the deployment", 0.91, ["e1"])],
    }, 80, false));

    [Fact]
    public void Refusal_LooksAsAgreed()
    {
        var refusal = new Refusal("write-needs-approval", "approval", "`ec2:TerminateInstances` changes something. Nothing was sent to AWS.");
        AssertGolden("refusal", Render(new() { Text = refusal.Message, Refused = refusal }, 80, false));
    }

    [Fact]
    public void Plan_LooksLikeOneThatWaits_NotLikeARefusal() => AssertGolden("plan", Render(new()
    {
        Text = "**Stop EC2 instance `web-1`** is plan `p-7f3a1c` and waits for approval. Nothing was sent to AWS yet.\n- Stop EC2 instance `web-1`: `ec2:StopInstances {\"InstanceIds\":[\"i-1\"]}` in us-east-1\n- Undo: start it again",
        PlanId = "p-7f3a1c",
        Refused = new("write-needs-approval", "approval", "Plan `p-7f3a1c` waits for approval by ada."),
        Offers = [new("approve", "Approve", "approve p-7f3a1c", OfferKind.Approve) { Input = "Reason (optional)" }, new("reject", "Reject", "reject p-7f3a1c", OfferKind.Reject) { Input = "Reason (optional)" }],
    }, 80, false));

    [Fact]
    public void Missing_AndFailed_LookAsAgreed() => AssertGolden("asked", Render(new() { Text = "Which instance do you mean?", Asked = "resource" }, 80, false)
        + "=====\n" + Render(new() { Text = "AWS did not answer.", Failed = true }, 80, true));

    [Fact]
    public void Output_HoldsNoForeignControls_WhenNamesAreHostile()
    {
        var text = Render(new() { Text = "one\e[2J \u202Etwo", Tables = [new("t\e]0;x\a", [new("Name")], [["\e[31mred\r\nnext"]])] }, 80, false, Call("a:\e[0mB", "us-east-1", 1));
        Assert.DoesNotContain('\e', text);
        Assert.DoesNotContain('\u202E', text);
        Assert.DoesNotContain('\r', text);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(72)]
    [InlineData(100)]
    public void Lines_FitTheScreen_AndNumbersStayWhole(int width)
    {
        var text = Render(Instances(), width, false);
        Assert.All(text.Split('\n').Where(l => !l.StartsWith("Source:", StringComparison.Ordinal)), l => Assert.True(CellText.Width(l) <= width, l));
        Assert.Contains("$1,234,567.50", text);
        Assert.Contains("2026-10-04 08:00", text);
    }

    private static Answer Instances() => new()
    {
        Text = "**3 EC2 instances** in 3 Regions.",
        Tables =
        [
            new("EC2 instances", [new("Name"), new("Id"), new("Type"), new("State"), new("vCPUs", ColumnKind.Number), new("Per year", ColumnKind.Money), new("Launched", ColumnKind.Time), new("Purpose")],
            [
                ["web-1", new("i-0123456789abcdef0", Url: "https://console.aws.amazon.com/ec2/"), "m7g.large", "running", new("2", 2), new("$1,234,567.50", 1234567.5), "2026-10-04 08:00", "Front end of the shop"],
                ["データベース", "i-0fedcba9876543210", "r6g.16xlarge", "stopped", new("64", 64), new("$0.00", 0), "2025-01-31 23:59", "Carries the nightly export of orders and the clean-up of old baskets"],
                ["batch", "i-0aaaaaaaaaaaaaaaa", "t3.micro", "pending", new("2", 2), new("$62.05", 62.05), "2026-11-20 11:58", ""],
            ]) { Total = 17 },
        ],
        Notes = ["eu-west-1 was denied (`UnauthorizedOperation`), so it is not counted."],
    };

    private static RecordedCall Call(string action, string region, double ms, AwsError? error = null) =>
        new("e1", action, "ec2", "DescribeInstances", "111122223333", region, [], error?.Status ?? 200, error, TimeSpan.FromMilliseconds(ms), Now);

    private static string Render(Answer answer, int? width, bool colours, params ImmutableArray<RecordedCall> calls)
    {
        var question = new Question { Text = "q", Family = Family.Resources, Shape = Shape.List };
        var output = new StringWriter { NewLine = "\n" };
        TerminalRenderer.Write(new TurnResult(question, answer, calls, Ada, TimeSpan.FromMilliseconds(123)), output, new TerminalScreen(width, colours));
        return output.ToString();
    }

    private static void AssertGolden(string name, string actual, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "goldens", $"{name}.txt");
        var shown = actual.Replace("\e", "␛");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
            File.WriteAllText(path, shown);
        Assert.Equal(File.ReadAllText(path), shown);
    }
}
