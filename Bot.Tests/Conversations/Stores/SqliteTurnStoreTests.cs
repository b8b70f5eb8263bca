using System.Text;
using Bot.Conversations.Stores;
using Bot.Conversations.Stores.Sqlite;
using Bot.Tests.Testing;

namespace Bot.Tests.Conversations.Stores;

public sealed class SqliteTurnStoreTests : TurnStoreCompliance
{
    private readonly ManualClock _clock = new();
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("wheelhouse-").FullName;
    private SqliteDatabase? _database;

    private string File => Path.Combine(_folder, "store", "w.db");

    private protected override ValueTask<ITurnStore> OpenAsync(InboxBounds bounds)
    {
        if (SqliteLibrary.Fault is { } fault)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", fault);
            Assert.Skip(fault);
        }
        _database = SqliteDatabase.Open(File);
        return new(new SqliteTurnStore(_database, _clock, bounds));
    }

    private protected override ValueTask PassAsync(TimeSpan span)
    {
        _clock.Advance(span);
        return default;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _database?.Dispose();
        System.IO.Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Everything_IsThere_WhenTheFileIsOpenedAgain()
    {
        var message = Message("c1", text: "a");
        await Store.AcceptAsync(message, Stop);
        await Store.AcceptAsync(Message("c1", text: "b"), Stop);
        await Store.AcceptAsync(Message("c2", text: "ran"), Stop);
        var turns = await ClaimAsync();
        await FinishAsync(turns.Single(t => t.Lease.Conversation == "c1"), "one");
        await Store.NoteProgressAsync(turns.Single(t => t.Lease.Conversation == "c2").Lease, "1700.1", Stop);
        await Store.PostAsync("c9", "w1", [Delivery("waits")], Stop);

        using var again = Reopen();
        Assert.Equal(Intake.Duplicate, await again.AcceptAsync(message, Stop));
        Assert.Equal("one", Encoding.UTF8.GetString(Assert.Single(await again.LoadAsync("c1", 10, Stop)).Body));
        var claimed = await again.ClaimTurnsAsync(new("new", Beat, 10, 10, new Dictionary<string, int>()), Stop);
        Assert.Equal(
            [("b", 1, null, 1L), ("ran", 2, "1700.1", 0L)],
            claimed.Select(c => (Encoding.UTF8.GetString(c.Message.Body), c.Tries, c.Progress, c.Exchanges)).OrderBy(c => c.Item1));
        var deliveries = await again.ClaimDeliveriesAsync(new("new", Beat, 10, 10, new Dictionary<string, int>()), Stop);
        Assert.Equal(["one", "waits"], deliveries.Select(Text).Order());
    }

    [Fact]
    public async Task Delivery_IsUncertain_WhenTheFileIsOpenedAgainInTheMiddleOfItsTry_AndElseIsNot()
    {
        await Store.PostAsync("c1", "w1", [Delivery("tried")], Stop);
        await Store.PostAsync("c2", "w1", [Delivery("refused")], Stop);
        var claimed = await DeliveriesAsync();
        await Store.RetryDeliveryAsync(claimed.Single(d => Text(d) == "refused").Lease, TimeSpan.Zero, uncertain: false, Stop);
        await Store.PostAsync("c3", "w1", [Delivery("new")], Stop);
        await Store.AcceptAsync(Message("c4"), Stop);
        await Store.FinishAsync(Assert.Single(await ClaimAsync()).Lease, new([1], null, [Delivery("at once")], Beat), Stop);

        using var again = Reopen();
        var found = await again.ClaimDeliveriesAsync(new("new", Beat, 10, 10, new Dictionary<string, int>()), Stop);
        Assert.Equal([("at once", true), ("new", false), ("refused", false), ("tried", true)], found.Select(d => (Text(d), d.Uncertain)).Order());
    }

    [Fact]
    public void File_IsRefused_WhenAnotherHasItOpen()
    {
        var fault = Assert.Throws<StoreException>(() => SqliteDatabase.Open(File));
        Assert.Contains("in use by another Wheelhouse", fault.Message);
    }

    [Fact]
    public void File_IsRefused_WhenItIsNoDatabase()
    {
        var file = Path.Combine(_folder, "text.db");
        System.IO.File.WriteAllText(file, new string('x', 5000));
        Assert.Contains("no database of Wheelhouse", Assert.Throws<StoreException>(() => SqliteDatabase.Open(file)).Message);
    }

    [Fact]
    public async Task Delivery_ComesWithItsBody_WhenItIsLeasedAtTheTurnsEnd_HoweverMuchWaits()
    {
        for (var i = 0; i < 4; i++)
            await Store.AcceptAsync(Message($"c{i}", text: new string('x', 1 << 20)), Stop);
        var turn = (await ClaimAsync(max: 1)).Single();
        var finished = await Store.FinishAsync(turn.Lease, new(null, null, [Delivery(new string('y', 1 << 20))], Beat), Stop);
        var leased = Assert.Single(finished.Deliveries);
        Assert.Equal(1 << 20, leased.Delivery.Body.Length);
        Assert.True(await Store.DeliveredAsync(leased.Lease, "1700.1", Stop));
        Assert.Equal(3, (await ClaimAsync()).Count(t => t.Message.Body.Length == 1 << 20));
    }

    [Fact]
    public async Task Writes_ShareFlushes_WhenManyAreMadeAtOnce()
    {
        var before = _database!.Writer.Commits;
        await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => Store.PostAsync($"c{i}", "w1", [Delivery("x")], Stop)));
        Assert.InRange(_database.Writer.Commits - before, 1, 1000);
    }

    [Fact]
    public async Task Works_AreDoneByThemselves_WhenOneOfTheirTransactionFails()
    {
        var writer = _database!.Writer;
        using var held = new ManualResetEventSlim();
        var first = writer.WriteAsync(_ => held.Wait(TimeSpan.FromSeconds(30)));
        var good = writer.WriteAsync(s => s.Prepare("insert into records (kind, key, json, version) values ('k', 'good', '{}', 1)").Run());
        var bad = writer.WriteAsync<int>(s => s.Prepare("insert into records (kind, key, json, version) values ('k', null, '{}', 1)").Run());
        var other = writer.WriteAsync(s => s.Prepare("insert into records (kind, key, json, version) values ('k', 'other', '{}', 1)").Run());
        held.Set();
        Assert.True(await first);
        Assert.Equal((1, 1), (await good, await other));
        await Assert.ThrowsAsync<StoreException>(() => bad);
        Assert.Equal(2, _database.Read(s =>
        {
            using var row = s.Prepare("select count(*) from records");
            row.Step();
            return row.Long(0);
        }));
    }

    private SqliteTurnStore Reopen()
    {
        ((IDisposable)Store).Dispose();
        _database!.Dispose();
        _database = SqliteDatabase.Open(File);
        return new(_database, _clock);
    }
}
