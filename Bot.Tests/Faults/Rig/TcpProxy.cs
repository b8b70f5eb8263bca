using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Bot.Tests.Faults.Rig;

/// <summary>A wire between a bot and its database that can be cut.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, byte> _open = new();
    private readonly int _target;
    private readonly Task _running;
    private volatile bool _cut;

    public TcpProxy(int target)
    {
        _target = target;
        _listener.Start();
        _running = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Ends every connection; new ones end at once.</summary>
    public void Cut()
    {
        _cut = true;
        foreach (var client in _open.Keys)
            client.Dispose();
    }

    public void Mend() => _cut = false;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Cut();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AcceptAsync()
    {
        while (true)
            _ = ServeAsync(await _listener.AcceptTcpClientAsync().ConfigureAwait(false));
    }

    private async Task ServeAsync(TcpClient from)
    {
        using var to = new TcpClient();
        try
        {
            if (_cut)
                return;
            _open[from] = _open[to] = 0;
            await to.ConnectAsync(IPAddress.Loopback, _target).ConfigureAwait(false);
            await Task.WhenAny(from.GetStream().CopyToAsync(to.GetStream()), to.GetStream().CopyToAsync(from.GetStream())).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // A cut wire.
        }
        finally
        {
            _open.TryRemove(from, out _);
            _open.TryRemove(to, out _);
            from.Dispose();
        }
    }
}
