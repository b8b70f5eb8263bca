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
    public async Task Why_NamesTheDeploymentBeforeTheErrors_WithItsEvidence()
    {
        var result = await bot.AskAsync("why is alarm checkout-5xx-high firing?");
        Assert.Contains("**ALARM**", result.Answer.Text);
        var cause = result.Answer.Causes[0];
        Assert.EndsWith("checkout-api", cause.Resource, StringComparison.Ordinal);
        Assert.Contains("UpdateFunctionCode", cause.What);
        Assert.All(cause.Evidence, e => Assert.Contains(result.Calls, c => c.Id == e));
        Assert.Equal(2, result.Answer.Charts[0].Series.Length);
        Assert.True(result.Calls.Count() <= 60);
    }

    [Fact]
    public async Task Why_ShowsATie_WhereTwoChangesFit()
    {
        var result = await bot.AskAsync("why is alarm rds-orders-cpu firing in eu-west-1?");
        Assert.True(result.Answer.Causes.Length >= 2 || result.Answer.Causes.IsEmpty, result.Answer.Text);
    }

    [Fact]
    public async Task Why_Abstains_WhereNothingExplainsIt()
    {
        var result = await bot.AskAsync("why is alarm payments-webhook-slow firing in us-west-2?");
        Assert.Empty(result.Answer.Causes);
        Assert.Contains("No cause found", result.Answer.Text);
        Assert.Contains("Checked:", result.Answer.Text);
    }

    [Theory]
    [InlineData("cpu of orders-prod last 3 hours eu-west-1", "CPUUtilization")]
    [InlineData("latency p99 checkout-api last hour", "Duration (p99)")]
    [InlineData("when did checkout-5xx-high last go off", "went off")]
    [InlineData("why checkout-5xx-high", "since a deployment")]
    [InlineData("which alarms watch checkout-api", "that watch `checkout-api`")]
    [InlineData("anything weird between 11:00 and 11:30 today?", "went off")]
    [InlineData("did anything scale in the last 2 hours", "changes")]
    public async Task BareNamesAndShortQuestions_AreAnswered(string question, string said)
    {
        var result = await bot.AskAsync(question);
        Assert.Contains(said, result.Answer.Text);
        Assert.True(result.Calls.Count() <= 60);
    }

    [Fact]
    public async Task Health_OffersTheOnesThatExist_WhenOnlyAKindIsNamed()
    {
        var result = await bot.AskAsync("is my database healthy?");
        Assert.Equal("resource", result.Answer.Asked);
        Assert.Contains(result.Answer.Offers, o => o.Message == "is RDS instance users-prod healthy in us-east-1?");
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
