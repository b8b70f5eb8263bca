using Bot.DemoAccount.Services.Insight.Costs;
using Bot.Intents.Costs;
using Bot.Tests.Testing;

namespace Bot.Tests.Intents.Costs;

/// <summary>As finance people and engineers say it: the figure of each is the ledger's, counted here by its own rule.</summary>
public sealed class PhrasingTests(DemoBot bot) : IClassFixture<DemoBot>
{
    private const string October = "2026-10-01", November = "2026-11-01";

    private static readonly Dictionary<string, Func<CostRecord, bool>> s_rules = new()
    {
        ["all"] = _ => true,
        ["tax"] = r => r.Line.RecordType == "Tax",
        ["no-tax"] = r => r.Line.RecordType != "Tax",
        ["gross"] = r => r.Line.RecordType is not ("Credit" or "Refund"),
        ["no-credit"] = r => r.Line.RecordType != "Credit",
        ["credits"] = r => r.Line.RecordType == "Credit",
        ["given-back"] = r => r.Line.RecordType is "Credit" or "Refund",
        ["logs"] = r => r.Line.Service == "AmazonCloudWatch" && r.Line.UsageType.EndsWith("DataProcessing-Bytes", StringComparison.Ordinal),
        ["metrics"] = r => r.Line.UsageType.Contains("MetricMonitorUsage", StringComparison.Ordinal),
        ["s3-requests"] = r => r.Line.Service == "Amazon Simple Storage Service" && r.Line.UsageType.Contains("Requests", StringComparison.Ordinal),
        ["rds-storage"] = r => r.Line.Service == "Amazon Relational Database Service" && r.Line.UsageType.Contains("Storage", StringComparison.Ordinal),
        ["lambda-duration"] = r => r.Line.UsageType.EndsWith("Lambda-GB-Second", StringComparison.Ordinal),
        ["dynamodb-writes"] = r => r.Line.Service == "Amazon DynamoDB" && r.Line.UsageType.Contains("Write", StringComparison.Ordinal),
        ["gp2"] = r => r.Line.UsageType.EndsWith("VolumeUsage.gp2", StringComparison.Ordinal),
        ["nat-data"] = r => r.Line.UsageType.EndsWith("NatGateway-Bytes", StringComparison.Ordinal),
        ["input-tokens"] = r => r.Line.UsageType.Contains("input-tokens", StringComparison.Ordinal),
        ["training"] = r => r.Line.UsageType.Contains("Train:", StringComparison.Ordinal),
        ["t3"] = r => r.Line.InstanceType.StartsWith("t3.", StringComparison.Ordinal),
        ["europe"] = r => r.Line.Region.StartsWith("eu-", StringComparison.Ordinal),
        ["on-demand"] = r => r.Line.Service == "Amazon Elastic Compute Cloud - Compute" && r.Line.PurchaseType == "On Demand Instances",
        ["plan-fees"] = r => r.Line.RecordType == "SavingsPlanRecurringFee",
        ["no-costcenter"] = r => !r.Line.Tags.ContainsKey("CostCenter"),
        ["no-team"] = r => !r.Line.Tags.ContainsKey("Team"),
        ["weekends"] = r => r.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday,
        ["ec2"] = r => r.Line.Service == "Amazon Elastic Compute Cloud - Compute",
        ["shop"] = r => r.Line.Tags.GetValueOrDefault("Project") == "shop",
        ["marketplace"] = _ => false,
    };

