using Bot.Tests.Testing;

namespace Bot.Tests.Intents.Logs;

public sealed class LogsHandlerTests(DemoBot bot) : IClassFixture<DemoBot>
{
    [Fact]
    public async Task Errors_ComeAsPatternsWithCounts_WhenAGroupIsNamed()
    {
        var result = await bot.AskAsync("errors in /aws/lambda/checkout-api in the last hour");
        Assert.Contains("`/aws/lambda/checkout-api`", result.Answer.Text);
        var table = result.Answer.Tables[0];
        Assert.Equal(["Count", "First", "Last", "Pattern", "Latest line"], table.Columns.Select(c => c.Name));
        Assert.All(table.Rows, r => Assert.Contains("rror", r[4].Text, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(result.Answer.Notes, n => n.Contains("Query (", StringComparison.Ordinal) && n.Contains("filter @message like", StringComparison.Ordinal));
        Assert.Equal(["logs:GetQueryResults", "logs:StartQuery"], result.Calls.Select(c => c.Action).Distinct().Order());
    }

    [Theory]
    [InlineData("fields @timestamp, @message | filter @message like /ERROR/ | sort @timestamp desc | limit 5 in /aws/lambda/checkout-api", "fields @timestamp, @message | filter @message like /ERROR/ | sort @timestamp desc | limit 5", 1)]
    [InlineData("run this insights query on /aws/lambda/checkout-api: stats count(*) by bin(5m)", "stats count(*) by bin(5m)", 1)]
    [InlineData("in log group /aws/lambda/checkout-api:\nfilter @message like /TypeError/\n| stats count() as n by bin(10m) over the past 3 hours", "filter @message like /TypeError/ | stats count() as n by bin(10m)", 3)]
    [InlineData("```fields @message | limit 3``` on lambda checkout-api", "fields @message | limit 3", 1)]
    public async Task Query_IsRunAsItIsWritten_WhenOneIsPasted(string text, string query, int hours)
    {
        var result = await bot.AskAsync(text);
        var started = result.Calls.Single(c => c.Operation == "StartQuery").Parameters;
        Assert.Equal(query, string.Join(' ', ((string)started["queryString"]!).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(("/aws/lambda/checkout-api", hours * 3600), ((string)started["logGroupName"]!, (int)((long)started["endTime"]! - (long)started["startTime"]!)));
        Assert.NotEmpty(result.Answer.Tables[0].Rows);
    }

    [Fact]
    public async Task Query_IsOfTheSameLogs_WhenItFollowsAnAnswer()
    {
        var thread = bot.NewThread();
        await bot.AskInAsync(thread, "errors in /aws/lambda/checkout-api in the last hour");
        var result = await bot.AskInAsync(thread, "fields @timestamp | stats count(*) as n by bin(10m)");
        Assert.True(result.Calls.Any(c => c.Operation == "StartQuery"), result.Answer.Text + result.Question);
        Assert.Equal("/aws/lambda/checkout-api", (string)result.Calls.Single(c => c.Operation == "StartQuery").Parameters["logGroupName"]!);
        Assert.Contains("n", result.Answer.Tables[0].Columns.Select(c => c.Name));
    }

    [Fact]
    public async Task Query_ThatIsNotOne_IsSaidSoByAws()
    {
        var answer = (await bot.AskAsync("run this query on /aws/lambda/checkout-api: stats nonsense( | filter")).Answer;
        Assert.True(answer.Failed);
    }

    [Fact]
    public async Task Search_FindsTheTextAlone_WhenItIsQuoted()
    {
        var result = await bot.AskAsync("search `OutOfMemory` in log group /ecs/prod-web between 9 and 10 UTC today");
        Assert.All(result.Answer.Tables[0].Rows, r => Assert.Contains("OutOfMemory", r[4].Text));
        var query = result.Calls.First(c => c.Operation == "StartQuery").Parameters;
        Assert.Equal((1795165200, 1795168800), ((long)query["startTime"]!, (long)query["endTime"]!));
    }

    [Fact]
    public async Task Lambda_IsReadFromItsOwnGroup_WhenTheFunctionIsNamed()
    {
        var result = await bot.AskAsync("show me the last 20 log lines of lambda image-resizer in eu-west-1");
        Assert.Equal(20, result.Answer.Tables[0].Rows.Length);
        Assert.All(result.Calls, c => Assert.Equal("eu-west-1", c.Region));
    }

    [Fact]
    public async Task Group_IsSaidToBeMissing_WhenThereIsNone()
    {
        var result = await bot.AskAsync("errors in /ecs/no-such-service in the last hour");
        Assert.True(result.Answer.Failed);
        Assert.Contains("There is no log group `/ecs/no-such-service`", result.Answer.Text);
    }

    [Theory]
    [InlineData("2026-11-20T10:00:00Z ERROR id=7f3c1c2e-9a44 took 120 ms", "* ERROR id=* took * ms")]
    [InlineData("GET /orders/991 200", "GET /orders/* *")]
    [InlineData("plain words stay", "plain words stay")]
    public void Pattern_KeepsWordsAndDropsIds_WhenALineIsRead(string line, string pattern) => Assert.Equal(pattern, Bot.Intents.Logs.LogPatterns.PatternOf(line));
}
