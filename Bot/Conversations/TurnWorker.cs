using System.Collections.Frozen;
using Bot.Channels;

namespace Bot.Conversations;

/// <summary>Runs the turns of the messages in the inbox, many conversations at once, and hands each answer to its platform.</summary>
internal sealed partial class TurnWorker(Inbox inbox, TurnRunner turns, IEnumerable<IDelivery> deliveries, ILogger<TurnWorker> log) : BackgroundService
{
    private const int MaxTurns = 64;
    private readonly FrozenDictionary<Platform, IDelivery> _deliveries = deliveries.ToFrozenDictionary(d => d.Platform);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Parallel.ForEachAsync(
            inbox.ReadAsync(stoppingToken),
            new ParallelOptions { MaxDegreeOfParallelism = MaxTurns, CancellationToken = stoppingToken },
            async (message, cancellation) => await RunAsync(message, cancellation).ConfigureAwait(false));

    private async Task RunAsync(Message message, CancellationToken cancellation)
    {
        var delivery = _deliveries[message.Place.Platform];
        try
        {
            await delivery.BeginAsync(message, cancellation).ConfigureAwait(false);
            var result = await turns.RunAsync(message, null, cancellation).ConfigureAwait(false);
            await delivery.DeliverAsync(message, result, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            // One message that cannot be delivered must not stop the others.
            Undelivered(log, e, message.Place.Platform, message.Id);
        }
    }

    [LoggerMessage(EventId = 110, Level = LogLevel.Error, Message = "The answer to {Platform} message {MessageId} could not be delivered")]
    private static partial void Undelivered(ILogger log, Exception exception, Platform platform, string messageId);
}
