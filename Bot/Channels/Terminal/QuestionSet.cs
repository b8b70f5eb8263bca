using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Conversations;

namespace Bot.Channels.Terminal;

/// <summary>Asks a set of questions, a few at a time, and writes the answers in the set's order.</summary>
internal sealed class QuestionSet(TurnRunner turns, TimeProvider clock)
{
    private const int AtOnce = 4;

    public async Task<int> RunAsync(AskArguments arguments, TextWriter output, CancellationToken cancellation)
    {
        var lines = await File.ReadAllLinesAsync(arguments.Questions!.FullName, cancellation).ConfigureAwait(false);
        var questions = new List<SetQuestion>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
                continue;
            if (SetQuestion.Parse(lines[i]) is not { } question)
            {
                await output.WriteLineAsync($"{arguments.Questions.Name}, line {i + 1}: not a question; write a JSON object with 'id' and 'q' (text), and 'context' (a list of texts) where there is one.").ConfigureAwait(false);
                return ExitStatus.Usage;
            }
            questions.Add(question);
        }

        await using var results = new StreamWriter(arguments.Results!.Open(FileMode.Create));
        var running = new Queue<Task<string>>();
        foreach (var question in questions)
        {
            if (running.Count == AtOnce)
                await results.WriteLineAsync(await running.Dequeue().ConfigureAwait(false)).ConfigureAwait(false);
            running.Enqueue(Task.Run(() => AnswerAsync(arguments, question, cancellation), cancellation));
        }
        while (running.TryDequeue(out var last))
            await results.WriteLineAsync(await last.ConfigureAwait(false)).ConfigureAwait(false);
        await output.WriteLineAsync($"{questions.Count} questions asked, answers in {arguments.Results!.FullName}").ConfigureAwait(false);
        return ExitStatus.Answered;
    }

    private async Task<string> AnswerAsync(AskArguments arguments, SetQuestion question, CancellationToken cancellation)
    {
        // A thread of its own for each line, even where two lines carry the same id.
        var thread = $"{question.Id} {Guid.NewGuid():N}";
        foreach (var before in question.Context)
            await turns.RunAsync(AskMessage.Of(arguments, before, thread, clock), null, cancellation).ConfigureAwait(false);
        var result = await turns.RunAsync(AskMessage.Of(arguments, question.Text, thread, clock), null, cancellation).ConfigureAwait(false);
        return AnswerJson.Of(question.Id, question.Text, result).ToJsonString(AnswerJson.Options);
    }

    private sealed record SetQuestion(string Id, string Text, IReadOnlyList<string> Context)
    {
        public static SetQuestion? Parse(string line)
        {
            try
            {
                return JsonNode.Parse(line) is JsonObject o && o["id"] is JsonValue id && o["q"] is JsonValue text
                    ? new(id.GetValue<string>(), text.GetValue<string>(), [.. (o["context"] as JsonArray ?? []).OfType<JsonValue>().Select(c => c.GetValue<string>())])
                    : null;
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                return null;
            }
        }
    }
}
