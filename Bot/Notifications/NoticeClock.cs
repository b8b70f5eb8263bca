using Bot.Conversations.Stores;
using Bot.Notifications.Rules;

namespace Bot.Notifications;

/// <summary>Looks each second for steps that are due. With no rules there are none.</summary>
internal sealed partial class NoticeClock(DueSteps due, NotificationRulesSource rules, TimeProvider clock, ILogger<NoticeClock> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                try
                {
                    if (rules.Current.IsOn)
                        await due.HandOverAsync(clock.GetUtcNow(), stoppingToken).ConfigureAwait(false);
                }
                catch (StoreException e)
                {
                    NoStore(log, e);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The bot ends.
        }
    }

    [LoggerMessage(EventId = 705, Level = LogLevel.Warning, Message = "What is due cannot be looked up now; it is tried again")]
    private static partial void NoStore(ILogger log, Exception exception);
}
