using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Channels.Slack.Ingress;
using static Bot.Channels.Slack.Api.JsonFacts;

namespace Bot.Channels.Slack.SocketMode;

/// <summary>One web socket: each envelope is taken in, then acknowledged by its id; one that could not be taken in is not, and Slack sends it again.</summary>
internal sealed partial class SocketConnection(SlackOptions options, SlackIntake intake, TimeProvider clock, ILogger log)
{
    private const int MaxMessage = 4 << 20, AtOnce = 64;
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(20), PingEvery = TimeSpan.FromSeconds(5), PongWithin = TimeSpan.FromSeconds(30), CloseWithin = TimeSpan.FromSeconds(5), LastEvents = TimeSpan.FromSeconds(30);
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1), _working = new(AtOnce, AtOnce);
    private readonly TaskCompletionSource _leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Slack announced that it will close the connection: another is to be opened now.</summary>
    public Task Leaving => _leaving.Task;

    /// <summary>Connects.</summary>
    /// <returns>Why not; null where it is open.</returns>
    public async Task<string?> OpenAsync(Uri url, CancellationToken stopping)
    {
        if (!options.MayConnectTo(url))
            return "The address is not Slack's.";
        _socket.Options.KeepAliveInterval = PingEvery;
        _socket.Options.KeepAliveTimeout = PongWithin;
        using var limit = new CancellationTokenSource(ConnectWithin, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            await _socket.ConnectAsync(url, either.Token).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (e is WebSocketException || (e is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            _socket.Dispose();
            return e.Message;
        }
    }

    /// <summary>Receives until either side closes. What arrived by then is seen to its end.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (await ReceiveAsync(stopping).ConfigureAwait(false) is { } message)
            {
                await _working.WaitAsync(stopping).ConfigureAwait(false);
                _ = Task.Run(() => TakeAsync(message), CancellationToken.None);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            if (!stopping.IsCancellationRequested)
                Broke(log, e.Message);
        }
        for (var i = 0; i < AtOnce; i++)
            await _working.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
        _socket.Dispose();
    }

    private async Task TakeAsync(byte[] message)
    {
        try
        {
            if (StrictJson.Element(message) is not { } envelope)
                return;
            if (Text(envelope, "type") == "disconnect")
            {
                Announced(log, Text(envelope, "reason") ?? "no reason");
                _leaving.TrySetResult();
                return;
            }
            if (Text(envelope, "envelope_id") is not { } id)
                return;
            var ack = await AnswerAsync(envelope).ConfigureAwait(false);
            // What is wrong in itself is acknowledged too: sending it again would change nothing.
            if (ack is { Status: 503 })
                return;
            var answer = new JsonObject { ["envelope_id"] = id };
            if (ack is { Status: 200, Body: { } body })
                answer["payload"] = body.DeepClone();
            await SendAsync(JsonSerializer.SerializeToUtf8Bytes(answer)).ConfigureAwait(false);
        }
        catch (WebSocketException)
        {
            // The connection is gone with the acknowledgement; Slack sends the envelope again, and it is recognised.
        }
        catch (Exception e)
        {
            NotTaken(log, e);
        }
        finally
        {
            _working.Release();
        }
    }

    private async Task<SlackAck> AnswerAsync(JsonElement envelope)
    {
        if (Object(envelope, "payload") is not { ValueKind: JsonValueKind.Object } payload)
            return SlackAck.Done;
        return Text(envelope, "type") switch
        {
            "events_api" => await intake.EventAsync(payload).ConfigureAwait(false),
            "interactive" => await intake.InteractionAsync(JsonObject.Create(payload)!).ConfigureAwait(false),
            "slash_commands" => await intake.CommandAsync(key => Text(payload, key) ?? "").ConfigureAwait(false),
            _ => SlackAck.Done,
        };
    }

    private async Task<byte[]?> ReceiveAsync(CancellationToken stopping)
    {
        var buffer = new ArrayBufferWriter<byte>(16_384);
        using var last = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        // After the announcement Slack closes; should it not, the connection is not held for ever.
        using var announced = Leaving.IsCompleted ? new CancellationTokenSource(LastEvents, clock) : null;
        using var link = announced?.Token.Register(last.Cancel);
        while (true)
        {
            var result = await _socket.ReceiveAsync(buffer.GetMemory(8192), last.Token).ConfigureAwait(false);
            if (result.MessageType == WebSocketMessageType.Close)
                return null;
            buffer.Advance(result.Count);
            if (buffer.WrittenCount > MaxMessage)
                throw new WebSocketException("A message is larger than 4 MiB.");
            if (result.EndOfMessage)
                return buffer.WrittenSpan.ToArray();
        }
    }

    private async Task SendAsync(byte[] json)
    {
        await _sending.WaitAsync().ConfigureAwait(false);
        try
        {
            using var limit = new CancellationTokenSource(CloseWithin, clock);
            await _socket.SendAsync(json, WebSocketMessageType.Text, endOfMessage: true, limit.Token).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task CloseAsync()
    {
        if (_socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            return;
        try
        {
            using var limit = new CancellationTokenSource(CloseWithin, clock);
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It is closed either way.
        }
    }

    [LoggerMessage(EventId = 231, Level = LogLevel.Information, Message = "Slack will close a socket ({Reason}); another is opened")]
    private static partial void Announced(ILogger log, string reason);

    [LoggerMessage(EventId = 232, Level = LogLevel.Information, Message = "A socket to Slack ended: {Reason}; it is opened again")]
    private static partial void Broke(ILogger log, string reason);

    [LoggerMessage(EventId = 233, Level = LogLevel.Error, Message = "An envelope of Slack's could not be taken in; Slack sends it again")]
    private static partial void NotTaken(ILogger log, Exception exception);
}
