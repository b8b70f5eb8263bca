using System.Globalization;
using Bot.Tests.Testing;

namespace Bot.Tests.Intents.Costs;

public sealed class CostsHandlerTests(DemoBot bot) : IClassFixture<DemoBot>
{
    [Fact]
    public async Task Spend_SaysGrossAndNet_AndTheRowsAddUp_WhenAMonthIsAsked()
    {
        var result = await bot.AskAsync("what did we spend in October?");
        Assert.Equal("ce:GetCostAndUsage", Assert.Single(result.Calls).Action);
        Assert.Contains("in October 2026", result.Answer.Text);
        Assert.Contains("net", result.Answer.Text);
        Assert.Contains("Gross", result.Answer.Text);
        Reconcile(result.Answer);
    }

    [Theory]
    [InlineData("cost by service last month", "SERVICE")]
    [InlineData("spend per region for October", "REGION")]
    [InlineData("cost per linked account in Q3", "LINKED_ACCOUNT")]
    [InlineData("split last month's bill by tag CostCenter", "CostCenter")]
    public async Task Spend_AddsUpToTheTotal_WhenItIsGrouped(string text, string key)
    {
        var result = await bot.AskAsync(text);
        Assert.Contains(result.Calls, c => c.Parameters.ToJsonString().Contains(key, StringComparison.Ordinal));
        Reconcile(result.Answer);
        var total = await bot.AskAsync(text.Contains("Q3") ? "how much did we spend in Q3?" : "how much did we spend in october?");
        Assert.Equal(Amount(result.Answer.Tables[0].Rows[^1][1].Text), Amount(total.Answer.Tables[0].Rows[^1][1].Text));
    }

    [Fact]
    public async Task Spend_NamesTheLayer_WhenTheRoleMayNotSeeCosts()
    {
        var result = await bot.AskAsync("what did we spend last month?", "dev");
        Assert.Equal(("not-permitted", "role"), (result.Answer.Refused?.Reason, result.Answer.Refused?.By));
        Assert.Contains("ce:GetCostAndUsage", result.Answer.Text);
    }

    [Fact]
    public async Task Forecast_AddsWhatIsSpent_WhenTheMonthHasBegun()
    {
        var result = await bot.AskAsync("what will our bill be at the end of this month?");
        Assert.Equal(["ce:GetCostAndUsage", "ce:GetCostForecast"], result.Calls.Select(c => c.Action).Order());
        Assert.Contains("to come", result.Answer.Text);
        Assert.NotEmpty(result.Answer.Charts);
    }

    [Fact]
    public async Task Why_NamesPartsThatAddUpToTheDifference_WhenTwoMonthsDiffer()
    {
        var result = await bot.AskAsync("why was october so much more expensive than september?");
        foreach (var table in result.Answer.Tables.Where(t => t.Columns.Any(c => c.Name == "Change")))
        {
            var rows = table.Rows;
            Assert.InRange(rows.RemoveAt(rows.Length - 1).Sum(r => r[3].Sort!.Value) - rows[^1][3].Sort!.Value, -0.01, 0.01);
        }
        Assert.DoesNotContain(result.Answer.Notes, n => n.Contains("does not reconcile", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("are any budgets exceeded?", "budgets:ViewBudget", "Yes")]
    [InlineData("any cost anomalies since last monday?", "ce:GetAnomalies", "anomal")]
    [InlineData("do we use our RIs fully? last month", "ce:GetReservationUtilization", "%")]
    [InlineData("savings plan utilization last month?", "ce:GetSavingsPlansUtilization", "commitment")]
    [InlineData("are we still within free tier?", "freetier:GetFreeTierUsage", "offers")]
    [InlineData("which lambdas are over-provisioned on memory?", "compute-optimizer:GetLambdaFunctionRecommendations", "MB")]
    public async Task Topic_IsAnsweredFromItsOwnService_WhenAsked(string text, string action, string expected)
    {
        var result = await bot.AskAsync(text);
        Assert.False(result.Answer.Failed, result.Answer.Text);
        Assert.Contains(action, result.Calls.Select(c => c.Action));
        Assert.Contains(expected, result.Answer.Text);
    }

    /// <summary>The rows of the table add up to its last row.</summary>
    private static void Reconcile(Bot.Answers.Answer answer)
    {
        var rows = answer.Tables[0].Rows;
        var parts = rows.RemoveAt(rows.Length - 1).Sum(r => Amount(r[1].Text));
        Assert.InRange(parts - Amount(rows[^1][1].Text), -0.005m * rows.Length, 0.005m * rows.Length);
        Assert.Contains(rows[^1][1].Text, answer.Text);
    }

    private static decimal Amount(string text) => decimal.Parse(text.Replace("$", "", StringComparison.Ordinal), NumberStyles.Number | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