    [Theory]
    [InlineData("how much VAT did we pay in october?", "tax", October, November)]
    [InlineData("did we pay any GST this month?", "tax", November, "2026-11-21")]
    [InlineData("spend ex VAT in october", "no-tax", October, November)]
    [InlineData("gross spend in october", "gross", October, November)]
    [InlineData("october bill before credits", "no-credit", October, November)]
    [InlineData("credits we got this year", "credits", "2026-01-01", "2026-11-21")]
    [InlineData("credits and refunds this year", "given-back", "2026-01-01", "2026-11-21")]
    [InlineData("cloudwatch logs cost in october", "logs", October, November)]
    [InlineData("how much do cloudwatch metrics cost in october", "metrics", October, November)]
    [InlineData("how much did S3 requests cost last month", "s3-requests", October, November)]
    [InlineData("rds storage cost last month", "rds-storage", October, November)]
    [InlineData("lambda duration cost in october", "lambda-duration", October, November)]
    [InlineData("dynamodb write capacity cost in october", "dynamodb-writes", October, November)]
    [InlineData("gp2 cost last month", "gp2", October, November)]
    [InlineData("nat gateway data processing cost in october", "nat-data", October, November)]
    [InlineData("how much did bedrock input tokens cost last month", "input-tokens", October, November)]
    [InlineData("sagemaker training cost in october", "training", October, November)]
    [InlineData("cost of t3 instances in october", "t3", October, November)]
    [InlineData("what did the EU regions cost in october", "europe", October, November)]
    [InlineData("on-demand ec2 spend in october excluding spot", "on-demand", October, November)]
    [InlineData("how much did savings plans cost us in october", "plan-fees", October, November)]
    [InlineData("spend with no CostCenter in october", "no-costcenter", October, November)]
    [InlineData("untagged spend by Team in october", "no-team", October, November)]
    [InlineData("spend on weekends in october", "weekends", October, November)]
    [InlineData("wat did we spnd on ec2 lst month", "ec2", October, November)]
    [InlineData("spend on marketplace last month", "marketplace", October, November)]
    [InlineData("cost of the last 3 full months", "all", "2026-08-01", November)]
    [InlineData("trailing 30 day spend", "all", "2026-10-21", "2026-11-21")]
    [InlineData("cumulative spend this month", "all", November, "2026-11-21")]
    [InlineData("spend Q1 to Q3 by quarter", "all", "2026-01-01", October)]
    [InlineData("what did project shop cost in october vs september", "shop", October, November)]
    [InlineData("which region grew most from september to october", "all", October, November)]
    [InlineData("yoy growth october", "all", October, November)]
    [InlineData("how much cheaper was october than september", "all", October, November)]
    [InlineData("compare unblended and amortized cost for october", "all", October, November)]
    public async Task Figure_IsTheLedgers(string text, string rule, string from, string to)
    {
        var (first, end) = (DateOnly.Parse(from), DateOnly.Parse(to));
        var total = bot.World.Part<Ledger>().Records(bot.World).Where(r => r.Day >= first && r.Day < end && s_rules[rule](r)).Sum(r => r.Unblended);
        var answer = (await bot.AskAsync(text)).Answer;
        Assert.True(answer.Refused is null && !answer.Failed && answer.Asked is null, answer.Text);
        Assert.Contains(total == 0 ? "**Nothing** was spent" : Money.Text(total, "USD"), answer.Text);
        Assert.DoesNotContain(answer.Notes, n => n.Contains("does not reconcile", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lambda requests vs duration cost in october", "Lambda duration", "Lambda requests")]
    [InlineData("gp3 vs gp2 cost in october", "EBS gp2 volumes", "EBS gp3 volumes")]
    [InlineData("s3 vs rds cost last month", "Amazon Simple Storage Service", "Amazon Relational Database Service")]
    [InlineData("how much vat by seller did we pay in october", "Amazon Web Services, Inc.", "Amazon Web Services EMEA SARL")]
    [InlineData("which accounts spent more than $500 last month", "Acme Production (111122223333)", "Acme Staging (444455556666)")]
    public async Task Rows_AreWhatIsCompared(string text, string first, string second)
    {
        var table = (await bot.AskAsync(text)).Answer.Tables[0];
        Assert.Equal([first, second, "Total"], table.Rows.Select(r => r[0].Text));
    }

    [Theory]
    [InlineData("days in october with spend over 1000 dollars", "**1** of 31 days")]
    [InlineData("negative line items last month", "**3** of 30 lines")]
    [InlineData("services that grew more than 20% from september to october", "Amazon Bedrock +778.5 %")]
    [InlineData("what share of spend are the top 3 services in october", "The top 3: ")]
    [InlineData("what percent of our bill was data transfer in october", "is data transfer out")]
    [InlineData("will december be more than 30000 dollars", "**No**: ")]
    [InlineData("are we spending more than last month", "2026-10-01 to 2026-10-20 against 2026-11-01 to 2026-11-20")]
    [InlineData("run rate for s3", "a year** for Amazon Simple Storage Service")]
    [InlineData("list cost categories", "`Business`")]
    [InlineData("list cost allocation tags", "`CostCenter`")]
    [InlineData("cost per lambda invocation in october", "per request**")]
    public async Task Answer_SaysWhatIsAsked(string text, string expected) => Assert.Contains(expected, (await bot.AskAsync(text)).Answer.Text);

    [Theory]
    [InlineData("invoice total for october in EUR", "You asked for EUR")]
    [InlineData("most expensive hour yesterday", "hourly granularity")]
    [InlineData("forecast for december by service", "not by group")]
    public async Task Note_SaysWhatCannotBeHad(string text, string expected) => Assert.Contains((await bot.AskAsync(text)).Answer.Notes, n => n.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("cost by service in october", "compare with september", "September 2026 against October 2026")]
    [InlineData("ec2 cost in october", "amortized", "in October 2026 for Amazon Elastic Compute Cloud - Compute")]
    [InlineData("ec2 cost in october", "and rds?", "in October 2026 for Amazon Relational Database Service")]
    [InlineData("cost by service in october", "only us-east-1", "in October 2026 in us-east-1")]
    [InlineData("cost by service in october", "top 3 only", "The top 3: ")]
    public async Task FollowUp_KeepsWhatWasAsked(string first, string then, string expected)
    {
        var thread = bot.NewThread();
        await bot.AskInAsync(thread, first);
        Assert.Contains(expected, (await bot.AskInAsync(thread, then)).Answer.Text);
    }
}
