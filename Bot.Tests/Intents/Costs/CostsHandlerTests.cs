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
        Assert.Contains(key, result.Calls[0].Parameters.ToJsonString());
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
    public async Task Forecast_SaysThatItIsNotAnswered_InsteadOfPretending()
    {
        var result = await bot.AskAsync("forecast for december please");
        Assert.True(result.Answer.Failed);
        Assert.Empty(result.Calls);
    }

    /// <summary>The rows of the table add up to its last row.</summary>
    private static void Reconcile(Answers.Answer answer)
    {
        var rows = answer.Tables[0].Rows;
        var parts = rows.RemoveAt(rows.Length - 1).Sum(r => Amount(r[1].Text));
        Assert.InRange(parts - Amount(rows[^1][1].Text), -0.005m * rows.Length, 0.005m * rows.Length);
        Assert.Contains(rows[^1][1].Text, answer.Text);
    }

    private static decimal Amount(string text) => decimal.Parse(text.Replace("$", "", StringComparison.Ordinal), NumberStyles.Number | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
