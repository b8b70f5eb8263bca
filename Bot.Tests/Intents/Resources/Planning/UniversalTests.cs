using Bot.Intents.Resources.Planning;
using Bot.Tests.Understanding;
using Bot.Understanding;

namespace Bot.Tests.Intents.Resources.Planning;

public class UniversalTests
{
    [Theory]
    [InlineData("is encryption on for all our volumes?", "encrypted", "Equal", "false")]
    [InlineData("are all s3 buckets encrypted?", "encryption", "Missing", null)]
    public void Query_LooksForTheExceptions_WhenAllAreAskedFor(string text, string field, string compare, string? value)
    {
        var question = Ask.Read(text);

        Assert.Equal([new Condition(field, Enum.Parse<ConditionOperator>(compare), value)], Universal.Of(question.Resources!, question).Where);
    }

    [Theory]
    [InlineData("are there any encrypted volumes in all regions?")]
    [InlineData("list all encrypted volumes")]
    public void Query_StaysAsItIs_WhenNotAllAreAskedFor(string text)
    {
        var question = Ask.Read(text);

        Assert.Equal(question.Resources!.Where, Universal.Of(question.Resources!, question).Where);
    }
}
