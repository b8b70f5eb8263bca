using Bot.Intents.Investigations.Collect;

namespace Bot.Tests.Intents.Investigations.Collect;

/// <summary>Names within texts: whole, not as parts of others.</summary>
public sealed class WordingTests
{
    [Theory]
    [InlineData("wiki-alb", "wiki", true)]
    [InlineData("acme_wiki_web", "wiki", true)]
    [InlineData("The Wiki is slow", "wiki", true)]
    [InlineData("wiki", "wiki", true)]
    [InlineData("wikis-alb", "wiki", false)]
    [InlineData("mywiki", "wiki", false)]
    [InlineData("wiki2", "wiki", false)]
    [InlineData("wikis and the wiki", "wiki", true)]
    [InlineData("", "wiki", false)]
    public void HoldsWord_IsTrue_BetweenAnythingButLettersAndDigits(string text, string name, bool holds) => Assert.Equal(holds, Wording.HoldsWord(text, name));

    [Theory]
    [InlineData("/aws/lambda/orders", "orders", true)]
    [InlineData("orders:12", "orders", true)]
    [InlineData("orders-dlq", "orders", false)]
    [InlineData("new_orders", "orders", false)]
    [InlineData("Orders", "orders", false)]
    [InlineData("orders-dlq of orders", "orders", true)]
    public void HoldsName_IsTrue_OnlyOfTheWholeName(string text, string name, bool holds) => Assert.Equal(holds, Wording.HoldsName(text, name));

    [Theory]
    [InlineData("orders-1 restarted", true)]
    [InlineData("orders-dlq is full", false)]
    [InlineData("big-orders-1 restarted", false)]
    public void HoldsName_MayBeFollowed_ByWhatIsAllowed(string text, bool holds) =>
        Assert.Equal(holds, Wording.HoldsName(text, "orders", rest => rest.Span is ['-', >= '0' and <= '9', ..]));
}
