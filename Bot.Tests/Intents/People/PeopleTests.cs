using Bot.Conversations;
using Bot.Tests.Testing;

namespace Bot.Tests.Intents.People;

/// <summary>Roles, defaults and mappings by the people themselves, in the chat of the demo account.</summary>
public sealed class PeopleTests(DemoBot bot) : IClassFixture<DemoBot>
{
    [Fact]
    public async Task WhoAmI_ShowsRolesGroupsAndWhatMayBeDoneHere()
    {
        var cells = Cells(await bot.AskAsync("who am i?", "omar"));
        Assert.Equal("omar", cells["Person"]);
        Assert.Equal("playground:omar", cells["Known by"]);
        Assert.Equal("sre", cells["Groups"]);
        Assert.Equal("wheelhouse-admin (group sre), wheelhouse-developer (yours, in use)", cells["Roles in acme-production (111122223333)"]);
        Assert.Equal("questions; changes with an approval by ada, group sre, never of their own", cells["What may be done here"]);
        Assert.Equal("operations", cells["Guardrail"]);
        Assert.DoesNotContain("Admin of the bot", cells.Keys);
    }

    [Theory]
    [InlineData("switch-role wheelhouse-admin")]
    [InlineData("switch-roles wheelhouse-admin")]
    [InlineData("switch my role to wheelhouse-admin please")]
    [InlineData("switch-role arn:aws:iam::111122223333:role/wheelhouse-admin")]
    [InlineData("switch-role 1")]
    public async Task SwitchRole_TakesARole_ByNameArnOrNumber_ForThisChannelOnly(string text)
    {
        var switched = await bot.AskAsync(text, "omar");
        Assert.StartsWith("From now on I act as **wheelhouse-admin** in acme-production", switched.Answer.Text);
        Assert.Empty(switched.Calls);
        Assert.EndsWith("role/wheelhouse-admin", (await bot.AskAsync("who am i?", "omar")).Caller!.RoleArn);
        Assert.EndsWith("role/wheelhouse-developer", (await bot.AskAsync("who am i?", "omar", "staging")).Caller!.RoleArn);
        Assert.StartsWith("Done", (await bot.AskAsync("reset my choices", "omar")).Answer.Text);
        Assert.EndsWith("role/wheelhouse-developer", (await bot.AskAsync("who am i?", "omar")).Caller!.RoleArn);
    }

    [Fact]
    public async Task SwitchRole_ListsTheRoles_WithOffersThatTakeThem()
    {
        var listed = await bot.AskAsync("switch-role", "ada", "finance");
        Assert.Equal(2, listed.Answer.Tables[0].Rows.Length);
        var offer = Assert.Single(listed.Answer.Offers);
        Assert.StartsWith("From now on I act as **wheelhouse-developer**", (await bot.AskAsync(offer.Message, "ada", "finance")).Answer.Text);
        await bot.AskAsync("reset role", "ada", "finance");
    }

    [Theory]
    [InlineData("dev", "ops", "switch-role wheelhouse-admin", "role", "The directory does not let you use `wheelhouse-admin` in acme-production")]
    [InlineData("dev", "ops", "switch-role arn:aws:iam::111122223333:role/old-admin-automation", "role", "`\"111122223333\": [arn:aws:iam::111122223333:role/old-admin-automation]`")]
    [InlineData("dev", "ops", "switch-role 9", "role", "There is no role number 9.")]
    [InlineData("ada", "finance", "switch-role wheelhouse-admin in acme-staging", "scope", "Account acme-staging may not be asked about in #finance.")]
    [InlineData("ada", "finance", "set default-account acme-staging", "scope", "Account acme-staging may not be asked about in #finance.")]
    [InlineData("fin", "ops", "set default-account acme-staging", "role", "You have no role in account acme-staging.")]
    [InlineData("dev", "ops", "list mappings", "role", "Only admins of the bot may see and change who is mapped to what")]
    [InlineData("dev", "ops", "remove mapping of fin", "role", "Only admins of the bot")]
    public async Task Choice_IsRefused_WithTheLayer(string person, string channel, string text, string by, string said)
    {
        var result = await bot.AskAsync(text, person, channel);
        Assert.Equal(by, result.Answer.Refused?.By);
        Assert.Contains(said, result.Answer.Text, StringComparison.Ordinal);
        Assert.Empty(result.Calls);
    }

    [Theory]
    [InlineData("set default-account acme-staging", "reset default-account")]
    [InlineData("set default account 444455556666", "reset my choices")]
    public async Task DefaultAccount_HoldsForTheNextQuestions(string text, string reset)
    {
        Assert.Contains("go to **acme-staging**", (await bot.AskAsync(text, "ada")).Answer.Text, StringComparison.Ordinal);
        Assert.Equal("444455556666", (await bot.AskAsync("list my ec2 instances", "ada")).Caller!.Account);
        await bot.AskAsync(reset, "ada");
        Assert.Equal("111122223333", (await bot.AskAsync("who am i?", "ada")).Caller!.Account);
    }

    [Theory]
    [InlineData("set default-region eu-west-1", "eu-west-1")]
    [InlineData("set my default region to frankfurt", "eu-central-1")]
    public async Task DefaultRegion_HoldsForTheNextQuestions(string text, string region)
    {
        Assert.Contains($"go to **{region}**", (await bot.AskAsync(text, "dev")).Answer.Text, StringComparison.Ordinal);
        var listed = await bot.AskAsync("ec2 describe-vpcs", "dev");
        Assert.All(listed.Calls, c => Assert.Equal(region, c.Region));
        await bot.AskAsync("reset default-region", "dev");
        Assert.Equal("us-east-1", (await bot.AskAsync("who am i?", "dev")).Caller!.DefaultRegion);
    }

    [Fact]
    public async Task DefaultRegion_AsksForOne_WhenNoneIsSaid() => Assert.Equal("region", (await bot.AskAsync("set default-region", "dev")).Answer.Asked);

    [Fact]
    public async Task Mapping_IsListedRemovedAndRestored_ByAnAdmin()
    {
        var listed = await bot.AskAsync("list mappings");
        Assert.Equal(["ada", "dev", "fin", "nina", "omar"], listed.Answer.Tables[0].Rows.Select(r => r[0].Text));
        Assert.Contains("may not ask any more", (await bot.AskAsync("remove mapping of fin")).Answer.Text, StringComparison.Ordinal);
        var refused = await bot.AskAsync("what did we spend last month?", "fin", "finance");
        Assert.Equal("role", refused.Answer.Refused?.By);
        Assert.Empty(refused.Calls);
        Assert.Contains((await bot.AskAsync("list mappings")).Answer.Tables[0].Rows, r => r[0].Text == "fin" && r[4].Text == "removed by ada on 2026-11-20");
        Assert.Contains("may ask again", (await bot.AskAsync("restore mapping of fin")).Answer.Text, StringComparison.Ordinal);
        Assert.Null((await bot.AskAsync("who am i?", "fin", "finance")).Answer.Refused);
    }

    [Theory]
    [InlineData("remove mapping of ada", "You cannot remove your own mapping")]
    [InlineData("remove mapping", "Whose mapping?")]
    [InlineData("remove mapping of zoe", "Whose mapping?")]
    public async Task Mapping_IsNotRemoved_WhenItIsTheAdminsOwn_OrNobodys(string text, string said) =>
        Assert.StartsWith(said, (await bot.AskAsync(text)).Answer.Text);

    private static Dictionary<string, string> Cells(TurnResult result) => result.Answer.Tables[0].Rows.ToDictionary(r => r[0].Text, r => r[1].Text);
}
