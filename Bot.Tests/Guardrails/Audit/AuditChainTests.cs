using System.Text.Json.Nodes;
using Bot.Guardrails.Audit;
using Bot.Tests.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Guardrails.Audit;

/// <summary>A chain from the event to its verification, and every way to tamper with it.</summary>
public sealed class AuditChainTests
{
    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Writer_MakesAChainThatVerifies_FromManyThreads()
    {
        var store = new MemoryAuditStore();
        await using (var writer = Writer(store))
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(t => Task.Run(async () =>
            {
                for (var i = 0; i < 200; i++)
                    writer.Record(new(AuditKind.Call, Some.Time) { Person = $"p{t}" });
                await writer.FlushAsync(None);
            })));
        }
        var report = await new AuditVerifier(store).VerifyAsync(None);
        Assert.Equal((1, 1601L, 0), (report.Chains, report.Entries, report.Faults.Count));
    }

    [Fact]
    public async Task Flush_Throws_AndNothingIsLost_WhenTheStoreFailsForAWhile()
    {
        var store = new FailingStore();
        await using var writer = Writer(store);
        store.Fails = true;
        writer.Record(new(AuditKind.Call, Some.Time) { Person = "first" });
        await Assert.ThrowsAsync<AuditException>(() => writer.FlushAsync(None));
        store.Fails = false;
        writer.Record(new(AuditKind.Call, Some.Time) { Person = "second" });
        await writer.FlushAsync(None);
        Assert.Equal(["first", "second"], (await ListAsync(store.Inner.ReadAsync(new() { Kinds = [AuditKind.Call] }, None))).Select(e => e.Person));
        Assert.Empty((await new AuditVerifier(store.Inner).VerifyAsync(None)).Faults);
    }

    [Fact]
    public async Task Writer_WritesOnce_WhenTheStoreTookABatchAndTheAnswerWasLost()
    {
        var store = new FailingStore { FailsAfterWriting = true };
        await using var writer = Writer(store);
        writer.Record(new(AuditKind.Call, Some.Time) { Person = "first" });
        await Assert.ThrowsAsync<AuditException>(() => writer.FlushAsync(None));
        store.FailsAfterWriting = false;
        await writer.FlushAsync(None);
        Assert.Single(await ListAsync(store.Inner.ReadAsync(new() { Kinds = [AuditKind.Call] }, None)));
        Assert.Empty((await new AuditVerifier(store.Inner).VerifyAsync(None)).Faults);
    }

    public static TheoryData<string, string> Tamperings => new()
    {
        { "change", "the text is not what was hashed" },
        { "change and hash anew", "it does not follow" },
        { "remove from the middle", "entries 3 to 3 are missing" },
        { "remove the beginning", "no checkpoint says" },
        { "remove the end", "its end was removed" },
        { "remove the chain", "the whole chain is gone" },
        { "rewrite to the end", "another hash: the chain was rewritten" },
        { "give it to another person", "the columns it is found by" },
        { "put it elsewhere", "the entry belongs to another place" },
    };

    [Theory]
    [MemberData(nameof(Tamperings))]
    public async Task Verify_NamesTheFirstBrokenEntry(string how, string expected)
    {
        var store = new MemoryAuditStore();
        await WriteAsync(store, 5);
        var first = (await ListAsync(store.ChainsAsync(None))).Single();
        await WriteAsync(store, 1); // a later chain, which knows the head of the first
        Assert.Empty((await new AuditVerifier(store).VerifyAsync(None)).Faults);

        var entries = await ListAsync(store.ReadChainAsync(first, 0, None));
        var rest = await ListAsync(store.ReadAsync(new(), None));
        rest.RemoveAll(e => e.Chain == first);
        var forged = Tamper(how, entries);
        var tampered = new MemoryAuditStore();
        foreach (var entry in forged.Concat(rest))
            await tampered.AppendAsync([entry], None);

        var fault = Assert.Single((await new AuditVerifier(tampered).VerifyAsync(None)).Faults);
        Assert.Equal(first, fault.Chain);
        Assert.Contains(expected, fault.What);
        using var output = new StringWriter();
        Assert.Equal(1, await AuditCommand.VerifyAsync(tampered, output));
        Assert.Contains($"broken: chain {first}, entry {fault.Seq}", output.ToString());
    }

    [Fact]
    public async Task Retention_RemovesWhatIsOld_AndTheRestStillVerifies_AlsoTheSecondTime()
    {
        var clock = new TestClock(Some.Time.AddDays(-100));
        var store = new MemoryAuditStore();
        await using var writer = Writer(store, clock);
        for (var day = 0; day < 100; day++)
        {
            clock.Now = Some.Time.AddDays(-100 + day);
            writer.Record(new(AuditKind.Call, clock.Now) { Resources = [$"r-{day}"] });
            await writer.FlushAsync(None);
        }
        clock.Now = Some.Time;
        var retention = new AuditRetention(store, writer, new() { RetentionDays = 30 }, clock);
        Assert.Equal(71, await retention.RunAsync(None)); // the chain's opening and 70 days
        Assert.Empty((await new AuditVerifier(store).VerifyAsync(None)).Faults);
        Assert.Empty(await ListAsync(store.ReadAsync(new() { Resource = "r-69" }, None)));
        Assert.Single(await ListAsync(store.ReadAsync(new() { Resource = "r-70" }, None)));

        clock.Now = Some.Time.AddDays(60);
        Assert.True(await retention.RunAsync(None) > 0);
        Assert.Empty((await new AuditVerifier(store).VerifyAsync(None)).Faults);
        Assert.Equal(0, await new AuditRetention(store, writer, new() { RetentionDays = 0 }, clock).RunAsync(None));
    }

    [Theory]
    [InlineData(AuditText.None, null)]
    [InlineData(AuditText.Redacted, "password=[redacted: password]")]
    [InlineData(AuditText.Full, "password=hunter2000")]
    public async Task Text_IsKeptAsTheSettingSays_AndNothingElseHoldsASecret(object setting, string? expected)
    {
        var store = new MemoryAuditStore();
        await using (var writer = Writer(store, options: new() { Text = (AuditText)setting }))
            writer.Record(new(AuditKind.Message, Some.Time) { Detail = new() { ["text"] = "password=hunter2000", ["parameters"] = new JsonObject { ["Token"] = "password=hunter2000" } } });
        var detail = JsonNode.Parse((await ListAsync(store.ReadAsync(new() { Kinds = [AuditKind.Message] }, None))).Single().Json)!["detail"]!;
        Assert.Equal(expected, (string?)detail["text"]);
        Assert.Equal("password=[redacted: password]", (string?)detail["parameters"]!["Token"]);
    }

    private static IEnumerable<AuditEntry> Tamper(string how, List<AuditEntry> entries)
    {
        string Forge(AuditEntry e) => e.Json.Replace("\"ada\"", "\"eve\""); // with its quotes, for a hash may hold the letters
        switch (how)
        {
            case "change":
                return entries.Select(e => e.Seq == 3 ? e with { Json = Forge(e), Person = "eve" } : e);
            case "change and hash anew":
                return entries.Select(e => e.Seq == 3 ? e with { Json = Forge(e), Person = "eve", Hash = AuditJson.Hash(Forge(e)) } : e);
            case "remove from the middle":
                return entries.Where(e => e.Seq != 3);
            case "remove the beginning":
                return entries.Where(e => e.Seq > 2);
            case "remove the end":
                return entries.Where(e => e.Seq < 4);
            case "remove the chain":
                return [];
            case "rewrite to the end":
                var chain = new List<AuditEntry>();
                foreach (var e in entries)
                {
                    var json = e.Seq == 1 ? e.Json : Forge(e).Replace(entries[(int)e.Seq - 2].Hash, chain[^1].Hash);
                    chain.Add(e with { Json = json, Person = e.Person.Replace("ada", "eve"), Hash = AuditJson.Hash(json) });
                }
                return chain;
            case "give it to another person":
                return entries.Select(e => e.Seq == 3 ? e with { Person = "eve" } : e);
            default:
                return entries.Select(e => e.Seq == 3 ? entries[3] with { Seq = 3 } : e);
        }
    }

    private static async Task WriteAsync(MemoryAuditStore store, int count)
    {
        await using var writer = Writer(store);
        for (var i = 0; i < count; i++)
            writer.Record(new(AuditKind.Call, Some.Time.AddSeconds(i)) { Person = "ada" });
    }

    private static AuditWriter Writer(IAuditStore store, TimeProvider? clock = null, AuditOptions? options = null) =>
        new(store, options ?? new(), [], clock ?? new FixedTime(Some.Time), NullLogger<AuditWriter>.Instance);

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);
        return list;
    }

    private sealed class FailingStore : IAuditStore
    {
        public MemoryAuditStore Inner { get; } = new();
        public bool Fails { get; set; }
        public bool FailsAfterWriting { get; set; }

        public async Task AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellation)
        {
            if (Fails)
                throw new IOException("no disk");
            await Inner.AppendAsync(entries, cancellation);
            if (FailsAfterWriting)
                throw new IOException("no answer");
        }

        public IAsyncEnumerable<AuditEntry> ReadAsync(AuditFilter filter, CancellationToken cancellation) => Inner.ReadAsync(filter, cancellation);
        public IAsyncEnumerable<AuditEntry> ReadChainAsync(string chain, long from, CancellationToken cancellation) => Inner.ReadChainAsync(chain, from, cancellation);
        public IAsyncEnumerable<string> ChainsAsync(CancellationToken cancellation) => Inner.ChainsAsync(cancellation);
        public Task<AuditEntry?> LastAsync(string chain, CancellationToken cancellation) => Inner.LastAsync(chain, cancellation);
        public Task<AuditEntry?> LastBeforeAsync(string chain, DateTimeOffset time, CancellationToken cancellation) => Inner.LastBeforeAsync(chain, time, cancellation);
        public Task<long> PruneAsync(string chain, long through, CancellationToken cancellation) => Inner.PruneAsync(chain, through, cancellation);
    }
}
