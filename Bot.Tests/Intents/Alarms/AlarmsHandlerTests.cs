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

    [Theory]
    [InlineData("alarms tagged team=checkout")]
    [InlineData("alarms of team checkout")]
    [InlineData("which alarms belong to the checkout team?")]
    public async Task List_OfATeam_HasItsAlarmsAlone(string question)
    {
        var result = await bot.AskAsync(question);
        Assert.Equal(["checkout-5xx-high", "checkout-latency"], result.Answer.Tables[0].Rows.Select(r => r[0].Text).Order());
        Assert.Contains(result.Calls, c => c.Action == "tag:GetResources");
    }

    [Fact]
    public async Task List_SaysThatTagsCannotBeRead_WhenTheRightIsMissing()
    {
        bot.Demo.AddFault(new() { Service = "resourcegroupstaggingapi", Error = "AccessDeniedException", Message = "User is not authorized to perform: tag:GetResources", Status = 400 });
        try
        {
            var result = await bot.AskAsync("alarms tagged team=checkout");
            Assert.True(result.Answer.Failed);
            Assert.DoesNotContain("No alarm", result.Answer.Text);
            Assert.Contains("tags of alarms could not be read", result.Answer.Text);
        }
        finally
        {
            bot.Demo.ClearFaults();
        }
    }

    [Theory]
    [InlineData("show composite alarms and their children")]
    [InlineData("list the composite alarms with their child alarms")]
    public async Task Composites_ComeWithTheirChildren_AndTheStateOfEach(string question)
    {
        var answer = (await bot.AskAsync(question)).Answer;
        Assert.Contains("**shop-customer-impact** (checkout-5xx-high is ALARM)", answer.Text);
        Assert.Equal([("shop-customer-impact", "checkout-5xx-high", "ALARM"), ("shop-customer-impact", "checkout-latency", "OK")], answer.Tables[0].Rows.Select(r => (r[0].Text, r[3].Text, r[4].Text)));
    }

    [Theory]
    [InlineData("which alarms fired last night")]
    [InlineData("what alarms triggered yesterday?")]
    public async Task Fired_InThePast_IsReadFromTheHistory(string question) =>
        Assert.Equal(["cloudwatch:DescribeAlarmHistory"], (await bot.AskAsync(question)).Calls.Select(c => c.Action).Distinct());

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

    [Theory]
    [InlineData("why is the alarm firing?")]
    [InlineData("why are my alarms going off")]
    [InlineData("why is the alarm on lambda checkout-api firing?")]
    public async Task Why_IsOfWhatFires_WhenNoAlarmIsNamed(string question)
    {
        var answer = (await bot.AskAsync(question)).Answer;
        Assert.EndsWith("checkout-api", answer.Causes[0].Resource, StringComparison.Ordinal);
        Assert.Contains("UpdateFunctionCode", answer.Causes[0].What);
        Assert.Contains(answer.Offers, o => o.Id == "replay");
    }

    [Fact]
    public async Task Why_NamesTheOthersThatFire_AndSkipsTheParentOfAChild()
    {
        var answer = (await bot.AskAsync("why is the alarm firing?")).Answer;
        Assert.Contains(answer.Notes, n => n.Contains("this is of `checkout-5xx-high`", StringComparison.Ordinal) && n.Contains("`shop-customer-impact`", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Why_SaysThatNoneFires_AndWhichDid() =>
        Assert.StartsWith("No alarm is firing in ap-northeast-1 now.", (await bot.AskAsync("why is the alarm firing in ap-northeast-1?")).Answer.Text);

    [Fact]
    public async Task Flapping_IsSaidOfNone_WhenNoneWentOffOften() =>
        Assert.StartsWith("No alarm is flapping in us-east-1", (await bot.AskAsync("which alarms are flapping?")).Answer.Text);

    [Theory]
    [InlineData("alarms with missing data")]
    [InlineData("which alarms have insufficient data")]
    public async Task MissingData_IsAState(string question) =>
        Assert.Equal(["disk-full-bastion", "old-jenkins-status"], (await bot.AskAsync(question)).Answer.Tables[0].Rows.Select(r => r[0].Text).Order());

    [Fact]
    public async Task Anomalies_OfHours_AreOfAlarms() =>
        Assert.Contains((await bot.AskAsync("anomalies between 9 and 12 today")).Calls, c => c.Action == "cloudwatch:DescribeAlarmHistory");

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
