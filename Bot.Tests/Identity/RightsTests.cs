using Bot.Guardrails;
using Bot.Tests.Testing;

namespace Bot.Tests.Identity;

/// <summary>Who gets what, from the message to AWS's own denial.</summary>
public sealed class RightsTests(DemoBot bot) : IClassFixture<DemoBot>
{
    [Theory]
    [InlineData("nina", "ops", "list buckets", "role")]
    [InlineData("fin", "staging", "list buckets", "role")]
    [InlineData("mallory", "ops", "list buckets", "role")]
    [InlineData("ada", "no-such-channel", "list buckets", "guardrail")]
    [InlineData("ada", "ops", "secretsmanager get-secret-value --secret-id prod/orders-db", "hard-block")]
    [InlineData("ada", "ops", "what is the password in secret prod/orders-db?", "hard-block")]
    [InlineData("ada", "ops", "dynamodb scan --table-name user-sessions", "hard-block")]
    [InlineData("ada", "ops", "iam create-user --user-name x", "hard-block")]
    [InlineData("ada", "ops", "ec2 terminate-instances --instance-ids i-0a1b2c3d4e5f67890", "guardrail")]
    public async Task Request_SendsNothing_AndNamesTheLayer_WhenItIsNotAllowed(string person, string channel, string text, string by)
    {
        var result = await bot.AskAsync(text, person, channel);
        Assert.Equal(by, result.Answer.Refused?.By);
        Assert.Empty(result.Calls);
    }

    [Fact]
    public async Task Change_IsPlannedFromReadsAlone_AndWaitsForItsApproval()
    {
        var result = await bot.AskAsync("ec2 stop-instances --instance-ids i-0a1b2c3d4e5f67890");
        Assert.Equal("approval", result.Answer.Refused?.By);
        Assert.All(result.Calls, c => Assert.Matches("^(Describe|Get|List)", c.Operation));
    }

    [Theory]
    [InlineData("fin", "list my ec2 instances", "ec2:DescribeInstances")]
    [InlineData("dev", "what did we spend last month?", "ce:GetCostAndUsage")]
    public async Task Request_IsDeniedByAws_AndNamesTheRole_WhenTheRoleMayNot(string person, string text, string action)
    {
        // What is known of a role would end it before AWS is asked.
        bot.Get<KnownPolicies>().Forget("arn:aws:iam::111122223333:role/wheelhouse-developer");
        var result = await bot.AskAsync(text, person);
        Assert.Equal("role", result.Answer.Refused?.By);
        Assert.Contains(result.Calls, c => c.Action == action && c.Error is { IsDenied: true });
    }

    [Fact]
    public async Task Answer_SaysHowManyRegionsItHoldsFor_WhenSomeAreDenied()
    {
        var result = await bot.AskAsync("how many lambda functions in all regions?", "dev");
        Assert.Contains("of 17 Regions", result.Answer.Text);
        Assert.Contains(result.Answer.Notes, n => n.Contains("lambda:ListFunctions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Caller_ActsInTheChannelsAccount_WhenTheyHaveARoleThere()
    {
        var result = await bot.AskAsync("who am i?", "dev", "staging");
        Assert.Contains("444455556666", result.Answer.Text + result.Answer.Tables[0].Rows.SelectMany(r => r).Aggregate("", (a, c) => a + c.Text));
    }
}
