using Bot.Tests.Testing;

namespace Bot.Tests.Intents.Investigations;

/// <summary>The health of what belongs together: by a tag, in a stack, of an application, of a service of Application Signals.</summary>
public sealed class GroupHealthTests(DemoBot bot) : IClassFixture<DemoBot>
{
    [Theory]
    [InlineData("how healthy is everything tagged Team=checkout", "tag:GetResources", "the tag `Team=checkout`")]
    [InlineData("is everything tagged team=checkout ok?", "tag:GetResources", "the tag `team=checkout`")]
    [InlineData("how is everything of the checkout team doing?", "tag:GetResources", "the tag `team=checkout`")]
    [InlineData("is my service storefront in environment ecs:prod-web healthy?", "application-signals:ListServices", "`storefront` in Application Signals")]
    public async Task Group_IsInvestigatedAsOne_DownToTheCause(string question, string call, string group)
    {
        var result = await bot.AskAsync(question);
        Assert.Contains(result.Calls, c => c.Action == call);
        Assert.Contains(result.Answer.Notes, n => n.StartsWith("Looked at: ", StringComparison.Ordinal) && n.Contains(group, StringComparison.Ordinal));
        Assert.EndsWith("checkout-api", result.Answer.Causes[0].Resource, StringComparison.Ordinal);
        Assert.Contains("UpdateFunctionCode", result.Answer.Causes[0].What, StringComparison.Ordinal);
        Assert.True(result.Calls.Count() <= 60);
    }

    [Fact]
    public async Task Application_IsFoundByTheTagsThatApplicationsBear()
    {
        var result = await bot.AskAsync("is the application shop healthy?");
        Assert.Contains(result.Answer.Notes, n => n.Contains("resources of application `shop`", StringComparison.Ordinal));
        Assert.EndsWith("checkout-api", result.Answer.Causes[0].Resource, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stack_IsItself_AndWhatIsInIt()
    {
        var result = await bot.AskAsync("is stack search-api healthy?");
        Assert.Contains(result.Calls, c => c.Action == "cloudformation:ListStackResources");
        Assert.EndsWith("search-api", result.Answer.Causes[0].Resource, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is my service payment-gateway in environment eks:prod-eu/default healthy?", "Application Signals knows no service `payment-gateway` in environment `eks:prod-eu/default`")]
    [InlineData("is everything tagged team=nobody healthy?", "bears the tag `team=nobody`")]
    public async Task Group_ThatIsNotThere_IsSaidSo_AndNothingIsBlamed(string question, string says)
    {
        var answer = (await bot.AskAsync(question)).Answer;
        Assert.Contains(says, answer.Text, StringComparison.Ordinal);
        Assert.Empty(answer.Causes);
    }
}
