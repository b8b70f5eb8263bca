using Bot.Tests.Testing;

namespace Bot.Tests.Conversations;

public sealed class TurnRunnerTests(DemoBot bot) : IClassFixture<DemoBot>
{
    [Fact]
    public async Task Conversation_KeepsItsOrder_WhenMessagesArriveAtOnce()
    {
        var thread = bot.NewThread();
        var first = bot.AskInAsync(thread, "how many stopped instances in us-east-1?");
        var second = bot.AskInAsync(thread, "and in eu-west-1?");
        await Task.WhenAll(first, second);
        Assert.Equal(["us-east-1"], (await first).Calls.Select(c => c.Region).Distinct());
        Assert.Equal(["eu-west-1"], (await second).Calls.Select(c => c.Region).Distinct());
    }

    [Fact]
    public async Task Conversations_DoNotSeeEachOther()
    {
        var one = bot.NewThread();
        await bot.AskInAsync(one, "list lambda functions in us-west-2");
        var other = await bot.AskInAsync(bot.NewThread(), "only the ones with more than 512 MB");
        Assert.DoesNotContain(other.Calls, c => c.Region == "us-west-2");
    }

    [Fact]
    public async Task Evidence_HoldsTheCallsOfItsTurnOnly()
    {
        var thread = bot.NewThread();
        await bot.AskInAsync(thread, "list my lambda functions");
        var second = await bot.AskInAsync(thread, "hello");
        Assert.Empty(second.Calls);
    }
}
