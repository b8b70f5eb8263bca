using System.Threading.Channels;

namespace Bot.Conversations.Stores;

/// <summary>Wakes one waiter; what was signalled while nobody waited is not lost.</summary>
internal sealed class Signal
{
    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    public void Raise() => _raised.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken cancellation) => await _raised.Reader.ReadAsync(cancellation).ConfigureAwait(false);
}
