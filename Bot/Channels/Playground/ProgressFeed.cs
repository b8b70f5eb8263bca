using System.Threading.Channels;
using Bot.Conversations;

namespace Bot.Channels.Playground;

/// <summary>The latest progress of a turn, for a reader that may be slower than the turn: what was overtaken is dropped.</summary>
internal sealed class ProgressFeed : IProgress<TurnProgress>
{
    private readonly Channel<TurnProgress> _latest =
        Channel.CreateBounded<TurnProgress>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public void Report(TurnProgress value) => _latest.Writer.TryWrite(value);

    /// <summary>No more will come.</summary>
    public void Complete() => _latest.Writer.TryComplete();

    public IAsyncEnumerable<TurnProgress> ReadAsync(CancellationToken cancellation) => _latest.Reader.ReadAllAsync(cancellation);
}
