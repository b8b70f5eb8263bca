using System.Text.Json.Nodes;
using Bot.Guardrails.Audit;
using Bot.Tests.Testing;

namespace Bot.Tests.Guardrails.Audit;

/// <summary>What every audit store must do. Each test has a store of its own chains; other chains may be there.</summary>
public abstract class AuditStoreCompliance
{
    private readonly string _chain = $"test-{Guid.NewGuid():N}";

    private static CancellationToken None => CancellationToken.None;

    /// <summary>An open store.</summary>
    private protected abstract Task<IAuditStore> OpenAsync();

    [Fact]
    public async Task Append_GivesBackToTheLetter()
    {
        var store = await OpenAsync();
        var sealed1 = AuditJson.Seal(
            new AuditEvent(AuditKind.Call, Some.Time.AddTicks(1_234_567))
            {
                Turn = "t1",
                Person = "ada",
                User = "slack:U1",
                Channel = "slack:C1",
                Outcome = "denied",
                Resources = ["i-1", "arn:aws:ec2:us-east-1:111122223333:instance/i-1"],
                Detail = new JsonObject { ["text"] = "naïve \u0000 \u202e \ud83d\ude00 \\ \" ' 100%_", ["n"] = 1.5 },
            },
            _chain, 1, AuditJson.Genesis);
        await store.AppendAsync([sealed1], None);

        var read = Assert.Single(await ListAsync(store.ReadChainAsync(_chain, 0, None)));
        Assert.Equal(sealed1.Json, read.Json);
        Assert.Equal(AuditJson.Hash(read.Json), read.Hash);
        Assert.Equal(sealed1 with { Resources = [] }, read with { Resources = [] });
        Assert.Equal(sealed1.Resources, read.Resources);
    }

    [Fact]
    public async Task Append_IsNoFault_WhenRepeated()
    {
        var store = await OpenAsync();
        var entries = Chain(3);
        await store.AppendAsync(entries[..2], None);
        await store.AppendAsync(entries, None);
        Assert.Equal(entries.Select(e => e.Hash), (await ListAsync(store.ReadChainAsync(_chain, 0, None))).Select(e => e.Hash));
    }

