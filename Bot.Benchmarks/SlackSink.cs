using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bot.Benchmarks;

/// <summary>Slack's Web API for load: says yes to everything, and notes when the reply to each event came, by the thread it goes to.</summary>
internal sealed class SlackSink : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, long> _replies = new();
    private readonly WebApplication _app;
    private int _count;

    private SlackSink(WebApplication app) => _app = app;

    /// <summary>Messages that were posted.</summary>
    public int Replies => Volatile.Read(ref _count);

    public static async Task<SlackSink> StartAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        var sink = new SlackSink(builder.Build());
        sink._app.Run(sink.AnswerAsync);
        await sink._app.StartAsync();
        return sink;
    }

    /// <summary>When the first reply to an event came (a timestamp); 0 where none did.</summary>
    public long RepliedAt(int number) => _replies.GetValueOrDefault(number);

    /// <summary>Waits until nothing came for two seconds.</summary>
    public async Task QuietAsync()
    {
        for (var before = -1; before != Replies;)
        {
            before = Replies;
            await Task.Delay(TimeSpan.FromSeconds(2));
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var body = new byte[(int)(context.Request.ContentLength ?? 65_536)];
        var length = await context.Request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false);
        var method = context.Request.Path.Value!;
        if (method.EndsWith("chat.postMessage", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _count);
            if (NumberOf(body.AsSpan(0, length)) is { } number)
                _replies.TryAdd(number, Stopwatch.GetTimestamp());
        }
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(
            method.EndsWith("users.info", StringComparison.Ordinal) ? """{"ok":true,"user":{"id":"U0ALICE","team_id":"T000000001"}}"""
            : method.EndsWith("conversations.info", StringComparison.Ordinal) ? """{"ok":true,"channel":{"id":"C0OPS","name":"ops"}}"""
            : """{"ok":true,"channel":"C0OPS","ts":"1700000000.000100"}""");
    }

    /// <summary>The number in <c>thread_ts</c>, of a form or of JSON.</summary>
    private static int? NumberOf(ReadOnlySpan<byte> body)
    {
        var at = body.IndexOf("thread_ts"u8);
        if (at < 0)
            return null;
        body = body[at..];
        var dot = body.IndexOf((byte)'.');
        return dot > 0 && Utf8Parser.TryParse(body[(dot + 1)..], out int number, out _) ? number : null;
    }
}
