using System.Collections.Concurrent;
using System.Text;
using Bot.Conversations.Stores;
using Bot.Conversations.Stores.Postgres;
using Bot.Tests.Testing;

namespace Bot.Tests.Conversations.Stores.Postgres;

/// <summary>Several replicas on one database, each with connections, signals and claims of its own.</summary>
public sealed class PostgresReplicasTests(PostgresServer server)
{
    private const int Conversations = 12, Messages = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Messages_AreAnsweredOnceAndInOrder_WhenReplicasShareThem_AndOneVanishes()
    {
        var connection = await server.CreateDatabaseAsync();
        using var patience = new CancellationTokenSource(Patience);
        var ended = new ConcurrentQueue<(string Conversation, string Text)>();
        var running = new ConcurrentDictionary<string, int>();
        var done = new TaskCompletionSource();

        // The one that vanishes claims and is gone without a word; its leases run out.
        await using (var doomed = new PostgresDatabase(connection))
        {
            var store = new PostgresTurnStore(doomed, TimeProvider.System);
            for (var i = 0; i < Conversations; i++)
                await store.AcceptAsync(Message(i, 0), patience.Token);
            Assert.NotEmpty(await store.ClaimTurnsAsync(new("doomed", TimeSpan.FromMilliseconds(300), 5, 100, new Dictionary<string, int>()), patience.Token));
            await store.DisposeAsync();
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience.Token);
        var replicas = Enumerable.Range(0, 3).Select(r => ReplicaAsync(connection, $"r{r}", ended, running, done, stop.Token)).ToList();
        await using (var database = new PostgresDatabase(connection))
        {
            await using var sender = new PostgresTurnStore(database, TimeProvider.System);
            // Every message arrives twice, as platforms repeat themselves.
            for (var m = 1; m < Messages; m++)
                await Task.WhenAll(Enumerable.Range(0, Conversations * 2).Select(i => sender.AcceptAsync(Message(i % Conversations, m), patience.Token)));
            await done.Task.WaitAsync(patience.Token);
        }
        await stop.CancelAsync();
        await Task.WhenAll(replicas);

        Assert.Equal(Conversations * Messages, ended.Count);
        foreach (var conversation in ended.GroupBy(e => e.Conversation))
            Assert.Equal(Enumerable.Range(0, Messages).Select(m => $"{m}"), conversation.Select(e => e.Text));
    }

    [Fact]
    public async Task Turn_BelongsToTheOtherReplica_WhenTheFirstComesBackAfterItsLease()
    {
        var connection = await server.CreateDatabaseAsync();
        await using var one = new PostgresDatabase(connection);
        await using var two = new PostgresDatabase(connection);
        await using var paused = new PostgresTurnStore(one, TimeProvider.System);
        await using var other = new PostgresTurnStore(two, TimeProvider.System);
        await paused.AcceptAsync(Message(0, 0), CancellationToken.None);
        var first = Assert.Single(await paused.ClaimTurnsAsync(new("paused", TimeSpan.FromMilliseconds(1), 1, 9, new Dictionary<string, int>()), CancellationToken.None));
        IReadOnlyList<ClaimedTurn> taken;
        while ((taken = await other.ClaimTurnsAsync(new("other", Patience, 1, 9, new Dictionary<string, int>()), CancellationToken.None)).Count == 0)
            await other.WaitForWorkAsync(WorkKind.Turns, CancellationToken.None);
        Assert.False((await paused.FinishAsync(first.Lease, new([1], null, [new("d", [1])]), CancellationToken.None)).Held);
        Assert.Empty(await paused.LoadAsync("c0", 9, CancellationToken.None));
        Assert.True((await other.FinishAsync(taken[0].Lease, new([2], null, [new("d", [2])]), CancellationToken.None)).Held);
        Assert.Equal([2], Assert.Single(await paused.LoadAsync("c0", 9, CancellationToken.None)).Body);
        Assert.Equal([2], Assert.Single(await paused.ClaimDeliveriesAsync(new("paused", Patience, 9, 9, new Dictionary<string, int>()), CancellationToken.None)).Delivery.Body);
    }

