using Bot.Tests.Testing;

namespace Bot.Tests.Intents.Alarms;

/// <summary>Questions about alarms, their past, changes, metrics and AWS's own events, on the demo account.</summary>
public sealed class AlarmQuestionsTests(DemoBot bot) : IClassFixture<DemoBot>
{
    [Theory]
    [InlineData("how many alarms do we have in us-east-1", "8 alarms", "checkout-latency")]
    [InlineData("which alarms have their actions disabled", "1 alarm", "disk-full-bastion")]
    [InlineData("which alarms have no action configured", "1 alarm", "old-jenkins-status")]
    [InlineData("what alarms are configured for instance i-0a1b2c3d4e5f67890?", "1 alarm", "worker-cpu-high")]
    [InlineData("show alarms starting with prod- that are not OK in eu-west-1", "1 alarm", "prod-orders-consumer-errors")]
    [InlineData("alarms with INSUFFICIENT_DATA since more than a day", "2 alarms", "old-jenkins-status")]
    public async Task List_HoldsExactlyTheAlarmsThatMeetTheConditions(string text, string count, string name)
    {
        var answer = (await bot.AskAsync(text)).Answer;
        Assert.Contains($"**{count}**", answer.Text);
        Assert.Equal(int.Parse(count.Split(' ')[0]), answer.Tables[0].Rows.Length);
        Assert.Contains(answer.Tables[0].Rows, r => r[0].Text == name);
    }

    [Fact]
    public async Task Composite_Fires_WithItsChild()
    {
        var rows = (await bot.AskAsync("which alarms are firing?")).Answer.Tables[0].Rows;
        Assert.Equal(["checkout-5xx-high", "shop-customer-impact"], rows.Select(r => r[0].Text).Order());
    }

    [Fact]
    public async Task Alarm_IsFoundInItsRegion_WhenNobodySaidWhich()
    {
        var answer = (await bot.AskAsync("what is the threshold of alarm lambda-errors-invoice?")).Answer;
        Assert.Contains("in eu-west-1", answer.Text);
        Assert.Contains("> 3", answer.Text);
        Assert.Contains(answer.Notes, n => n.Contains("It is not in us-east-1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Alarm_ThatDoesNotExist_IsAnsweredWithNamesLikeIt()
    {
        var answer = (await bot.AskAsync("why is alarm checkout-errors-high firing?")).Answer;
        Assert.True(answer.Failed);
        Assert.Contains("`checkout-5xx-high`", answer.Text);
    }

    [Fact]
    public async Task History_CountsHowOftenAlarmsWentOff()
    {
        var result = await bot.AskAsync("noisiest alarms this month in all regions, top 2");
        Assert.All(result.Calls, c => Assert.Equal("cloudwatch:DescribeAlarmHistory", c.Action));
        Assert.Equal(2, result.Answer.Tables[0].Rows.Length);
        Assert.Contains("alarms** went off in 17 Regions", result.Answer.Text);
        Assert.Contains("`api-latency-p99` did not go off", (await bot.AskAsync("how often did `api-latency-p99` fire in the last 7 days?")).Answer.Text);
    }

    [Fact]
    public async Task Changes_NameWhoDidWhat_InTheHourBeforeTheAlarm()
    {
        var thread = bot.NewThread();
        await bot.AskInAsync(thread, "why is alarm checkout-5xx-high firing?");
        var answer = (await bot.AskInAsync(thread, "what changed right before?")).Answer;
        Assert.Contains(answer.Tables[0].Rows, r => r[1].Text == "UpdateFunctionCode" && r[2].Text == "gh-actions");
        Assert.Contains("before `checkout-5xx-high` went off", answer.Text);
    }

    [Fact]
    public async Task Who_IsNamed_WithTheCallAndTheTime()
    {
        var answer = (await bot.AskAsync("who terminated i-0deadbeef12345678?")).Answer;
        Assert.StartsWith("**devin** did `TerminateInstances` on `i-0deadbeef12345678` at 2026-11-19 10:00 UTC", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metric_IsShownWithItsLine_AndTheTimeAsked()
    {
        var result = await bot.AskAsync("p99 latency of ALB shop-public between 9 and 10 UTC");
        var answer = result.Answer;
        Assert.StartsWith("**TargetResponseTime (p99) of `shop-public`:", answer.Text, StringComparison.Ordinal);
        Assert.Equal(60, answer.Charts[0].Labels.Length);
        Assert.Equal("2026-11-20T09:00:00Z", (string?)result.Calls.Single(c => c.Action == "cloudwatch:GetMetricData").Parameters["StartTime"]);
    }

    [Theory]
    [InlineData("is there an aws outage in us-east-1?", "health:DescribeEvents", "**No**: AWS reports no open issue")]
    [InlineData("did any synthetics canary fail in the last run?", "synthetics:DescribeCanariesLastRun", "**Yes**: **1 of 2** synthetic checks failed")]
    [InlineData("which SLOs are breached?", "application-signals:BatchGetServiceLevelObjectiveBudgetReport", "2 are watched, 1 with a warning")]
    public async Task Status_IsReadFromItsService(string text, string action, string said)
    {
        var result = await bot.AskAsync(text);
        Assert.Contains(result.Calls, c => c.Action == action);
        Assert.Contains(said, result.Answer.Text);
    }
}
