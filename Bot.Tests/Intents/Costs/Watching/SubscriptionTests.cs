using Bot.Answers;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Intents.Costs.Watching;
using Bot.Intents.History;
using Bot.Tests.Testing;

namespace Bot.Tests.Intents.Costs.Watching;

public sealed class SubscriptionTests : IAsyncLifetime
{
    private readonly WatchBot _bot = new();

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task Digest_ComesOnceAWeek_WhateverRunsTheSchedule()
    {
        var made = await SubscribeAsync("send us costs every Monday");
        Assert.Empty(await _bot.HappensAsync());
        _bot.SetTime(Day(23, 9));
        var told = Assert.Single(await _bot.HappensAsync());
        Assert.Contains("from 2026-11-16 to 2026-11-22", told);
        Assert.Contains("against 2026-11-09 to 2026-11-15", told);
        Assert.Contains($"remove subscription {made.Id}", told);
        Assert.Empty(await _bot.HappensAsync());
        _bot.SetTime(Day(29, 9));
        Assert.Empty(await _bot.HappensAsync());
    }

    [Fact]
    public async Task Digest_ComesOnce_WhenManyTimesWereMissed()
    {
        await SubscribeAsync("send us S3 costs by region every day at 7");
        _bot.SetTime(Day(27, 12));
        Assert.Contains("on 2026-11-26 for Amazon Simple Storage Service", Assert.Single(await _bot.HappensAsync()));
        Assert.Empty(await _bot.HappensAsync());
    }

    [Fact]
    public async Task Digest_IsAskedAgain_AndKnownAgain_WhenAReplicaDiedBeforeItNotedIt()
    {
        var made = await SubscribeAsync("send us costs every Monday");
        _bot.SetTime(Day(23, 9));
        Assert.Equal(Intake.Accepted, await _bot.Get<Inbox>().AcceptAsync(made.At(made.Due)));
        Assert.Single(await _bot.HappensAsync());
        Assert.True((await _bot.Get<Subscriptions>().GetAsync(made.Id, CancellationToken.None))!.Due > Day(23, 9));
    }

    [Fact]
    public async Task Budget_IsToldOnceInItsPeriod_WhenItPassesItsShare()
    {
        await SubscribeAsync("notify us when the budget staging-monthly passes 80 %");
        _bot.SetTime(Day(20, 18));
        Assert.Contains("**The budget `staging-monthly` is at ", Assert.Single(await _bot.HappensAsync()));
        _bot.SetTime(Day(21, 0));
        Assert.Empty(await _bot.HappensAsync());
    }

    [Theory]
    [InlineData("notify us when spend this month exceeds 100 dollars", "from 2026-11-01 to 2026-11-20", true)]
    [InlineData("notify us when spend this month exceeds 1000000 dollars", "", false)]
    [InlineData("alert us if costs go over $500 a day", "on 2026-11-19", true)]
    [InlineData("alert us if costs go over $50000 a day", "", false)]
    [InlineData("let us know when the forecast for this month exceeds 10000 dollars", "foreseen", true)]
    [InlineData("let us know when the forecast for this month exceeds 900000 dollars", "", false)]
    [InlineData("notify us about cost anomalies", "**Cost anomaly**: ", true)]
    [InlineData("notify us about cost anomalies above 100000 dollars", "", false)]
    [InlineData("warn us when S3 spend this month exceeds 10 dollars", "for Amazon Simple Storage Service", true)]
    public async Task Check_TellsOrIsSilent(string text, string expected, bool tells)
    {
        await SubscribeAsync(text);
        _bot.SetTime(Day(21, 0));
        var told = await _bot.HappensAsync();
        Assert.Equal(tells, told.Count == 1);
        Assert.All(told, t => Assert.Contains(expected, t));
        _bot.SetTime(Day(21, 12));
        Assert.Empty(await _bot.HappensAsync());
    }

    [Fact]
    public async Task Check_AnswersAtOnce_WhenAskedByHand()
    {
        var made = await SubscribeAsync("notify us when spend this month exceeds 1000000 dollars");
        Assert.StartsWith("Not now: ", (await _bot.AskAsync($"check subscription {made.Id}")).Answer.Text);
    }