    [Fact]
    public async Task Waiter_IsWokenByAnotherReplica_BeforeItWouldLookByItself()
    {
        var connection = await server.CreateDatabaseAsync();
        await using var one = new PostgresDatabase(connection);
        await using var two = new PostgresDatabase(connection);
        // A clock that never moves: the waiter never looks by itself.
        await using var waiter = new PostgresTurnStore(one, new ManualClock());
        await using var sender = new PostgresTurnStore(two, TimeProvider.System);
        // The first wait ends when the waiter listens.
        await waiter.WaitForWorkAsync(WorkKind.Turns, CancellationToken.None).WaitAsync(Patience);
        var waiting = waiter.WaitForWorkAsync(WorkKind.Turns, CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        await sender.AcceptAsync(Message(0, 0), CancellationToken.None);
        await waiting.WaitAsync(Patience);
        Assert.Single(await waiter.ClaimTurnsAsync(new("w", Patience, 9, 9, new Dictionary<string, int>()), CancellationToken.None));
    }

    [Fact]
    public async Task Accept_IsRefusedWhilePostgresIsAway_AndTakenOnceItIsBack()
    {
        if (PostgresCluster.Missing is { } missing && Environment.GetEnvironmentVariable("CI") != "true")
            Assert.Skip(missing);
        await using var cluster = await PostgresCluster.StartAsync();
        await using var database = new PostgresDatabase(await cluster.CreateDatabaseAsync());
        await using var store = new PostgresTurnStore(database, TimeProvider.System);
        var readiness = new PostgresReadiness(database, TimeProvider.System);
        await store.AcceptAsync(Message(0, 0), CancellationToken.None);
        Assert.Null(await readiness.FaultAsync(CancellationToken.None));

        await cluster.StopAsync("immediate");
        await Assert.ThrowsAsync<StoreException>(() => store.AcceptAsync(Message(0, 1), CancellationToken.None));
        Assert.StartsWith($"PostgreSQL at 127.0.0.1:{cluster.Port}/", await readiness.FaultAsync(CancellationToken.None), StringComparison.Ordinal);

        await cluster.StartAsync();
        Assert.Equal(Intake.Duplicate, await store.AcceptAsync(Message(0, 0), CancellationToken.None));
        Assert.Equal(Intake.Accepted, await store.AcceptAsync(Message(0, 1), CancellationToken.None));
        Assert.Null(await readiness.FaultAsync(CancellationToken.None));
        Assert.Equal("0", Encoding.UTF8.GetString(Assert.Single(await store.ClaimTurnsAsync(new("w", Patience, 9, 9, new Dictionary<string, int>()), CancellationToken.None)).Message.Body));
    }

    private static async Task ReplicaAsync(
        string connection, string name, ConcurrentQueue<(string, string)> ended, ConcurrentDictionary<string, int> running, TaskCompletionSource done, CancellationToken stop)
    {
        await using var database = new PostgresDatabase(connection);
        await using var store = new PostgresTurnStore(database, TimeProvider.System);
        while (!stop.IsCancellationRequested)
        {
            var claimed = await store.ClaimTurnsAsync(new(name, Patience, 4, 100, new Dictionary<string, int>()), CancellationToken.None);
            await Task.WhenAll(claimed.Select(async turn =>
            {
                Assert.Equal(1, running.AddOrUpdate(turn.Lease.Conversation, 1, (_, n) => n + 1));
                ended.Enqueue((turn.Lease.Conversation, Encoding.UTF8.GetString(turn.Message.Body)));
                running.AddOrUpdate(turn.Lease.Conversation, 0, (_, n) => n - 1);
                Assert.True((await store.FinishAsync(turn.Lease, new(turn.Message.Body, null, []), CancellationToken.None)).Held);
            }));
            if (ended.Count >= Conversations * Messages)
                done.TrySetResult();
            if (claimed.Count == 0)
                await store.WaitForWorkAsync(WorkKind.Turns, stop).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private static InboxMessage Message(int conversation, int number) => new($"e{conversation}-{number}", $"c{conversation}", "w", "p", Encoding.UTF8.GetBytes($"{number}"));
}