    [Fact]
    public async Task Append_ThrowsAndWritesNothing_WhenASequenceHoldsAnotherEntry()
    {
        var store = await OpenAsync();
        var entries = Chain(3);
        await store.AppendAsync(entries[..2], None);
        var other = AuditJson.Seal(Event(99), _chain, 2, entries[0].Hash);
        var after = AuditJson.Seal(Event(100), _chain, 3, other.Hash);
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.AppendAsync([other, after], None));
        Assert.Equal(entries[..2].Select(e => e.Hash), (await ListAsync(store.ReadChainAsync(_chain, 0, None))).Select(e => e.Hash));
    }

    [Fact]
    public async Task Append_TakesManyAtOnce()
    {
        var store = await OpenAsync();
        var entries = Chain(2_000);
        await store.AppendAsync(entries, None);
        var read = await ListAsync(store.ReadChainAsync(_chain, 1_001, None));
        Assert.Equal(entries[1_000..].Select(e => e.Hash), read.Select(e => e.Hash));
    }

    [Fact]
    public async Task Read_KeepsToTheFilter()
    {
        var store = await OpenAsync();
        var person = $"p-{Guid.NewGuid():N}";
        var entries = new List<AuditEntry>();
        void Add(AuditKind kind, int minute, string who, string turn, string outcome, string channel, params string[] resources) => entries.Add(AuditJson.Seal(
            new AuditEvent(kind, Some.Time.AddMinutes(minute)) { Person = who, Turn = turn, Outcome = outcome, Channel = channel, Resources = [.. resources] },
            _chain, entries.Count + 1, entries.Count == 0 ? AuditJson.Genesis : entries[^1].Hash));
        Add(AuditKind.Message, 0, person, "a", "", "slack:C1");
        Add(AuditKind.Call, 1, person, "a", "ok", "slack:C1", "i-1", "i-2");
        Add(AuditKind.Call, 2, person, "b", "denied", "slack:C2", "i-2");
        Add(AuditKind.Answer, 3, person, "b", "refused", "slack:C2");
        Add(AuditKind.Call, 4, "other", "c", "ok", "slack:C2", "i-22");
        await store.AppendAsync(entries, None);

        async Task<string> Seqs(AuditFilter filter)
        {
            var found = await ListAsync(store.ReadAsync(filter, None));
            return string.Join(' ', found.Where(e => e.Chain == _chain).Select(e => e.Seq));
        }

        Assert.Equal("1 2 3 4", await Seqs(new() { Person = person }));
        Assert.Equal("4 3 2 1", await Seqs(new() { Person = person, NewestFirst = true }));
        Assert.Equal("4 3", await Seqs(new() { Person = person, NewestFirst = true, Limit = 2 }));
        Assert.Equal("1 2", await Seqs(new() { Person = person, Limit = 2 }));
        Assert.Equal("2 3", await Seqs(new() { Person = person, Kinds = [AuditKind.Call] }));
        Assert.Equal("2 3 4", await Seqs(new() { Person = person, Kinds = [AuditKind.Call, AuditKind.Answer] }));
        Assert.Equal("2 3", await Seqs(new() { Person = person, Resource = "i-2" }));
        Assert.Equal("2", await Seqs(new() { Person = person, Resource = "i-1" }));
        Assert.Equal("", await Seqs(new() { Person = person, Resource = "i-" }));
        Assert.Equal("", await Seqs(new() { Person = person, Resource = "i-_" }));
        Assert.Equal("3", await Seqs(new() { Person = person, Outcome = "denied" }));
        Assert.Equal("3 4", await Seqs(new() { Person = person, Channel = "slack:C2" }));
        Assert.Equal("1 2", await Seqs(new() { Person = person, Turn = "a" }));
        Assert.Equal("2 3", await Seqs(new() { Person = person, From = Some.Time.AddMinutes(1), To = Some.Time.AddMinutes(3) }));
        Assert.Equal("", await Seqs(new() { Person = person.ToUpperInvariant() }));
        Assert.Equal("", await Seqs(new() { Person = "%" }));
    }

    [Fact]
    public async Task Last_IsTheHighestSequence()
    {
        var store = await OpenAsync();
        Assert.Null(await store.LastAsync(_chain, None));
        var entries = Chain(12);
        await store.AppendAsync(entries, None);
        Assert.Equal(entries[^1].Hash, (await store.LastAsync(_chain, None))!.Hash);
        Assert.Contains(_chain, await ListAsync(store.ChainsAsync(None)));
    }

    [Fact]
    public async Task LastBefore_IsOfTheLeadingPart_WhenAClockWentBack()
    {
        var store = await OpenAsync();
        int[] minutes = [0, 1, 5, 2, 6];
        var entries = Chain(minutes.Length, i => Some.Time.AddMinutes(minutes[i]));
        await store.AppendAsync(entries, None);
        Assert.Null(await store.LastBeforeAsync(_chain, Some.Time, None));
        Assert.Equal(2, (await store.LastBeforeAsync(_chain, Some.Time.AddMinutes(4), None))!.Seq);
        Assert.Equal(5, (await store.LastBeforeAsync(_chain, Some.Time.AddDays(1), None))!.Seq);
    }

    [Fact]
    public async Task Prune_RemovesThroughASequence()
    {
        var store = await OpenAsync();
        var entries = Chain(10);
        await store.AppendAsync(entries, None);
        Assert.Equal(4, await store.PruneAsync(_chain, 4, None));
        Assert.Equal(0, await store.PruneAsync(_chain, 4, None));
        Assert.Equal([5, 6, 7, 8, 9, 10], (await ListAsync(store.ReadChainAsync(_chain, 0, None))).Select(e => e.Seq));
        Assert.DoesNotContain(await ListAsync(store.ReadAsync(new() { Resource = "r-0" }, None)), e => e.Chain == _chain);
        Assert.Equal(6, await store.PruneAsync(_chain, 100, None));
        Assert.DoesNotContain(_chain, await ListAsync(store.ChainsAsync(None)));
    }

    private List<AuditEntry> Chain(int length, Func<int, DateTimeOffset>? at = null)
    {
        var entries = new List<AuditEntry>();
        for (var i = 0; i < length; i++)
            entries.Add(AuditJson.Seal(Event(i) with { At = at?.Invoke(i) ?? Some.Time.AddMilliseconds(i) }, _chain, i + 1, i == 0 ? AuditJson.Genesis : entries[^1].Hash));
        return entries;
    }

    private static AuditEvent Event(int i) => new(AuditKind.Call, Some.Time.AddMilliseconds(i)) { Person = "ada", Resources = [$"r-{i}"] };

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);
        return list;
    }
}
