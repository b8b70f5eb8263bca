using System.Net;
using Bot.DemoAccount.Server.Wire;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bot.DemoAccount.Server;

/// <summary>Kestrel by itself on loopback: no host, no middleware and no logging, so that it starts at once.</summary>
internal sealed class Listener(Pipeline pipeline) : IHttpApplication<IFeatureCollection>, IAsyncDisposable
{
    private KestrelServer? _server;

    public async Task<Uri> StartAsync(int port, CancellationToken cancellation)
    {
        var options = new KestrelServerOptions { AddServerHeader = false, AllowSynchronousIO = false };
        options.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
        options.Listen(IPAddress.Loopback, port, o => o.Protocols = HttpProtocols.Http1);
        _server = new KestrelServer(Options.Create(options), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance), NullLoggerFactory.Instance);
        await _server.StartAsync(this, cancellation).ConfigureAwait(false);
        return new Uri(_server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public IFeatureCollection CreateContext(IFeatureCollection features) => features;

    public void DisposeContext(IFeatureCollection context, Exception? exception) { }

    public async Task ProcessRequestAsync(IFeatureCollection features)
    {
        var http = features.GetRequiredFeature<IHttpRequestFeature>();
        var aborted = features.Get<IHttpRequestLifetimeFeature>()?.RequestAborted ?? CancellationToken.None;
        var target = http.RawTarget;
        var question = target.IndexOf('?');
        var request = new WireRequest
        {
            Method = http.Method,
            RawPath = question < 0 ? target : target[..question],
            Query = question < 0 ? [] : PercentEncoding.Pairs(target.AsSpan(question + 1)),
            Headers = http.Headers,
            Body = await ReadAsync(http, aborted).ConfigureAwait(false),
        };
        await WriteAsync(features, await pipeline.ServeAsync(request, aborted).ConfigureAwait(false), http.Method == "HEAD").ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is null)
            return;
        await _server.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        _server.Dispose();
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(IHttpRequestFeature http, CancellationToken cancellation)
    {
        if (http.Headers.ContentLength is 0 || (http.Headers.ContentLength is null && !http.Headers.ContainsKey("Transfer-Encoding")))
            return default;
        var body = new MemoryStream((int)(http.Headers.ContentLength ?? 1024));
        await http.Body.CopyToAsync(body, cancellation).ConfigureAwait(false);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static async Task WriteAsync(IFeatureCollection features, WireResponse answer, bool head)
    {
        var response = features.GetRequiredFeature<IHttpResponseFeature>();
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
            response.Headers.Append(name, value);
        if (answer.ContentType is not null && !response.Headers.ContainsKey("Content-Type"))
            response.Headers.ContentType = answer.ContentType;
        var bodyless = head || answer.Status is 204 or 304;
        if (!bodyless || (head && !answer.Body.IsEmpty))
            response.Headers.ContentLength ??= answer.Body.Length;
        var writer = features.GetRequiredFeature<IHttpResponseBodyFeature>();
        if (!bodyless && !answer.Body.IsEmpty)
            await writer.Writer.WriteAsync(answer.Body).ConfigureAwait(false);
        await writer.CompleteAsync().ConfigureAwait(false);
    }
}
