using System.Text;
using Bot.Conversations.Stores;

namespace Bot.Tests.Conversations.Stores;

/// <summary>What the history of every store must do. A store's test class inherits this.</summary>
public abstract class HistoryCompliance : IAsyncLifetime
{
    private int _events;

    /// <summary>An empty store of the kind, which is an <see cref="IHistory"/> too.</summary>
    private protected abstract ValueTask<ITurnStore> OpenAsync();

    private protected ITurnStore Turns { get; private set; } = null!;

    private protected IHistory History => (IHistory)Turns;

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Turns = await OpenAsync();

    public virtual async ValueTask DisposeAsync()
    {
        if (Turns is IAsyncDisposable later)
            await later.DisposeAsync();
        else
            (Turns as IDisposable)?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task List_HasThePersonsOwnConversations_LatestFirst()
    {
        await AskAsync("c1", "ada", "buckets");
        await AskAsync("c2", "ada", "costs");
        await AskAsync("c3", "bob", "alarms");
        Assert.Equal(["c2", "c1"], (await History.ListAsync("ada", 10, Stop)).Select(s => s.Conversation));
        await AskAsync("c1", "ada", "and in eu-west-1?");
        var list = await History.ListAsync("ada", 10, Stop);
        Assert.Equal([("c1", "buckets", 2L), ("c2", "costs", 1L)], list.Select(s => (s.Conversation, s.Title, s.Exchanges)));
        Assert.Equal("c1", Assert.Single(await History.ListAsync("ada", 1, Stop)).Conversation);
        Assert.Empty(await History.ListAsync("eve", 10, Stop));
    }

    [Fact]
    public async Task Title_IsOfThePersonsOwnFirstQuestionThatGivesOne()
    {
        await AskAsync("c1", "ada", "buckets");
        await AskAsync("c1", "bob", null, "hello");
        Assert.Empty(await History.ListAsync("bob", 10, Stop));
        await AskAsync("c1", "bob", "costs");
        await AskAsync("c1", "bob", "alarms");
        Assert.Equal("costs", Assert.Single(await History.ListAsync("bob", 10, Stop)).Title);
        Assert.Equal("buckets", Assert.Single(await History.ListAsync("ada", 10, Stop)).Title);
    }

    [Fact]
    public async Task Read_GivesThePersonsOwnExchanges_TheLatestOldestFirst()
    {
        foreach (var (person, text) in new[] { ("ada", "a1"), ("bob", "b1"), ("ada", "a2"), ("ada", "a3") })
            await AskAsync("c1", person, text);
        Assert.Equal(["a2", "a3"], Texts(await History.ReadAsync("ada", "c1", 2, Stop)));
        Assert.Equal(["b1"], Texts(await History.ReadAsync("bob", "c1", 9, Stop)));
        Assert.Empty(await History.ReadAsync("eve", "c1", 9, Stop));
        Assert.Empty(await History.ReadAsync("ada", "c2", 9, Stop));
    }

    [Fact]
    public async Task Export_GivesEverythingOfThePersonAndNothingOfOthers()
    {
        await AskAsync("c2", "ada", "x");
        await AskAsync("c1", "ada", "a");
        await AskAsync("c1", "bob", "b");
        await AskAsync("c1", "ada", "c");
        var all = new List<PersonalExchange>();
        await foreach (var exchange in History.ExportAsync("ada", Stop))
            all.Add(exchange);
        Assert.Equal(["c1:a", "c1:c", "c2:x"], all.Select(e => $"{e.Conversation}:{Encoding.UTF8.GetString(e.Body)}").Order(StringComparer.Ordinal));
        Assert.Equal(["a", "c"], Texts([.. all.Where(e => e.Conversation == "c1")]));
    }

    [Fact]
    public async Task Delete_TakesThePersonsExchangesOnly_AndTheConversationWithItsLast()
    {
        await AskAsync("c1", "ada", "a1");
        await AskAsync("c1", "bob", "b1");
        await AskAsync("c2", "ada", "a2");
        Assert.Equal(1, await History.DeleteAsync("ada", "c1", Stop));
        Assert.Equal(["c2"], (await History.ListAsync("ada", 10, Stop)).Select(s => s.Conversation));
        Assert.Equal(["b1"], (await Turns.LoadAsync("c1", 9, Stop)).Select(e => Encoding.UTF8.GetString(e.Body)));
        Assert.Equal(0, await History.DeleteAsync("ada", "c1", Stop));
        Assert.Equal(0, await History.DeleteAsync("eve", "c1", Stop));
        Assert.Equal(1, await History.DeleteAsync("bob", "c1", Stop));
        Assert.Empty(await Turns.LoadAsync("c1", 9, Stop));
    }

    [Fact]
    public async Task Delete_ChangesTheNumberOfExchanges_SoThatWhatWasRememberedIsKnownToBeOld()
    {
        await AskAsync("c1", "bob", "b1");
        var remembered = await AskAsync("c1", "ada", "a1");
        await History.DeleteAsync("ada", "c1", Stop);
        var later = await AskAsync("c1", "bob", "b2");
        Assert.True(later > remembered + 1, $"{later} after {remembered}");
        Assert.Equal(["b1", "b2"], (await Turns.LoadAsync("c1", 9, Stop)).Select(e => Encoding.UTF8.GetString(e.Body)));
    }

    [Fact]
    public async Task DeleteAll_TakesEverythingOfThePerson()
    {
        for (var i = 0; i < 12; i++)
            await AskAsync($"c{i}", i % 3 == 0 ? "bob" : "ada", $"q{i}");
        Assert.Equal(8, await History.DeleteAsync("ada", null, Stop));
        Assert.Empty(await History.ListAsync("ada", 10, Stop));
        Assert.Equal(4, (await History.ListAsync("bob", 10, Stop)).Count);
    }

    [Fact]
    public async Task Exchange_OfNobody_IsInNoList_AndStaysInItsConversation()
    {
        await AskAsync("c1", null, "title");
        Assert.Empty(await History.ListAsync("", 10, Stop));
        Assert.Single(await Turns.LoadAsync("c1", 9, Stop));
    }

    [Fact]
    public async Task List_KeepsAThousandConversationsOfAPersonAndMore()
    {
        for (var i = 0; i < 1_050; i++)
            await AskAsync($"c{i}", "ada", $"q{i}");
        Assert.Equal(1_050, (await History.ListAsync("ada", 2_000, Stop)).Count);
    }

    private async Task<long> AskAsync(string conversation, string? person, string? title, string? text = null)
    {
        await Turns.AcceptAsync(new($"test:{++_events}", conversation, "w", "w:u", Encoding.UTF8.GetBytes("m")), Stop);
        var turn = Assert.Single(await Turns.ClaimTurnsAsync(new("me", TimeSpan.FromMinutes(5), 1, 9, new Dictionary<string, int>()), Stop));
        var finished = await Turns.FinishAsync(turn.Lease, new(Encoding.UTF8.GetBytes(text ?? title ?? ""), title, []) { Person = person }, Stop);
        Assert.True(finished.Held);
        return finished.Exchanges;
    }

    private static IEnumerable<string> Texts(IReadOnlyList<PersonalExchange> exchanges) => exchanges.Select(e => Encoding.UTF8.GetString(e.Body));
}
