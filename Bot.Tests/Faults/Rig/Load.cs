namespace Bot.Tests.Faults.Rig;

/// <summary>People who write until they are told to stop, each the next message when the one before was acknowledged.</summary>
/// <param name="ledger">What is judged in the end.</param>
/// <param name="send">Sends the next message of a conversation.</param>
internal sealed class Load(Ledger ledger, Func<int, CancellationToken, Task> send) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _running = [];

    /// <param name="conversations">How many write at once, each in one of their own.</param>
    /// <param name="pause">How long each waits between two messages.</param>
    public void Begin(int conversations, TimeSpan pause) => _running.AddRange(Enumerable.Range(_running.Count, conversations).Select(c => Task.Run(async () =>
    {
        while (!_stop.IsCancellationRequested)
        {
            await send(c, _stop.Token).ConfigureAwait(false);
            await Task.Delay(pause, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    })));

    /// <summary>Ends it and waits until everything acknowledged is answered, and a while longer for answers that should not come.</summary>
    public async Task<FaultFigures> SettleAsync()
    {
        await EndAsync().ConfigureAwait(false);
        // As long as answers still come: after many kills thousands are waiting.
        for (var (before, now) = (int.MaxValue, ledger.Figures().Lost); now > 0 && now < before; (before, now) = (now, ledger.Figures().Lost))
            await FaultRig.UntilAsync(() => ledger.Figures().Lost <= now / 2).ConfigureAwait(false);
        await Task.Delay(500).ConfigureAwait(false);
        return ledger.Figures();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task EndAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_running).ConfigureAwait(false);
    }
}
