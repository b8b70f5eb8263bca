using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Channels;
using Bot.Intents.History;

namespace Bot.Identity.Resolution;

/// <summary>A person's choices of role, account and Region as personal data: those of every channel.</summary>
internal sealed class ChoiceData(Choices choices) : IPersonalData
{
    public string Name => "your choices of role, account and Region";

    public async IAsyncEnumerable<string> ExportAsync(Caller caller, Place place, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var (where, choice) in choices.AllAsync(caller.Person, cancellation).ConfigureAwait(false))
            yield return new JsonObject { ["kind"] = "choice", ["channel"] = where, ["stored"] = JsonSerializer.SerializeToNode(choice) }.ToJsonString();
    }

    public Task EraseAsync(Caller caller, Place place, CancellationToken cancellation) => choices.EraseAsync(caller.Person, cancellation);
}
