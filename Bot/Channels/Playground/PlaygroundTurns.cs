using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Channels.Terminal;
using Bot.Conversations;
using Bot.Conversations.Stores;

namespace Bot.Channels.Playground;

/// <summary>Takes a message in, as every channel does, and writes what happens as lines of JSON: <c>started</c>, <c>progress</c>…, then <c>answer</c>, <c>stopped</c> or <c>broken</c>.</summary>
internal sealed partial class PlaygroundTurns(Inbox inbox, RunningTurns running, TurnWatches watches, PlaygroundPages pages, TimeProvider clock, ILogger<PlaygroundTurns> log)
{
    private static readonly byte[] LineEnd = "\n"u8.ToArray();
    private readonly ConcurrentDictionary<string, Message> _open = new(StringComparer.Ordinal);

    /// <summary>Runs a turn to its end, even when the page goes away meanwhile.</summary>
    /// <param name="request">The message.</param>
    /// <param name="output">Where the lines go.</param>
    /// <param name="gone">The page went away; the turn goes on.</param>
    public async Task RunAsync(SendRequest request, Stream output, CancellationToken gone)
    {
        var id = Guid.NewGuid().ToString("N");
        var message = new Message(id, new(Platform.Playground, "", request.Channel!, request.Conversation!), new(request.Person!, request.Person!), request.Text!, clock.GetUtcNow())
        {
            Confirmed = request.Confirmed,
        };
        var key = PlaceKey.Event(message);
        var feed = new ProgressFeed();
        using var watching = watches.Watch(key, feed);
        using var page = pages.Wait(key);
        _open[id] = message;
        try
        {
            await WriteAsync(output, new JsonObject { ["type"] = "started", ["turn"] = id }, gone).ConfigureAwait(false);
            if (await inbox.AcceptAsync(message).ConfigureAwait(false) is Intake.Full or Intake.Unavailable)
            {
                await WriteAsync(output, new JsonObject { ["type"] = "broken", ["text"] = "The message could not be taken: too many wait, or they cannot be stored now. Nothing was changed; try again." }, gone).ConfigureAwait(false);
                return;
            }
            _ = page.Answer.ContinueWith(_ => feed.Complete(), TaskScheduler.Default);
            await foreach (var step in feed.ReadAsync(gone).ConfigureAwait(false))
                await WriteAsync(output, new JsonObject { ["type"] = "progress", ["text"] = step.Text, ["done"] = step.Done, ["started"] = step.Started }, gone).ConfigureAwait(false);
            await WriteAsync(output, await page.Answer.WaitAsync(gone).ConfigureAwait(false), gone).ConfigureAwait(false);
        }
        catch (Exception e) when (gone.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            PageWentAway(log, id);
        }
        finally
        {
            _open.TryRemove(id, out _);
        }
    }

    /// <summary>Stops a turn; false when it does not run (any more).</summary>
    public bool Stop(string id) => _open.TryGetValue(id, out var message) && (running.StopMessage(message) || _open.ContainsKey(id));

    private static async Task WriteAsync(Stream output, JsonObject line, CancellationToken cancellation) =>
        await WriteAsync(output, JsonSerializer.SerializeToUtf8Bytes(line, AnswerJson.Options), cancellation).ConfigureAwait(false);

    private static async Task WriteAsync(Stream output, ReadOnlyMemory<byte> line, CancellationToken cancellation)
    {
        await output.WriteAsync(line, cancellation).ConfigureAwait(false);
        await output.WriteAsync(LineEnd, cancellation).ConfigureAwait(false);
        await output.FlushAsync(cancellation).ConfigureAwait(false);
    }

    [LoggerMessage(EventId = 400, Level = LogLevel.Information, Message = "The page of turn {TurnId} went away; the turn goes on")]
    private static partial void PageWentAway(ILogger log, string turnId);
}
