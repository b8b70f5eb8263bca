using Bot.Channels.Slack.Api;
using Bot.Channels.Slack.Ingress;

namespace Bot.Channels.Slack.SocketMode;

/// <summary>Slack over web sockets: holds some connections at all times, so that one that Slack closes leaves none of its events waiting.</summary>
internal sealed partial class SocketListener(SlackOptions options, SlackClient client, SlackIntake intake, TimeProvider clock, ILogger<SocketListener> log) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1), Healthy = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Sockets).Select(number => HoldAsync(number, stoppingToken)));

    /// <summary>Keeps one connection. When Slack announces its end, the next is opened before it is left.</summary>
    private async Task HoldAsync(int number, CancellationToken stopping)
    {
        var failures = 0;
        var leaving = new List<Task>();
        while (!stopping.IsCancellationRequested)
        {
            var begun = clock.GetTimestamp();
            string? fault;
            try
            {
                var connection = new SocketConnection(options, intake, clock, log);
                fault = await AddressAsync(stopping).ConfigureAwait(false) is var (url, refused) && url is null ? refused : await connection.OpenAsync(url!, stopping).ConfigureAwait(false);
                if (fault is null)
                {
                    var running = connection.RunAsync(stopping);
                    leaving.RemoveAll(t => t.IsCompleted);
                    leaving.Add(running);
                    await Task.WhenAny(running, connection.Leaving).ConfigureAwait(false);
                    failures = clock.GetElapsedTime(begun) > Healthy || connection.Leaving.IsCompleted ? 0 : failures + 1;
                    if (failures == 0)
                        continue;
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            if (fault is not null)
            {
                failures++;
                NotConnected(log, number, fault);
            }
            var wait = TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, Math.Min(failures, 6)) / 2));
            await Task.Delay(wait, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await Task.WhenAll(leaving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<(Uri? Url, string? Fault)> AddressAsync(CancellationToken stopping)
    {
        var reply = await client.CallAsAsync(SlackMethods.OpenSocket, new("Bearer", options.AppToken), new Dictionary<string, string>(), stopping).ConfigureAwait(false);
        if (reply is not SlackReply.Ok ok)
            return (null, $"apps.connections.open: {reply.Said}");
        return Uri.TryCreate(ok.Text("url"), UriKind.Absolute, out var url) && options.MayConnectTo(url) ? (url, null) : (null, "apps.connections.open gave no address of Slack's.");
    }

    [LoggerMessage(EventId = 230, Level = LogLevel.Warning, Message = "Socket {Number} to Slack could not be opened: {Reason}")]
    private static partial void NotConnected(ILogger log, int number, string reason);
}
