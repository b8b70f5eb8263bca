namespace Bot.Conversations;

/// <summary>What a worker does over and over until the bot stops; a fault is told and gone on from after a second.</summary>
internal static class WorkLoop
{
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);

    /// <param name="step">One round. It may wait for work.</param>
    /// <param name="fault">Told what went wrong.</param>
    /// <param name="clock">Times the pause after a fault.</param>
    /// <param name="stopping">Ends it.</param>
    public static async Task RunAsync(Func<Task> step, Action<Exception> fault, TimeProvider clock, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await step().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                fault(e);
                await Task.Delay(AfterFault, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
