using System.Diagnostics;
using Bot.Conversations.Stores;
using Bot.Conversations.Stores.Postgres;
using Bot.Conversations.Stores.Sqlite;
using Bot.Tests.Testing;

namespace Bot.Benchmarks;

/// <summary>A turn's store work on an empty store, on a full one, and while the sweep runs.</summary>
internal static class GrowthBenchmark
{
    private const int Samples = 5_000, WarmUp = 2_000;
    /// <summary>What docs/operating.md says a server should have.</summary>
    internal static readonly string[] Server = ["shared_buffers=512MB", "max_wal_size=8GB", "checkpoint_timeout=15min", "wal_compression=on"];
    private static readonly Retention Old = new(TimeSpan.FromDays(90), TimeSpan.FromDays(90), TimeSpan.FromDays(90));

    /// <param name="arguments"><c>[--sqlite | --postgres] [--conversations N] [--messages M] [--file FILE]</c>: a SQLite file that is kept, and filled only where it is empty.</param>
    public static async Task RunAsync(string[] arguments)
    {
        var conversations = Number(arguments, "--conversations", 1_000_000);
        var rows = new FilledRows(conversations, Math.Max(1, Number(arguments, "--messages", 10_000_000) / conversations));
        if (!arguments.Contains("--postgres"))
            await SqliteAsync(rows, Array.IndexOf(arguments, "--file") is >= 0 and var at ? arguments[at + 1] : null).ConfigureAwait(false);
        if (arguments.Contains("--sqlite"))
            return;
        if (PostgresCluster.Missing is { } missing)
            Console.WriteLine(missing);
        else
            await PostgresAsync(rows).ConfigureAwait(false);
    }

    private static async Task SqliteAsync(FilledRows rows, string? file)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("wheelhouse-growth-").FullName;
        try
        {
            using var empty = SqliteDatabase.Open(Path.Combine(folder, "empty.db"));
            using var full = SqliteDatabase.Open(file ?? Path.Combine(folder, "full.db"));
            using var emptyStore = new SqliteTurnStore(empty, TimeProvider.System);
            using var fullStore = new SqliteTurnStore(full, TimeProvider.System);
            await MeasureAsync("SQLite", emptyStore, fullStore, rows, () => SqliteFill.RunAsync(full, rows)).ConfigureAwait(false);
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task PostgresAsync(FilledRows rows)
    {
        await using var cluster = await PostgresCluster.StartAsync(durable: true, Server).ConfigureAwait(false);
        await using var empty = new PostgresDatabase(await cluster.CreateDatabaseAsync().ConfigureAwait(false));
        await using var full = new PostgresDatabase(await cluster.CreateDatabaseAsync().ConfigureAwait(false));
        await using var emptyStore = new PostgresTurnStore(empty, TimeProvider.System);
        await using var fullStore = new PostgresTurnStore(full, TimeProvider.System);
        await MeasureAsync("PostgreSQL", emptyStore, fullStore, rows, () => PostgresFill.RunAsync(full, rows)).ConfigureAwait(false);
    }

    private static async Task MeasureAsync(string name, ITurnStore emptyStore, ITurnStore fullStore, FilledRows rows, Func<Task> fill)
    {
        var start = Stopwatch.GetTimestamp();
        await fill().ConfigureAwait(false);
        Console.WriteLine($"{name}: filled with {rows.Conversations:N0} conversations and {rows.Messages:N0} messages in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
        var (empty, full) = (new StoreTurns(emptyStore, 0), new StoreTurns(fullStore, rows.Conversations));
        await AlternateAsync(empty, full, WarmUp).ConfigureAwait(false);
        Print(name, "", await AlternateAsync(empty, full, Samples).ConfigureAwait(false));

        using var stop = new CancellationTokenSource();
        var sweeping = SweepAsync(fullStore, stop.Token);
        var swept = await AlternateAsync(empty, full, Samples).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        Print(name, " while it is swept", swept);
        Console.WriteLine($"{name}: {await sweeping.ConfigureAwait(false):N0} rows swept meanwhile");
    }

    /// <summary>A turn on the one, a turn on the other, so that whatever else the machine does falls on both.</summary>
    private static async Task<(double[] Empty, double[] Full)> AlternateAsync(StoreTurns empty, StoreTurns full, int turns)
    {
        var times = (Empty: new double[turns], Full: new double[turns]);
        for (var i = 0; i < turns; i++)
        {
            times.Empty[i] = await empty.RunAsync().ConfigureAwait(false);
            times.Full[i] = await full.RunAsync().ConfigureAwait(false);
        }
        Array.Sort(times.Empty);
        Array.Sort(times.Full);
        return times;
    }

    /// <summary>As the bot sweeps: small steps with a pause after each.</summary>
    private static async Task<long> SweepAsync(ITurnStore store, CancellationToken stop)
    {
        var swept = 0L;
        while (!stop.IsCancellationRequested)
        {
            swept += await store.SweepAsync(Old, 100, CancellationToken.None).ConfigureAwait(false);
            await Task.Delay(50, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return swept;
    }

    private static void Print(string name, string when, (double[] Empty, double[] Full) times)
    {
        string Of(double[] values) => $"p50 {At(values, 0.5):0.00} ms, p99 {At(values, 0.99):0.00} ms";
        Console.WriteLine(
            $"{name}{when}: a turn's store work on the empty store {Of(times.Empty)}; on the full one {Of(times.Full)}: "
            + $"p50 {At(times.Full, 0.5) / At(times.Empty, 0.5):0.00} ×, p99 {At(times.Full, 0.99) / At(times.Empty, 0.99):0.00} × (bound: p99 ≤ 1.3 ×; {times.Full.Length} turns each)");
    }

    private static double At(double[] sorted, double share) => sorted[(int)(sorted.Length * share)];

    internal static int Number(string[] arguments, string name, int otherwise) =>
        Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? int.Parse(arguments[at + 1], System.Globalization.CultureInfo.InvariantCulture) : otherwise;
}
