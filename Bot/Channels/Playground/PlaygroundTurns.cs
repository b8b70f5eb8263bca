using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Channels.Terminal;
using Bot.Conversations;
using Bot.Conversations.Stores;

namespace Bot.Channels.Playground;

/// <summary>Takes a message in, as every channel does, and writes what happens as lines of JSON: <c>started</c>, <c>progress</c>…, then <c>answer</c>, <c>stopped</c> or <c>broken</c>.</summary>
internal sealed partial class PlaygroundTurns(Inbox inbox, RunningTurns running, TurnWatches watches, PlaygroundPages pages, PlaygroundAnswers answers, TimeProvider clock, ILogger<PlaygroundTurns> log)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    /// <summary>No turn takes longer; its answer was delivered too long ago to be kept.</summary>
    private static readonly TimeSpan LookLongest = TimeSpan.FromMinutes(5);
    private static readonly byte[] Gone = """{"type":"broken","text":"This was answered before, and the answer is not kept here any more. `history` shows the conversation."}"""u8.ToArray();
    private static readonly byte[] LineEnd = "\n"u8.ToArray();
    private readonly ConcurrentDictionary<string, Message> _open = new(StringComparer.Ordinal);

    /// <summary>Runs a turn to its end, even when the page goes away meanwhile.</summary>
    /// <param name="request">The message.</param>
    /// <param name="output">Where the lines go.</param>
    /// <param name="gone">The page went away; the turn goes on.</param>
    public async Task RunAsync(SendRequest request, Stream output, CancellationToken gone)
    {
        var id = request.Id ?? Guid.NewGuid().ToString("N");
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
            var intake = await inbox.AcceptAsync(message).ConfigureAwait(false);
            if (intake is Intake.Full or Intake.Unavailable)
            {
                await WriteAsync(output, new JsonObject { ["type"] = "broken", ["text"] = "The message could not be taken: too many wait, or they cannot be stored now. Nothing was changed; try again." }, gone).ConfigureAwait(false);
                return;
            }
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(gone);
            var looking = LookAsync(key, intake is Intake.Duplicate ? LookLongest : Timeout.InfiniteTimeSpan, ended.Token);
            _ = page.Answer.ContinueWith(_ => feed.Complete(), TaskScheduler.Default);
            await foreach (var step in feed.ReadAsync(gone).ConfigureAwait(false))
                await WriteAsync(output, new JsonObject { ["type"] = "progress", ["text"] = step.Text, ["done"] = step.Done, ["started"] = step.Started }, gone).ConfigureAwait(false);
            await WriteAsync(output, await page.Answer.WaitAsync(gone).ConfigureAwait(false), gone).ConfigureAwait(false);
            await ended.CancelAsync().ConfigureAwait(false);
            await looking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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

    /// <summary>Looks now and then for an answer that was delivered elsewhere: by another replica, or before the page asked again.</summary>
    private async Task LookAsync(string key, TimeSpan longest, CancellationToken ended)
    {
        for (var since = clock.GetTimestamp(); ;)
        {
            try
            {
                if (await answers.FindAsync(key, ended).ConfigureAwait(false) is { } answer)
                    pages.Answer(key, answer);
                else if (longest > TimeSpan.Zero && clock.GetElapsedTime(since) > longest)
                    pages.Answer(key, Gone);
            }
            catch (StoreException e)
            {
                NoLook(log, e);
            }
            await Task.Delay(LookEvery, clock, ended).ConfigureAwait(false);
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

    [LoggerMessage(EventId = 401, Level = LogLevel.Warning, Message = "An answer to the playground cannot be looked for")]
    private static partial void NoLook(ILogger log, Exception exception);
}
