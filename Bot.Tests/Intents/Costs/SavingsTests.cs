using System.Globalization;
using Bot.Answers;
using Bot.Intents.Costs.Savings;
using Bot.Tests.Testing;

namespace Bot.Tests.Intents.Costs;

public sealed class SavingsTests(DemoBot bot) : IClassFixture<DemoBot>
{
    [Fact]
    public async Task EveryRow_HasItsCommandOrSteps()
    {
        var answer = (await bot.AskAsync("what are my top cost optimization opportunities?")).Answer;
        var (rows, how) = (answer.Tables[0], answer.Tables[1]);
        Assert.True(rows.Rows.Length > 5);
        Assert.Equal(rows.Rows.Select(r => r[0].Text), how.Rows.Select(r => r[0].Text));
        foreach (var (row, step) in rows.Rows.Zip(how.Rows))
            Assert.True(step[1].Text.StartsWith("aws ", StringComparison.Ordinal) || step[1].Text.Contains(": aws ", StringComparison.Ordinal) || step[1].Text.StartsWith("ask `", StringComparison.Ordinal), $"{row[1].Text}: {step[1].Text}");
        foreach (var (row, step) in rows.Rows.Zip(how.Rows).Where(p => p.First[2].Text.Length > 0))
            Assert.Contains(row[2].Text, step[1].Text);
    }

    [Fact]
    public async Task Button_BecomesAPlan_ThatWaitsForAnApproval()
    {
        var offer = (await bot.AskAsync("what are my top cost optimization opportunities?")).Answer.Offers[0];
        var answer = (await bot.AskAsync(offer.Message)).Answer;
        Assert.Contains("ec2:StopInstances", $"{answer.Text}{string.Join(' ', answer.Tables.SelectMany(t => t.Rows).SelectMany(r => r).Select(c => c.Text))}");
    }

    [Fact]
    public async Task Plan_SaysWhenItBreaksEven_AndHowItIsBought()
    {
        var answer = (await bot.AskAsync("which savings plans should we purchase?")).Answer;
        // 569.40 a month for a year against 783.70 on demand.
        Assert.Contains("breaks even after **8.7 of 12 months**", answer.Text);
        Assert.Contains("73 % of it used", answer.Text);
        Assert.StartsWith("aws savingsplans create-savings-plan --savings-plan-offering-id ", answer.Tables[1].Rows[0][1].Text);
    }

    [Fact]
    public async Task Reservations_AreRecommendedByService_WithTheirBreakEven()
    {
        var result = await bot.AskAsync("which reservations should we buy?");
        Assert.Equal(3, result.Calls.Count(c => c.Action == "ce:GetReservationPurchaseRecommendation"));
        var rows = result.Answer.Tables[0].Rows;
        Assert.Equal(["7.9 months", "7.8 months"], rows.Select(r => r[7].Text));
        Assert.All(result.Answer.Tables[1].Rows, r => Assert.Contains("purchase-reserved-", r[1].Text));
        var one = await bot.AskAsync("should we buy reserved instances for rds?");
        Assert.Single(one.Calls, c => c.Action == "ce:GetReservationPurchaseRecommendation");
    }

    [Fact]
    public async Task Terms_AreThoseOfTheQuestion()
    {
        var result = await bot.AskAsync("should we buy 3 year all upfront savings plans?");
        var call = result.Calls.Single(c => c.Action == "ce:GetSavingsPlansPurchaseRecommendation");
        Assert.Equal(("THREE_YEARS", "ALL_UPFRONT"), ((string?)call.Parameters["TermInYears"], (string?)call.Parameters["PaymentOption"]));
        Assert.Contains(result.Answer.Notes, n => n.Contains("three years, all upfront", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, 100, 200, "6")]
    [InlineData(1200, 0, 200, "6")]
    [InlineData(600, 50, 150, "8")]
    [InlineData(0, 100, 90, null)]
    [InlineData(0, 0, 0, null)]
    public void BreakEven_IsTheWholeCommitmentByTheOnDemandCost(decimal upfront, decimal monthly, decimal onDemand, string? months)
    {
        var commitment = new Commitment("x", CommitmentTerms.Of(""), "", "") { Upfront = upfront, Monthly = monthly, OnDemand = onDemand, How = new([]) };
        Assert.Equal(months, commitment.BreakEven?.ToString("0.#", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Reservations_AreLookedForInEveryRegion_UnlessOneIsNamed()
    {
        var all = await bot.AskAsync("which reserved instances do we have?");
        Assert.Contains("eu-west-1", all.Answer.Tables[0].Rows[0].Select(c => c.Text));
        Assert.True(all.Calls.Count(c => c.Action == "ec2:DescribeReservedInstances") > 5);
        var one = await bot.AskAsync("which reserved instances do we have in eu-west-1?");
        Assert.Equal("eu-west-1", Assert.Single(one.Calls).Region);
    }

    [Fact]
    public async Task OldGenerations_AreFound_WithTheirSuccessor()
    {
        var answer = (await bot.AskAsync("which old generation instances should we upgrade to save money?")).Answer;
        Assert.Contains(answer.Tables[0].Rows, r => r[1].Text == "Upgrade m4.large to m5.large");
    }
}
