using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Channels.Terminal;
using Bot.Conversations;

namespace Bot.Channels.Playground;

/// <summary>Runs a message's turn and writes what happens as lines of JSON: <c>started</c>, <c>progress</c>…, then <c>answer</c>, <c>stopped</c> or <c>broken</c>.</summary>
internal sealed partial class PlaygroundTurns(TurnRunner runner, RunningTurns running, TimeProvider clock, ILogger<PlaygroundTurns> log)
{
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    /// <summary>Runs a turn to its end, even when the page goes away meanwhile.</summary>
    /// <param name="request">The message.</param>
    /// <param name="output">Where the lines go.</param>
    /// <param name="gone">The page went away; the turn goes on.</param>
    public async Task RunAsync(SendRequest request, Stream output, CancellationToken gone)
    {
        using var turn = running.Begin();
        var message = new Message(
            turn.Id, new(Platform.Playground, "", request.Channel!, request.Conversation!), new(request.Person!, request.Person!), request.Text!, clock.GetUtcNow())
        {
            Confirmed = request.Confirmed,
        };
        var feed = new ProgressFeed();
        var work = WorkAsync(message, feed, turn.Stopped);
        try
        {
            await WriteAsync(output, new() { ["type"] = "started", ["turn"] = turn.Id }, gone).ConfigureAwait(false);
            await foreach (var step in feed.ReadAsync(gone).ConfigureAwait(false))
                await WriteAsync(output, new() { ["type"] = "progress", ["text"] = step.Text, ["done"] = step.Done, ["started"] = step.Started }, gone).ConfigureAwait(false);
            await WriteAsync(output, await work.ConfigureAwait(false), gone).ConfigureAwait(false);
        }
        catch (Exception e) when (gone.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            PageWentAway(log, turn.Id);
            await work.ConfigureAwait(false);
        }
    }

    private async Task<JsonObject> WorkAsync(Message message, ProgressFeed feed, CancellationToken stopped)
    {
        await Task.Yield();
        try
        {
            var result = await runner.RunAsync(message, feed, stopped).ConfigureAwait(false);
            return stopped.IsCancellationRequested ? Stopped(result.Calls.Length) : AnswerView.Of(result);
        }
        catch (OperationCanceledException)
        {
            return Stopped(0);
        }
        catch (Exception e)
        {
            Broke(log, e, message.Id);
            return new() { ["type"] = "broken", ["text"] = "The message could not be taken; the reason is in the bot's log. Nothing was changed." };
        }
        finally
        {
            feed.Complete();
        }
    }

    private static JsonObject Stopped(int calls) => new() { ["type"] = "stopped", ["calls"] = calls };

    private static async Task WriteAsync(Stream output, JsonObject line, CancellationToken cancellation)
    {
        await JsonSerializer.SerializeAsync(output, line, AnswerJson.Options, cancellation).ConfigureAwait(false);
        await output.WriteAsync(LineEnd, cancellation).ConfigureAwait(false);
        await output.FlushAsync(cancellation).ConfigureAwait(false);
    }

    [LoggerMessage(EventId = 400, Level = LogLevel.Information, Message = "The page of turn {TurnId} went away; the turn goes on")]
    private static partial void PageWentAway(ILogger log, string turnId);

    [LoggerMessage(EventId = 401, Level = LogLevel.Error, Message = "Turn {TurnId} could not be run")]
    private static partial void Broke(ILogger log, Exception exception, string turnId);
}
