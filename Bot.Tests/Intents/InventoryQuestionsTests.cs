using Bot.Tests.Testing;

namespace Bot.Tests.Intents;

public sealed class InventoryQuestionsTests(DemoBot bot) : IClassFixture<DemoBot>
{
    [Theory]
    [InlineData("list all alarms")]
    [InlineData("how many alarms do we have in us-east-1")]
    [InlineData("which log groups have no retention set?")]
    [InlineData("IAM users without MFA?")]
    [InlineData("which SGs allow 0.0.0.0/0 on port 22?")]
    public async Task List_IsAnswered_WhateverItsFamily(string text) => Assert.False((await bot.AskAsync(text)).Answer.Failed);

    [Theory]
    [InlineData("security groups that nobody uses in us-east-1")]
    [InlineData("do I have any WAF WebACLs that aren’t protecting anything?")]
    [InlineData("do I have any resources without WAF protection?")]
    [InlineData("can i-0a1b2c3d4e5f67890 reach i-0f00ba4deadbeef12 on port 5432?")]
    public async Task List_IsNotPassedOff_AsTheAnswerToMore(string text)
    {
        var result = await bot.AskAsync(text);
        Assert.True(result.Answer.Failed);
        Assert.Empty(result.Calls);
    }
}
