using Bot.Tests.Testing;

namespace Bot.Tests.Intents.Resources;

/// <summary>Teams, projects and environments, which AWS knows as tags alone.</summary>
public sealed class TeamTests(DemoBot bot) : IClassFixture<DemoBot>
{
    [Theory]
    [InlineData("list lambda functions for team checkout", "cart-cleanup checkout-api")]
    [InlineData("the checkout team's lambda functions", "cart-cleanup checkout-api")]
    [InlineData("lambda functions of the search team", "search-indexer")]
    public async Task List_OfATeam_HasItsResourcesAlone(string question, string names)
    {
        var answer = (await bot.AskAsync(question)).Answer;
        Assert.Equal(names.Split(' '), answer.Tables[0].Rows.Select(r => r[0].Text).Order());
    }

    [Theory]
    [InlineData("how many lambda functions per team", "checkout", "2")]
    [InlineData("count ec2 instances by environment", "production", "12")]
    public async Task Count_ByATag_HasARowForEachValue(string question, string value, string count)
    {
        var answer = (await bot.AskAsync(question)).Answer;
        Assert.Contains(answer.Tables[0].Rows, r => r[0].Text == value && r[1].Text == count);
    }
}