    [Fact]
    public async Task Rights_ThatAreGone_AreSaidOnce_AndItRests_UntilItIsResumed()
    {
        var made = await SubscribeAsync("send us costs every day", "fin", "finance");
        var removed = await _bot.AskAsync("remove mapping of fin", channel: "finance");
        Assert.Null(removed.Answer.Refused);
        _bot.SetTime(Day(21, 9));
        Assert.Contains($"`{made.Id}` is paused", Assert.Single(await _bot.HappensAsync()));
        _bot.SetTime(Day(22, 9));
        Assert.Empty(await _bot.HappensAsync());
        await _bot.AskAsync("restore mapping of fin", channel: "finance");
        Assert.Contains("paused", (await _bot.AskAsync("subscriptions", "fin", "finance")).Answer.Text);
        Assert.StartsWith("**Resumed**", (await _bot.AskAsync($"resume subscription {made.Id}", "fin", "finance")).Answer.Text);
        _bot.SetTime(Day(23, 9));
        Assert.Contains("on 2026-11-22", Assert.Single(await _bot.HappensAsync()));
    }

    [Fact]
    public async Task Rights_ThatTheRoleLacks_AreSaidOnce_AndItRests()
    {
        await SubscribeAsync("send us costs every day", "dev");
        _bot.SetTime(Day(21, 9));
        var told = Assert.Single(await _bot.HappensAsync());
        Assert.Contains("is paused", told);
        Assert.Contains("ce:GetCostAndUsage", told);
        _bot.SetTime(Day(22, 9));
        Assert.Empty(await _bot.HappensAsync());
    }

    [Fact]
    public async Task List_ShowsThem_AndTheirButtonsRemoveThem()
    {
        var made = await SubscribeAsync("send us costs every Monday");
        Assert.StartsWith("**You have that already**", (await _bot.AskAsync("send us costs every Monday")).Answer.Text);
        var list = (await _bot.AskAsync("subscriptions")).Answer;
        Assert.Equal(made.Id, Assert.Single(list.Tables[0].Rows)[0].Text);
        Assert.Contains("There is no subscription", (await _bot.AskAsync("subscriptions", channel: "staging")).Answer.Text);
        Assert.NotNull((await _bot.AskAsync($"remove subscription {made.Id}", "dev")).Answer.Refused);
        Assert.StartsWith("**Removed**", (await _bot.AskAsync(Assert.Single(list.Offers).Message)).Answer.Text);
        _bot.SetTime(Day(23, 9));
        Assert.Empty(await _bot.HappensAsync());
    }

    [Fact]
    public async Task Data_IsExported_AndErased_AsItsPersons()
    {
        var made = await SubscribeAsync("send us costs every Monday");
        var other = await SubscribeAsync("send us costs every Tuesday", "omar");
        var data = _bot.Get<IEnumerable<IPersonalData>>().OfType<SubscriptionData>().Single();
        var caller = Some.Caller;
        var lines = await data.ExportAsync(caller, made.Asker.Place, CancellationToken.None).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"\"id\":\"{made.Id}\"", Assert.Single(lines));
        await data.EraseAsync(caller, made.Asker.Place, CancellationToken.None);
        Assert.Null(await _bot.Get<Subscriptions>().GetAsync(made.Id, CancellationToken.None));
        Assert.NotNull(await _bot.Get<Subscriptions>().GetAsync(other.Id, CancellationToken.None));
    }

    private async Task<Subscription> SubscribeAsync(string text, string person = "ada", string channel = "ops")
    {
        Answer answer = (await _bot.AskAsync(text, person, channel)).Answer;
        Assert.True(answer.Text.StartsWith("**Subscribed**", StringComparison.Ordinal), answer.Text);
        return (await _bot.Get<Subscriptions>().GetAsync(answer.Text.Split('`')[1], CancellationToken.None))!;
    }

    private static DateTimeOffset Day(int day, int hour) => new(2026, 11, day, hour, 0, 0, TimeSpan.Zero);
}
