using Bot.Conversations.Stores;

namespace Bot.Conversations;

/// <summary>Deletes what is older than it may be, a little at a time, so that no turn waits for it.</summary>
internal sealed partial class StoreUpkeep(ITurnStore store, Retention retention, TimeProvider clock, ILogger<StoreUpkeep> log) : BackgroundService
{
    private const int AtOnce = 200;
    private static readonly TimeSpan Every = TimeSpan.FromHours(1), Pause = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
                await SweepAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task SweepAsync(CancellationToken stopping)
    {
        try
        {
            while (await store.SweepAsync(retention, AtOnce, stopping).ConfigureAwait(false) > 0)
                await Task.Delay(Pause, clock, stopping).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            NotSwept(log, e);
        }
    }

    [LoggerMessage(EventId = 140, Level = LogLevel.Error, Message = "Old conversations could not be deleted; it is tried again in an hour")]
    private static partial void NotSwept(ILogger log, Exception exception);
}
