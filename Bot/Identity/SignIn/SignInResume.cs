namespace Bot.Identity.SignIn;

/// <summary>Goes on with sign-ins that were begun before a restart, or in a replica that ended.</summary>
internal sealed partial class SignInResume(SignInWaits waits, TimeProvider clock, ILogger<SignInResume> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do
            {
                try
                {
                    await waits.TakeUpAllAsync(stoppingToken).ConfigureAwait(false);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    NotTaken(log, e);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    [LoggerMessage(EventId = 427, Level = LogLevel.Error, Message = "Pending sign-ins cannot be read; they are read again soon")]
    private static partial void NotTaken(ILogger log, Exception exception);
}
