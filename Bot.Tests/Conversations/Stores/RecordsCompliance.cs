using Bot.Conversations.Stores;
using Bot.Tests.Testing;

namespace Bot.Tests.Conversations.Stores;

/// <summary>What every <see cref="IRecords"/> does. Inherited by each.</summary>
public abstract class RecordsCompliance : IAsyncLifetime
{
    private protected static readonly CancellationToken None = CancellationToken.None;

    private protected TestClock Clock { get; } = new(Some.Time);

    private protected IRecords Records { get; private set; } = null!;

    /// <summary>An empty store on <see cref="Clock"/>.</summary>
    private protected abstract Task<IRecords> OpenAsync();

    public async ValueTask InitializeAsync() => Records = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Record_IsNull_WhenNobodyWroteIt() => Assert.Null(await Records.GetAsync("choice", "ada", None));

    [Fact]
    public async Task Record_IsReadBack_WithAVersionThatGrows()
    {
        Assert.True(await Records.PutAsync("choice", "ada", """{"a":1}""", 0, null, None));
        Assert.Equal(new("ada", """{"a":1}""", 1), await Records.GetAsync("choice", "ada", None));
        Assert.True(await Records.PutAsync("choice", "ada", """{"a":"'ü☃\u0000𐐷"}""", 1, null, None));
        Assert.Equal(new("ada", """{"a":"'ü☃\u0000𐐷"}""", 2), await Records.GetAsync("choice", "ada", None));
    }

    [Fact]
    public async Task Put_IsRefused_WhenTheVersionIsAnother()
    {
        Assert.False(await Records.PutAsync("choice", "ada", "{}", 1, null, None));
        await Records.PutAsync("choice", "ada", "{}", 0, null, None);
        Assert.False(await Records.PutAsync("choice", "ada", """{"b":2}""", 0, null, None));
        Assert.False(await Records.PutAsync("choice", "ada", """{"b":2}""", 2, null, None));
        Assert.Equal(new("ada", "{}", 1), await Records.GetAsync("choice", "ada", None));
    }

    [Fact]
    public async Task Put_IsWonByOne_WhenManyWriteAtOnce()
    {
        for (var version = 0; version < 5; version++)
        {
            var won = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => Records.PutAsync("approval", "p", $"{i}", version, null, None))));
            var winner = Assert.Single(Enumerable.Range(0, 16), i => won[i]);
            Assert.Equal(new("p", $"{winner}", version + 1), await Records.GetAsync("approval", "p", None));
        }
    }

    [Fact]
    public async Task Increments_AreAllCounted_WhenEachReadsAndTriesAgain()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                for (var done = false; !done;)
                {
                    var read = await Records.GetAsync("count", "n", None);
                    done = await Records.PutAsync("count", "n", $"{int.Parse(read?.Json ?? "0") + 1}", read?.Version ?? 0, null, None);
                }
            }
        })));
        Assert.Equal(new("n", "80", 80), await Records.GetAsync("count", "n", None));
    }

    [Fact]
    public async Task Kinds_DoNotSeeEachOther()
    {
        await Records.PutAsync("a", "k", "1", 0, null, None);
        await Records.PutAsync("b", "k", "2", 0, null, None);
        await Records.DeleteAsync("a", "k", None);
        Assert.Null(await Records.GetAsync("a", "k", None));
        Assert.Equal("2", (await Records.GetAsync("b", "k", None))?.Json);
        Assert.Empty(await KeysAsync("a", ""));
    }

    [Fact]
    public async Task Delete_IsNoFault_WhenThereIsNothing()
    {
        await Records.DeleteAsync("a", "k", None);
        Assert.True(await Records.PutAsync("a", "k", "1", 0, null, None));
    }

    [Fact]
    public async Task Record_IsGone_FromTheMomentItExpires()
    {
        await Records.PutAsync("session", "ada", "1", 0, Clock.GetUtcNow().AddMinutes(5), None);
        Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        Assert.NotNull(await Records.GetAsync("session", "ada", None));
        Assert.Equal(["ada"], await KeysAsync("session", ""));
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null(await Records.GetAsync("session", "ada", None));
        Assert.Empty(await KeysAsync("session", ""));
        Assert.False(await Records.PutAsync("session", "ada", "2", 1, null, None));
        Assert.True(await Records.PutAsync("session", "ada", "3", 0, null, None));
        Assert.Equal(new("ada", "3", 1), await Records.GetAsync("session", "ada", None));
    }

    [Fact]
    public async Task Expiry_IsReplaced_ByTheNextWrite()
    {
        await Records.PutAsync("session", "ada", "1", 0, Clock.GetUtcNow().AddMinutes(5), None);
        await Records.PutAsync("session", "ada", "2", 1, null, None);
        Clock.Advance(TimeSpan.FromDays(4000));
        Assert.Equal(new("ada", "2", 2), await Records.GetAsync("session", "ada", None));
    }

    [Fact]
    public async Task Expiry_IsTheSameMoment_WhateverItsOffset()
    {
        await Records.PutAsync("session", "ada", "1", 0, Clock.GetUtcNow().AddMinutes(5).ToOffset(TimeSpan.FromHours(9)), None);
        Assert.NotNull(await Records.GetAsync("session", "ada", None));
        Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(await Records.GetAsync("session", "ada", None));
    }

    [Fact]
    public async Task List_IsByKeyInOrdinalOrder()
    {
        string[] keys = ["b", "a/2", "a/10", "a", "B", "ä", "a/", "Ａ", "😀", "é", "e\u0301", "\uE000", "zz", "~", "a b", "A"];
        foreach (var key in keys)
            await Records.PutAsync("k", key, "1", 0, null, None);
        Assert.Equal(keys.Order(StringComparer.Ordinal), await KeysAsync("k", ""));
    }

    [Theory]
    [InlineData("a/")]
    [InlineData("a%")]
    [InlineData("a_")]
    [InlineData("a\\")]
    [InlineData("a*")]
    [InlineData("a[")]
    [InlineData("ä")]
    [InlineData("A")]
    [InlineData("😀")]
    [InlineData("\uD7FF")]
    [InlineData("q\U0010FFFF")]
    [InlineData("'")]
    public async Task List_HoldsWhatBeginsWithThePrefix_AndNothingElse(string prefix)
    {
        string[] keys =
        [
            "a", "a/", "a/b", "a%", "a%b", "axb", "a_", "a_b", "a\\", "a\\b", "a*", "a*c", "a[", "a[b]", "ä", "äb", "A", "AB", "ab", "a\u0308", "😀", "😀b", "😁",
            "\uD7FF", "\uD7FFb", "\uE000", "q\U0010FFFF", "q\U0010FFFF\U0010FFFFx", "r", "'", "'; drop table records; --",
        ];
        foreach (var key in keys)
            await Records.PutAsync("k", key, "1", 0, null, None);
        Assert.Equal(keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal), await KeysAsync("k", prefix));
    }

    [Fact]
    public async Task LongKeyAndContent_AreKept()
    {
        var key = string.Concat(Enumerable.Repeat("ü", 300));
        var json = $"\"{new string('x', 1_000_000)}\"";
        await Records.PutAsync("k", key, json, 0, null, None);
        Assert.Equal(new(key, json, 1), await Records.GetAsync("k", key, None));
        Assert.Equal([key], await KeysAsync("k", "üüü"));
    }

    private protected async Task<IReadOnlyList<string>> KeysAsync(string kind, string prefix)
    {
        var keys = new List<string>();
        await foreach (var record in Records.ListAsync(kind, prefix, None))
            keys.Add(record.Key);
        return keys;
    }
}
