using System.Diagnostics;
using Bot.Conversations.Stores;
using Bot.Conversations.Stores.Postgres;
using Bot.Conversations.Stores.Sqlite;
using Bot.Tests.Testing;

namespace Bot.Benchmarks;

/// <summary>A turn's store work on an empty store, on a full one, and while the sweep runs.</summary>
internal static class GrowthBenchmark
{
    private const int Samples = 4_000, Rounds = 3;
    private static readonly Retention Old = new(TimeSpan.FromDays(90), TimeSpan.FromDays(90), TimeSpan.FromDays(90));

    /// <param name="arguments"><c>[--sqlite | --postgres] [--conversations N] [--messages M]</c></param>
    public static async Task RunAsync(string[] arguments)
    {
        var conversations = Number(arguments, "--conversations", 1_000_000);
        var messages = Number(arguments, "--messages", 10_000_000);
        if (!arguments.Contains("--postgres"))
            await SqliteAsync(conversations, messages).ConfigureAwait(false);
        if (arguments.Contains("--sqlite"))
            return;
        if (PostgresCluster.Missing is { } missing)
            Console.WriteLine(missing);
        else
            await PostgresAsync(conversations, messages).ConfigureAwait(false);
    }

    private static async Task SqliteAsync(int conversations, int messages)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("wheelhouse-growth-").FullName;
        try
        {
            using var database = SqliteDatabase.Open(Path.Combine(folder, "store.db"));
            using var store = new SqliteTurnStore(database, TimeProvider.System);
            await MeasureAsync("SQLite", store, conversations, messages, () => SqliteFill.RunAsync(database, conversations, messages)).ConfigureAwait(false);
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task PostgresAsync(int conversations, int messages)
    {
        await using var cluster = await PostgresCluster.StartAsync(durable: true, "shared_buffers=512MB", "max_wal_size=4GB").ConfigureAwait(false);
        await using var database = new PostgresDatabase(await cluster.CreateDatabaseAsync().ConfigureAwait(false));
        await using var store = new PostgresTurnStore(database, TimeProvider.System);
        await MeasureAsync("PostgreSQL", store, conversations, messages, () => PostgresFill.RunAsync(database, conversations, messages)).ConfigureAwait(false);
    }

    private static async Task MeasureAsync(string name, ITurnStore store, int conversations, int messages, Func<Task> fill)
    {
        var turns = new StoreTurns(store);
        await turns.RunAsync(1_000, 0).ConfigureAwait(false);
        var empty = await BestAsync(() => turns.RunAsync(Samples, 0)).ConfigureAwait(false);
        Print($"{name}, empty", empty, null);

        var start = Stopwatch.GetTimestamp();
        await fill().ConfigureAwait(false);
        Console.WriteLine($"{name}: filled with {conversations:N0} conversations and {messages:N0} messages in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
        await turns.RunAsync(1_000, conversations).ConfigureAwait(false);
        Print($"{name}, full", await BestAsync(() => turns.RunAsync(Samples, conversations)).ConfigureAwait(false), empty);

        using var stop = new CancellationTokenSource();
        var sweeping = SweepAsync(store, stop.Token);
        var swept = await turns.RunAsync(Samples, conversations).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        Print($"{name}, full, sweeping", swept, empty);
        Console.WriteLine($"{name}: {await sweeping.ConfigureAwait(false):N0} rows swept meanwhile");
    }

    /// <summary>The round with the lowest p99: other programs of the machine only ever add.</summary>
    private static async Task<double[]> BestAsync(Func<Task<double[]>> round)
    {
        double[]? best = null;
        for (var i = 0; i < Rounds; i++)
        {
            var values = await round().ConfigureAwait(false);
            Array.Sort(values);
            best = best is null || At(values, 0.99) < At(best, 0.99) ? values : best;
        }
        return best!;
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

    private static void Print(string what, double[] values, double[]? empty)
    {
        Array.Sort(values);
        var ratio = empty is null ? "" : $"; {At(values, 0.5) / At(empty, 0.5):0.00} × and {At(values, 0.99) / At(empty, 0.99):0.00} × the empty store's (bound: p99 ≤ 1.3 ×)";
        Console.WriteLine($"{what}: a turn's store work p50 {At(values, 0.5):0.00} ms, p99 {At(values, 0.99):0.00} ms ({values.Length} turns{ratio})");
    }

    private static double At(double[] sorted, double share) => sorted[(int)(sorted.Length * share)];

    internal static int Number(string[] arguments, string name, int otherwise) =>
        Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? int.Parse(arguments[at + 1], System.Globalization.CultureInfo.InvariantCulture) : otherwise;
}
