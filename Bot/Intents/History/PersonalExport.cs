using System.Text;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations.Stores;
using Bot.Conversations;

namespace Bot.Intents.History;

/// <summary>Everything of a person as JSON Lines: an exchange or a record a line.</summary>
internal sealed class PersonalExport(IHistory history, IEnumerable<IPersonalData> others)
{
    /// <summary>Beyond it the file is cut at a line; what an answer holds is kept until it is delivered.</summary>
    public const int MaxLength = 1_000_000;

    public async Task<Answer> OfAsync(Turn turn, CancellationToken cancellation)
    {
        if (!Privacy.IsPrivate(turn.Message.Place))
            return new() { Text = "**Others read along here.** Ask me for your data in a direct message.", Refused = new("not-permitted", "guardrail", "A person's data is handed out in a direct message only.") };
        var text = new StringBuilder();
        var (lines, cut) = (0, false);
        await foreach (var line in LinesAsync(turn, cancellation).ConfigureAwait(false))
        {
            if (cut = text.Length + line.Length > MaxLength)
                break;
            text.Append(line).Append('\n');
            lines++;
        }
        return new()
        {
            Text = lines == 0 ? "**I keep nothing of yours.**" : $"**Everything I keep of you: {ConversationTables.Count(lines, "record")}**, one JSON object a line.",
            Notes = cut ? [$"The file was cut at {MaxLength / 1_000_000} MB; delete conversations you have saved, and export again for the rest."] : [],
            Files = lines == 0 ? [] : [new($"wheelhouse-{turn.Caller.Person}-{turn.Now:yyyy-MM-dd}.jsonl", "application/x-ndjson", text.ToString())],
        };
    }

    private async IAsyncEnumerable<string> LinesAsync(Turn turn, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var exchange in history.ExportAsync(turn.Caller.Person, cancellation).ConfigureAwait(false))
        {
            // As it is stored: nothing of it is kept back.
            if (JsonNode.Parse(exchange.Body) is JsonObject stored)
                yield return new JsonObject { ["kind"] = "exchange", ["conversation"] = exchange.Conversation, ["number"] = exchange.Number, ["stored"] = stored }.ToJsonString(StoredForm.Options);
        }
        foreach (var other in others)
        {
            await foreach (var record in other.ExportAsync(turn.Caller, turn.Message.Place, cancellation).ConfigureAwait(false))
                yield return record;
        }
    }
}
