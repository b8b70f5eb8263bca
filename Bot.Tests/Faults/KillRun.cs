using Bot.Tests.Faults.Rig;

namespace Bot.Tests.Faults;

/// <summary>The bot on its embedded store, killed with -9 again and again at random points while people write.</summary>
internal static class KillRun
{
    /// <param name="folder">For the run's files.</param>
    /// <param name="rounds">How often it is killed.</param>
    /// <param name="seed">Of the points at which it is.</param>
    /// <param name="conversations">How many people write at once.</param>
    /// <param name="told">Told after each round; null for nobody.</param>
    public static async Task<(FaultFigures Figures, Ledger Ledger)> RunAsync(string folder, int rounds, int seed, int conversations, Action<int, FaultFigures>? told = null)
    {
        var random = new Random(seed);
        await using var rig = await FaultRig.StartAsync(folder).ConfigureAwait(false);
        rig.Load(conversations, TimeSpan.FromMilliseconds(5));
        for (var round = 1; round <= rounds; round++)
        {
            await using var bot = await rig.BotAsync(0, rig.SqliteSettings).ConfigureAwait(false);
            // From the moment the first message is in: before, there is nothing to lose.
            await rig.AcceptedAsync(rig.Ledger.Figures().Accepted + 1).ConfigureAwait(false);
            await Task.Delay(random.Next(400)).ConfigureAwait(false);
            await bot.KillAsync().ConfigureAwait(false);
            told?.Invoke(round, rig.Ledger.Figures());
        }
        await using var last = await rig.BotAsync(0, rig.SqliteSettings).ConfigureAwait(false);
        return (await rig.SettleAsync().ConfigureAwait(false), rig.Ledger);
    }
}
