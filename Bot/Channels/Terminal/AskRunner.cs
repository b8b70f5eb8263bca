using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Conversations;

namespace Bot.Channels.Terminal;

/// <summary>Asks from the terminal: one question, or a set.</summary>
internal sealed class AskRunner(TurnRunner turns, TimeProvider clock)
{
    private const int Answered = 0, Refused = 3, Unanswered = 4;

    /// <summary>Runs <c>ask</c>; the result is the exit status.</summary>
    public async Task<int> RunAsync(AskArguments arguments, TextWriter output, CancellationToken cancellation)
    {
        if (arguments.Questions is not null)
            return await RunSetAsync(arguments, output, cancellation).ConfigureAwait(false);
        var result = await turns.RunAsync(MessageOf(arguments, arguments.Question!, "ask"), null, cancellation).ConfigureAwait(false);
        if (arguments.Json)
            await output.WriteLineAsync(AnswerJson.Of("ask", arguments.Question!, result).ToJsonString(AnswerJson.Options)).ConfigureAwait(false);
        else
            TerminalRenderer.Write(result, output);
        return result.Answer.Refused is not null ? Refused : result.Answer.Failed ? Unanswered : Answered;
    }

    private async Task<int> RunSetAsync(AskArguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var count = 0;
        await using var results = new StreamWriter(arguments.Results!.Open(FileMode.Create));
        await foreach (var line in File.ReadLinesAsync(arguments.Questions!.FullName, cancellation).ConfigureAwait(false))
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var question = JsonNode.Parse(line)!;
            var id = (string)question["id"]!;
            foreach (var before in question["context"] as JsonArray ?? [])
                await turns.RunAsync(MessageOf(arguments, (string)before!, id), null, cancellation).ConfigureAwait(false);
            var text = (string)question["q"]!;
            var result = await turns.RunAsync(MessageOf(arguments, text, id), null, cancellation).ConfigureAwait(false);
            await results.WriteLineAsync(AnswerJson.Of(id, text, result).ToJsonString(AnswerJson.Options)).ConfigureAwait(false);
            count++;
        }
        await output.WriteLineAsync($"{count} questions asked, answers in {arguments.Results!.FullName}").ConfigureAwait(false);
        return Answered;
    }

    private Message MessageOf(AskArguments arguments, string text, string thread)
    {
        var channel = arguments.Channel ?? "terminal";
        var platform = arguments.Channel is null ? Platform.Terminal : Platform.Playground;
        return new(Guid.NewGuid().ToString("N"), new(platform, "", channel, thread) { IsDirect = true }, new(arguments.As ?? "ada", arguments.As ?? "you"), text, clock.GetUtcNow())
        {
            Confirmed = arguments.Confirm,
        };
    }
}
