using Bot.Tests.Testing;

namespace Bot.Tests.Intents.Support;

public sealed class SupportHandlerTests(DemoBot bot) : IClassFixture<DemoBot>
{
    [Fact]
    public async Task Case_IsFiledOnce_AfterItWasShownAndConfirmed()
    {
        var thread = bot.NewThread();
        var shown = await bot.AskInAsync(thread, "open a support case: RDS orders-prod in eu-west-1 failed over twice tonight, production system impaired");
        Assert.DoesNotContain(shown.Calls, c => c.Action == "support:CreateCase");
        Assert.Equal("high", shown.Answer.Draft!.SeverityCode);
        Assert.Contains("relational-database", shown.Answer.Draft.ServiceCode);

        var changed = await bot.AskInAsync(thread, "make it low severity and cc ops@example.com");
        Assert.Equal(("low", "ops@example.com"), (changed.Answer.Draft!.SeverityCode, changed.Answer.Draft.Cc.Single()));

        var filed = await bot.AskInAsync(thread, changed.Answer.Offers.Single(o => o.Kind == Bot.Answers.OfferKind.Confirm).Message, confirmed: true);
        var call = Assert.Single(filed.Calls);
        Assert.Equal(("support:CreateCase", 200), (call.Action, call.Status));
        Assert.Equal(changed.Answer.Draft.Subject, (string?)call.Parameters["subject"]);

        var again = await bot.AskInAsync(thread, "file the support case", confirmed: true);
        Assert.Empty(again.Calls);

        var list = await bot.AskInAsync(thread, "list my open support cases");
        Assert.Contains(list.Answer.Tables[0].Rows, r => r[1].Text == changed.Answer.Draft.Subject);
    }

    [Fact]
    public async Task Case_IsDropped_WhenThePersonCancels()
    {
        var thread = bot.NewThread();
        await bot.AskInAsync(thread, "open a support case: cloudfront returns 403 since 8am");
        var dropped = await bot.AskInAsync(thread, "cancel that, we found it ourselves");
        Assert.Contains("Nothing was sent", dropped.Answer.Text);
        var filed = await bot.AskInAsync(thread, "file the support case", confirmed: true);
        Assert.DoesNotContain(filed.Calls, c => c.Action == "support:CreateCase");
    }

    [Fact]
    public async Task Command_CannotFileACase_WithoutTheFlow()
    {
        var result = await bot.AskAsync("support create-case --subject x --communication-body y");
        Assert.Equal("write-needs-approval", result.Answer.Refused?.Reason);
        Assert.Empty(result.Calls);
    }

    [Fact]
    public async Task Severities_ComeFromTheApi_WhenAsked()
    {
        var result = await bot.AskAsync("which severity levels can i choose for a case?");
        Assert.Equal("support:DescribeSeverityLevels", Assert.Single(result.Calls).Action);
        Assert.Contains(result.Answer.Tables[0].Rows, r => r[0].Text == "urgent");
    }

    [Fact]
    public async Task Plan_IsNamed_WhenTheAccountHasNone()
    {
        var result = await bot.AskAsync("list my open support cases", channel: "staging");
        Assert.True(result.Answer.Failed);
        Assert.Contains("plan", result.Answer.Text);
    }
}
