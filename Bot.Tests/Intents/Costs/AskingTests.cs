using Bot.Answers;
using Bot.Intents.Costs;
using Bot.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Intents.Costs;

public sealed class AskingTests : IAsyncLifetime
{
    private readonly Clocked _bot = new();

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task Figures_ComeFromTheCache_WhileItKeepsThem()
    {
        var first = await _bot.AskAsync("cost by service in October");
        Assert.All(first.Calls, c => Assert.False(c.IsFromCache));
        _bot.SetTime(Some.Time.AddMinutes(59));
        var second = await _bot.AskAsync("cost by service in October");
        Assert.Equal(first.Calls.Length, second.Calls.Count(c => c.IsFromCache && c.At == first.Calls[0].At));
        Assert.Contains(second.Answer.Notes, n => n.Contains("from the cache, asked at 12:00 UTC", StringComparison.Ordinal));
        Assert.Equal(first.Answer.Text, second.Answer.Text);
        Assert.Equal(Rows(first.Answer), Rows(second.Answer));
        _bot.SetTime(Some.Time.AddMinutes(60));
        Assert.All((await _bot.AskAsync("cost by service in October")).Calls, c => Assert.False(c.IsFromCache));
    }

    [Fact]
    public async Task Figures_AreNotOthers_WhenAnotherPersonOrChannelAsks()
    {
        await _bot.AskAsync("what did we spend in October?");
        var refused = await _bot.AskAsync("what did we spend in October?", "dev");
        Assert.NotNull(refused.Answer.Refused);
        Assert.DoesNotContain(refused.Calls, c => c.IsFromCache);
        Assert.DoesNotContain((await _bot.AskAsync("what did we spend in October?", channel: "staging")).Calls, c => c.IsFromCache);
        Assert.Contains((await _bot.AskAsync("what did we spend in October?")).Calls, c => c.IsFromCache);
    }

    [Fact]
    public async Task Price_IsAskedFor_BeforeItIsPaid_WhenItIsAboveTheLimit()
    {
        var thread = _bot.NewThread();
        var asked = await _bot.AskInAsync(thread, "daily cost by usage type and region since january");
        Assert.Equal("price", asked.Answer.Asked);
        Assert.InRange(asked.Calls.Length, 1, 2);
        Assert.Matches(@"about \*\*\d+ requests to Cost Explorer\*\*, for which AWS takes \$0\.\d\d\. Above \$0\.02", asked.Answer.Text);
        var offer = Assert.Single(asked.Answer.Offers);
        var gone = await _bot.AskInAsync(thread, offer.Message);
        Assert.Null(gone.Answer.Asked);
        Assert.Contains(gone.Answer.Notes, n => n.StartsWith("Asking took ", StringComparison.Ordinal));
        Assert.True(gone.Calls.Length > 2);
    }

    [Fact]
    public async Task Price_IsAskedFor_BeforeAnyCall_WhenDriversAreWanted()
    {
        var asked = await _bot.AskAsync("why was october so much more expensive than september?");
        Assert.Equal("price", asked.Answer.Asked);
        Assert.Empty(asked.Calls);
    }

    private static IEnumerable<string> Rows(Answer answer) => answer.Tables[0].Rows.Select(r => string.Join('|', r.Select(c => c.Text)));

    private sealed class Clocked : DemoBot
    {
        private readonly ManualClock _clock = new();

        internal override TimeProvider Clock => _clock;

        internal void SetTime(DateTimeOffset time) => _clock.Start = time;

        internal override void Replace(IServiceCollection services) => services.AddSingleton(new CostOptions { AskFirstAbove = 0.02m });
    }
}
