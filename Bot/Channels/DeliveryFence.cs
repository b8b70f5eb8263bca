using System.Net.Sockets;

namespace Bot.Channels;

/// <summary>
/// Keeps a delivery from being written once its lease may be another's. A process that was stopped for a while goes on where it
/// stood, which may be just before it sends; so it is the writing to the connection itself that looks at the time.
/// </summary>
internal static class DeliveryFence
{
    private static readonly AsyncLocal<Fence?> Current = new();

    /// <summary>What is sent in this flow from here on is sent until then.</summary>
    /// <param name="clock">Its timestamps are not moved by the time of day, and go on while the process is stopped.</param>
    /// <param name="since">A timestamp of the clock from before the lease was asked for: a process may also be stopped while it waits for it.</param>
    /// <param name="span">From then.</param>
    public static void Raise(TimeProvider clock, long since, TimeSpan span) => Current.Value = new(clock, since, span);

    /// <summary>The connection of an HTTP client that deliveries go through.</summary>
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellation).ConfigureAwait(false);
            return new FencedStream(new NetworkStream(socket, ownsSocket: true));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static void Pass()
    {
        if (Current.Value is { } fence && fence.Clock.GetElapsedTime(fence.Since) > fence.Span)
            throw new IOException("The delivery took longer than its lease; it may be another's by now.");
    }

    private sealed record Fence(TimeProvider Clock, long Since, TimeSpan Span);

    private sealed class FencedStream(NetworkStream inner) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

        public override void Write(byte[] buffer, int offset, int count)
        {
            Pass();
            inner.Write(buffer, offset, count);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Pass();
            return inner.WriteAsync(buffer, cancellationToken);
        }

        public override void Flush() => inner.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
