using Bot.Tests.Testing;

namespace Bot.Tests.Intents.Alarms;

public sealed class AlarmsHandlerTests(DemoBot bot) : IClassFixture<DemoBot>
{
    [Fact]
    public async Task Firing_ListsAlarmsOfTheRegion_WithOffersThatLeadOn()
    {
        var result = await bot.AskAsync("which alarms are firing?");
        Assert.Equal(["us-east-1"], result.Calls.Select(c => c.Region).Distinct());
        Assert.Contains(result.Answer.Tables[0].Rows, r => r[0].Text == "checkout-5xx-high" && r[0].Url!.Contains("checkout-5xx-high"));
        Assert.Contains(result.Answer.Offers, o => o.Message.StartsWith("why is alarm", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Firing_AsksEveryRegion_WhenAllAreAskedFor()
    {
        var result = await bot.AskAsync("alarms firing in all regions?");
        Assert.Equal(17, result.Calls.Select(c => c.Region).Distinct().Count());
    }

    [Fact]
    public async Task Why_ShowsReasonMetricAndChanges_AndDrawsNoCause()
    {
        var result = await bot.AskAsync("why is alarm checkout-5xx-high firing?");
        Assert.Equal(["cloudtrail:LookupEvents", "cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData"], result.Calls.Select(c => c.Action).Distinct().Order());
        Assert.Contains("**ALARM**", result.Answer.Text);
        Assert.Contains("not settled", result.Answer.Text);
        Assert.Contains(result.Answer.Tables[0].Rows, r => r[1].Text.StartsWith("UpdateFunctionCode", StringComparison.Ordinal));
        Assert.Equal(2, result.Answer.Charts[0].Series.Length);
        Assert.Empty(result.Answer.Causes);
    }

    [Fact]
    public async Task Why_StillLooks_WhenTheAlarmDoesNotExist()
    {
        var result = await bot.AskAsync("why is alarm no-such-alarm firing?");
        Assert.Equal(17, result.Calls.Where(c => c.Action == "cloudwatch:DescribeAlarms").Select(c => c.Region).Distinct().Count());
        Assert.Contains("no alarm named `no-such-alarm`", result.Answer.Text);
    }

    [Fact]
    public async Task Offers_AreUnderstood_WhenTheyArePressed()
    {
        var thread = bot.NewThread();
        var firing = await bot.AskInAsync(thread, "which alarms are firing?");
        var why = await bot.AskInAsync(thread, firing.Answer.Offers[0].Message);
        Assert.Contains("is **ALARM**", why.Answer.Text);
    }
}
