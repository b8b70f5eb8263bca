using Bot.Answers;
using Bot.DemoAccount.Server.Faults;
using Bot.Tests.Testing;

namespace Bot.Tests.Intents.Costs;

/// <summary>Month against month: AWS's own comparison beside the bot's, as its check and where the bill cannot be read.</summary>
public sealed class ComparisonTests(DemoBot bot) : IClassFixture<DemoBot>
{
    [Fact]
    public async Task Months_AreCheckedAgainstAwsOwnComparison()
    {
        var result = await bot.AskAsync("compare september and october by service");
        Assert.Equal(["ce:GetCostAndUsage", "ce:GetCostAndUsageComparisons"], result.Calls.Select(c => c.Action).Order());
        Assert.Contains("AWS's own comparison of the two months is the same.", result.Answer.Notes);
    }

    [Theory]
    [InlineData("compare the last 7 days with the 7 days before")]
    [InlineData("compare Q2 and Q3")]
    public async Task Periods_ThatAreNoMonths_AreNotAskedOfIt(string text)
    {
        var result = await bot.AskAsync(text);
        Assert.NotEmpty(result.Calls);
        Assert.All(result.Calls, c => Assert.Equal("ce:GetCostAndUsage", c.Action));
    }

    [Fact]
    public async Task Comparison_IsAwsOwn_WhenTheBillCannotBeRead()
    {
        var whole = (await bot.AskAsync("compare august and september by region")).Answer;
        bot.Demo.AddFault(new() { Service = "ce", Operation = "GetCostAndUsage", Error = "DataUnavailableException", Message = "Data is not available.", Status = 400 });
        try
        {
            var answer = (await bot.AskAsync("compare september and october by region")).Answer;
            Assert.False(answer.Failed);
            Assert.Contains("$20,281.99 → **$22,218.75**", answer.Text);
            Assert.Contains(answer.Notes, n => n.StartsWith("The figures are AWS's own comparison", StringComparison.Ordinal));
            Assert.Equal(whole.Tables[0].Columns.Length, answer.Tables[0].Columns.Length);
            Assert.Equal("$22,218.75", answer.Tables[0].Rows[^1][2].Text);
        }
        finally
        {
            bot.Demo.ClearFaults();
        }
    }

    [Fact]
    public async Task Why_NamesAwsDrivers_ByKindOfCharge()
    {
        var answer = (await bot.AskAsync("why was october more expensive than september?")).Answer;
        var named = answer.Tables.Single(t => t.Title == "What AWS names");
        Assert.Contains(named.Rows, r => r[0].Text.EndsWith("(credit)", StringComparison.Ordinal));
        Assert.Contains(named.Rows, r => r[0].Text.EndsWith("(usage change)", StringComparison.Ordinal));
        Assert.DoesNotContain(answer.Notes, n => n.StartsWith("AWS's own drivers differ", StringComparison.Ordinal));
    }

    [Fact]
    public void Gap_IsSaid_WhenAwsAndTheBillDiffer()
    {
        var bill = new Bot.Intents.Costs.Spend.Difference([new("EC2: BoxUsage", 10, 15), new("S3: Requests", 1, 2)], 11, 17, "USD");
        Assert.Null(new Bot.Intents.Costs.Spend.AwsDrivers([], [new("EC2: BoxUsage", 10, 15.001m)]).Gap(bill));
        Assert.Contains("`EC2: BoxUsage`: +$4.00 there, +$5.00 by the bill", new Bot.Intents.Costs.Spend.AwsDrivers([], [new("EC2: BoxUsage", 10, 14)]).Gap(bill));
    }
}
