using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Aws.Client;
using Bot.Conversations;
using Bot.Intents;
using Bot.Understanding;

namespace Bot.Tests.Channels.Playground;

/// <summary>Answers of every form, so that the page is tested apart from what finds the answers.</summary>
internal sealed class Scenes : IIntentHandler
{
    private readonly TaskCompletionSource _neverEnds = new();

    public ImmutableArray<Family> Families { get; } = [Family.Resources];

    /// <summary>The turns that were run, in order.</summary>
    public List<Turn> Turns { get; } = [];

    public async Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation)
    {
        lock (Turns)
            Turns.Add(turn);
        var text = turn.Question.Text;
        if (text.Contains("wait", StringComparison.Ordinal))
            await _neverEnds.Task.WaitAsync(cancellation);
        if (text.Contains("slowly", StringComparison.Ordinal))
            await turn.Aws.CallAsync("ec2", "DescribeVpcs", cancellation: cancellation);
        if (text.Contains("break", StringComparison.Ordinal))
            throw new InvalidOperationException("broken on purpose");
        return text switch
        {
            _ when text.Contains("spend", StringComparison.Ordinal) => Spend(turn),
            _ when text.Contains("delete", StringComparison.Ordinal) => new()
            {
                Text = "No.",
                Refused = new("write-needs-approval", "approval", "`ec2:TerminateInstances` changes something. Changes need an approval; nothing was sent to AWS."),
            },
            _ when text.Contains("case", StringComparison.Ordinal) => new()
            {
                Text = turn.Message.Confirmed ? "Filed case **case-111122223333-muen-2026**." : "This is the draft. File it?",
                Offers = turn.Message.Confirmed ? [] : [new("file", "File the case", "create the case", OfferKind.Confirm), new("edit", "Change the severity", "change the severity of the case to low")],
            },
            _ when text.Contains("hostile", StringComparison.Ordinal) => Hostile(),
            _ when text.Contains("how", StringComparison.Ordinal) => new()
            {
                Text = "Encrypt the volume by way of a snapshot.",
                Steps = [new("Make a snapshot of the volume", "`aws ec2 create-snapshot --volume-id vol-1`"), new("Copy it encrypted", "- choose the key\n- wait until it is complete"), new("Make a volume from the copy")],
                Sources = [new("Amazon EBS encryption", "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html")],
            },
            _ when text.Contains("vague", StringComparison.Ordinal) => new() { Text = "Which instance do you mean?", Asked = "resource" },
            _ => Instances(turn),
        };
    }

    private static Answer Instances(Turn turn)
    {
        turn.Aws.Evidence.Add(Call("ec2:DescribeInstances", "us-east-1", 200, null, new() { ["Filters"] = new JsonArray(new JsonObject { ["Name"] = "instance-state-name", ["Values"] = new JsonArray("running", "stopped") }) }, turn.Now));
        turn.Aws.Evidence.Add(Call("ec2:DescribeInstances", "eu-west-1", 403, new("UnauthorizedOperation", "You are not authorized to perform this operation.", 403, null, false), [], turn.Now));
        string[] states = ["running", "stopped", "pending"], types = ["t3.micro", "m7g.large", "c6i.2xlarge", "r6g.xlarge"];
        return new()
        {
            Text = "**30 EC2 instances** in us-east-1, 10 of them running.\nOne Region did not answer.",
            Tables =
            [
                new("EC2 instances",
                    [new("Name"), new("Id"), new("Type"), new("State"), new("vCPUs", ColumnKind.Number), new("Per month", ColumnKind.Money), new("Launched", ColumnKind.Time), new("Purpose")],
                    [.. Enumerable.Range(1, 30).Select(i => ImmutableArray.Create<Cell>(
                        $"web-{i:00}", new($"i-{i * 7919:x17}", Url: "https://us-east-1.console.aws.amazon.com/ec2/home?region=us-east-1#InstanceDetails:"), types[i % 4], states[i % 3],
                        new($"{i % 4 * 2 + 2}", i % 4 * 2 + 2), new($"${i * 37 % 100}.50", i * 37 % 100 + 0.5), new($"2026-10-{i:00} 08:00", i),
                        i == 4 ? "The first of the fleet, which also carries the nightly export of orders and the clean-up of old baskets" : ""))])
                { Total = 42 },
            ],
            Notes = ["eu-west-1 was denied (`UnauthorizedOperation`), so it is not counted."],
            Offers = [new("stopped", "Only the stopped ones", "only the stopped ones"), new("all", "All Regions", "and in all Regions?")],
            Sources = [new("EC2 in the console", "https://us-east-1.console.aws.amazon.com/ec2/home")],
        };
    }

    private static Answer Spend(Turn turn)
    {
        turn.Aws.Evidence.Add(Call("ce:GetCostAndUsage", "us-east-1", 200, null, new() { ["Granularity"] = "DAILY" }, turn.Now));
        ImmutableArray<string> services = ["Amazon Elastic Compute Cloud - Compute", "Amazon Relational Database Service", "Amazon Simple Storage Service", "AWS Lambda", "Tax"];
        ImmutableArray<string> days = [.. Enumerable.Range(1, 30).Select(d => $"2026-10-{d:00}")];
        return new()
        {
            Text = "**$12,345.67** in October 2026 (unblended, gross).",
            Charts =
            [
                new(ChartKind.Line, "Daily spend", "USD", days, [new("October", [.. days.Select((_, i) => 380 + i % 7 * 12.5)]), new("September", [.. days.Select((_, i) => i is > 10 and < 13 ? double.NaN : 340 + i * 3.1)])]),
                new(ChartKind.Bar, "By service", "USD", services, [new("Spend", [6210.5, 3120.25, 1204.1, 310.02, 1500.8])]),
            ],
        };
    }

    private static Answer Hostile() => new()
    {
        Text = "<img src=x onerror=\"document.title='owned'\"> **<script>document.title='owned'</script>** [x](javascript:document.title='owned') `<b>`",
        Tables = [new("<i>t</i>", [new("<b>Name</b>")], [[new("<img src=x onerror=alert(1)>", Url: "javascript:alert(1)")], ["=cmd()"]])],
        Sources = [new("bad", "javascript:alert(1)")],
    };

    private static RecordedCall Call(string action, string region, int status, AwsError? error, JsonObject parameters, DateTimeOffset at) =>
        new("", action, action[..action.IndexOf(':')], action[(action.IndexOf(':') + 1)..], "111122223333", region, parameters, status, error, TimeSpan.FromMilliseconds(41.5), at);
}

/// <summary>Reads every message as a question that <see cref="Scenes"/> answers.</summary>
internal sealed class SceneReader : IReader
{
    public Question Read(Bot.Channels.Message message, Conversation conversation, DateTimeOffset now) => new()
    {
        Text = message.Text,
        Family = Family.Resources,
        Shape = Shape.List,
        Confidence = 0.93,
        Resources = new() { Kinds = ["ec2-instance"], Where = [new("state", ConditionOperator.Equal, "running")] },
        Regions = RegionScope.Of("us-east-1"),
        Because = ["“instances” means ec2-instance"],
    };
}
