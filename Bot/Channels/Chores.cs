using System.Threading.Channels;

namespace Bot.Channels;

/// <summary>Small calls to a platform that follow an acknowledgement at once. They are lost with the process, so nothing that must last is done here.</summary>
/// <param name="platform">For the log.</param>
/// <param name="log">Where failures are told.</param>
internal abstract partial class Chores(Platform platform, ILogger log) : BackgroundService
{
    private const int MaxWaiting = 1000, AtOnce = 16;
    private readonly Channel<Chore> _chores = Channel.CreateBounded<Chore>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Does something soon. Failures are logged.</summary>
    /// <param name="name">For the log.</param>
    /// <param name="work">The calls.</param>
    public void Post(string name, Func<CancellationToken, Task> work) => _chores.Writer.TryWrite(new(name, work));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Parallel.ForEachAsync(_chores.Reader.ReadAllAsync(stoppingToken), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken }, DoAsync).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async ValueTask DoAsync(Chore chore, CancellationToken cancellation)
    {
        try
        {
            await chore.Work(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
        }
        catch (Exception e)
        {
            Failed(log, e, chore.Name, platform);
        }
    }

    private sealed record Chore(string Name, Func<CancellationToken, Task> Work);

    [LoggerMessage(EventId = 210, Level = LogLevel.Warning, Message = "{Chore} failed in {Platform}")]
    private static partial void Failed(ILogger log, Exception exception, string chore, Platform platform);
}
