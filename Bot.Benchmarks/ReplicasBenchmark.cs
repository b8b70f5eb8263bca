using System.Diagnostics;
using Bot.Conversations.Stores;
using Bot.Conversations.Stores.Postgres;
using Bot.Tests.Testing;

namespace Bot.Benchmarks;

/// <summary>Messages through one PostgreSQL with 1, 2 and 4 replicas, each a process of its own: accepted alone, then with the whole turn.</summary>
internal static class ReplicasBenchmark
{
    private const int Connections = 64;

    /// <param name="arguments"><c>[--seconds N]</c></param>
    public static async Task RunAsync(string[] arguments)
    {
        if (arguments is ["--replica", var connection, var number, var what, var span])
        {
            await ReplicaAsync(connection, number, what == "turns", TimeSpan.FromSeconds(int.Parse(span, System.Globalization.CultureInfo.InvariantCulture))).ConfigureAwait(false);
            return;
        }
        if (PostgresCluster.Missing is { } missing)
        {
            Console.WriteLine(missing);
            return;
        }
        var seconds = GrowthBenchmark.Number(arguments, "--seconds", 8);
        await using var cluster = await PostgresCluster.StartAsync(durable: true, GrowthBenchmark.Server).ConfigureAwait(false);
        foreach (var mode in (string[])["accept", "turns"])
        {
            foreach (var replicas in (int[])[1, 2, 4])
            {
                var database = await cluster.CreateDatabaseAsync().ConfigureAwait(false);
                var counts = await Task.WhenAll(Enumerable.Range(0, replicas).Select(r => ProcessAsync(database, r, mode, seconds))).ConfigureAwait(false);
                Console.WriteLine($"{replicas} replica{(replicas == 1 ? "" : "s")}, {(mode == "turns" ? "whole turns (accept, claim, load, finish, deliver)" : "accepted messages")}: {counts.Sum() / (double)seconds:N0} /s, {Connections} senders each");
            }
        }
    }

    private static async Task<long> ProcessAsync(string database, int replica, string mode, int seconds)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ReplicasBenchmark).Assembly.Location, "replicas", "--replica", database, $"{replica}", mode, $"{seconds}"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return long.Parse(output.Trim().Split('\n')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task ReplicaAsync(string connection, string replica, bool turns, TimeSpan span)
    {
        await using var database = new PostgresDatabase(connection);
        await using var store = new PostgresTurnStore(database, TimeProvider.System, new(int.MaxValue, int.MaxValue));
        await database.ReadyAsync(CancellationToken.None).ConfigureAwait(false);
        using var stop = new CancellationTokenSource(span);
        var (sent, done) = (0, 0L);
        var work = turns ? WorkAsync(store, replica, () => Interlocked.Increment(ref done), stop.Token) : Task.CompletedTask;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            while (!stop.IsCancellationRequested)
            {
                var number = Interlocked.Increment(ref sent);
                await store.AcceptAsync(new($"slack:{replica}-{number}", $"slack:T01:C1:{replica}-{number}", "slack:T01", "slack:T01:U1", StoreTurns.Body(number)), CancellationToken.None).ConfigureAwait(false);
                if (!turns)
                    Interlocked.Increment(ref done);
                else if (number - Interlocked.Read(ref done) > 2_000)
                    await Task.Delay(20).ConfigureAwait(false);
            }
        })).ConfigureAwait(false);
        await work.ConfigureAwait(false);
        Console.WriteLine(done);
    }

    /// <summary>As the bot's worker does: claims as many as it has room for, runs them at once.</summary>
    private static async Task WorkAsync(ITurnStore store, string replica, Action done, CancellationToken stop)
    {
        using var room = new SemaphoreSlim(Connections, Connections);
        while (!stop.IsCancellationRequested)
        {
            await room.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            var free = room.Release() + 1;
            var claimed = await store.ClaimTurnsAsync(new(replica, TimeSpan.FromMinutes(1), free, 1_000, new Dictionary<string, int>()), CancellationToken.None).ConfigureAwait(false);
            foreach (var turn in claimed)
            {
                await room.WaitAsync(CancellationToken.None).ConfigureAwait(false);
                _ = RunAsync(turn);
            }
            if (claimed.Count == 0)
                await store.WaitForWorkAsync(WorkKind.Turns, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        for (var i = 0; i < Connections; i++)
            await room.WaitAsync(CancellationToken.None).ConfigureAwait(false);

        async Task RunAsync(ClaimedTurn turn)
        {
            await store.LoadAsync(turn.Lease.Conversation, 20, CancellationToken.None).ConfigureAwait(false);
            var end = new TurnEnd(turn.Message.Body, "a title", [new($"d:{turn.Message.Event}", turn.Message.Body)], TimeSpan.FromMinutes(1)) { Person = "ada" };
            var finished = await store.FinishAsync(turn.Lease, end, CancellationToken.None).ConfigureAwait(false);
            foreach (var delivery in finished.Deliveries)
                await store.DeliveredAsync(delivery.Lease, "1.1", CancellationToken.None).ConfigureAwait(false);
            done();
            room.Release();
        }
    }
}
