using Bot.Answers;
using Bot.DemoAccount.Server.Faults;
using Bot.Tests.Testing;

namespace Bot.Tests.Intents.Costs;

/// <summary>Why there are no figures, said with the repair: the demo account is made to answer as AWS does.</summary>
public sealed class ExplainedTests(DemoBot bot) : IClassFixture<DemoBot>
{
    [Theory]
    [InlineData("AccessDeniedException", "User not enabled for cost explorer access", "Cost Explorer is not switched on", "Switch it on in the Billing console")]
    [InlineData("AccessDeniedException", "Linked account does not have access to Cost Explorer", "has not given its member accounts access", "switch on linked account access")]
    [InlineData("DataUnavailableException", "Data is not available. Please try to adjust the time period.", "AWS has no data for this yet", "needs about a day")]
    [InlineData("ValidationException", "You haven't enabled historical data beyond 14 months", "Cost Explorer keeps 14 months", "multi-year data")]
    [InlineData("LimitExceededException", "Too many calls", "could not answer `ce:GetCostAndUsage` just now", "Try again in a moment")]
    [InlineData("BillExpirationException", "Bill expired", "changed the bill while it was read", "Ask again")]
    public async Task Failure_SaysWhyAndWhatToDo(string code, string message, string why, string repair)
    {
        var answer = await FaultedAsync(new() { Service = "ce", Error = code, Message = message, Status = 400 }, $"how much did {code[..3]} we spend in October?");
        Assert.True(answer.Failed);
        Assert.Contains(why, answer.Text);
        Assert.Contains(repair, answer.Text);
        Assert.Empty(answer.Tables);
    }

    [Fact]
    public async Task Permission_ThatIsMissing_NamesTheActionAndTheLayer()
    {
        var answer = (await bot.AskAsync("cost by service last month", "dev")).Answer;
        Assert.Equal("role", answer.Refused?.By);
        Assert.Contains("ce:GetCostAndUsage", answer.Text);
        Assert.Contains("ce:GetCostAndUsage", answer.Refused!.Fix);
    }

    [Theory]
    [InlineData("ce", "GetCostForecast", "DataUnavailableException", "Insufficient amount of historical data", "forecast for december please", "AWS has no data for this yet")]
    [InlineData("cost-optimization-hub", "ListRecommendations", "AccessDeniedException", "AWS account 111122223333 is not enrolled for recommendations", "what are my top cost optimization opportunities?", "Cost Optimization Hub")]
    [InlineData("budgets", "DescribeBudgets", "InternalErrorException", "An error on the server", "are any budgets exceeded?", "budgets:")]
    public async Task Service_ThatIsNotOn_IsNamed(string service, string operation, string code, string message, string text, string expected) =>
        Assert.Contains(expected, await FaultedAsync(new() { Service = service, Operation = operation, Error = code, Message = message, Status = 400 }, text) is var answer ? answer.Text + string.Join(' ', answer.Notes) : "");

    [Fact]
    public async Task Figures_ThatAreLate_AreNotCalledNothing()
    {
        var answer = (await bot.AskAsync("what did we spend today?")).Answer;
        Assert.Contains("no figures yet", answer.Text);
        Assert.Contains("24 hours", answer.Text);
        Assert.DoesNotContain("Nothing", answer.Text);
    }

    [Fact]
    public async Task Tag_ThatIsNotActivated_IsNamedWithThoseThatAre()
    {
        var answer = (await bot.AskAsync("split last month's bill by tag Squad")).Answer;
        Assert.Contains("`Squad` is no active cost allocation tag", answer.Text);
        Assert.Contains("`CostCenter`", answer.Text);
        Assert.Contains("activated in the Billing console", answer.Text);
    }

    [Fact]
    public async Task Account_OfOthers_IsNotCalledFree_WhenAMemberAsks()
    {
        var result = await bot.AskAsync("cost of account 111122223333 last month", channel: "staging");
        Assert.Null(result.Answer.Refused);
        Assert.Equal("444455556666", Assert.Single(result.Calls).Account);
        Assert.StartsWith("**Nothing** was spent in October 2026 in account 111122223333.", result.Answer.Text);
        Assert.Contains("Cost Explorer was asked in account 444455556666. A member account sees its own costs alone; for 111122223333 ask in the organisation's management (payer) account", result.Answer.Text);
    }

    [Fact]
    public async Task Account_OfOthers_IsSeen_WhenTheManagementAccountAsks()
    {
        var answer = (await bot.AskAsync("cost of account 444455556666 last month")).Answer;
        Assert.StartsWith("**$669.93** in October 2026 in account 444455556666", answer.Text);
        Assert.DoesNotContain("management (payer)", answer.Text);
    }

    [Fact]
    public async Task Account_OfOnesOwn_IsAll_WhenAMemberAsks()
    {
        var answer = (await bot.AskAsync("cost by account last month", channel: "staging")).Answer;
        Assert.Equal(["Acme Staging (444455556666)", "Total"], answer.Tables[0].Rows.Select(r => r[0].Text));
        Assert.StartsWith("**$669.93**", answer.Text);
    }

    private async Task<Answer> FaultedAsync(FaultRule fault, string text)
    {
        bot.Demo.AddFault(fault);
        try
        {
            return (await bot.AskAsync(text)).Answer;
        }
        finally
        {
            bot.Demo.ClearFaults();
        }
    }
}
