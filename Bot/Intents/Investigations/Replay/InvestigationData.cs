using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Channels;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.History;

namespace Bot.Intents.Investigations.Replay;

/// <summary>A person's stored investigations as personal data: what was asked and said. What AWS answered is the account's; "export investigation" hands it out where it may be seen.</summary>
internal sealed class InvestigationData(InvestigationLog investigations) : IPersonalData
{
    public string Name => "your stored investigations";

    public async IAsyncEnumerable<string> ExportAsync(Caller caller, Place place, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var one in investigations.OfAsync(caller.Person, cancellation).ConfigureAwait(false))
        {
            yield return new JsonObject
            {
                ["kind"] = "investigation",
                ["id"] = one.Id,
                ["at"] = one.At,
                ["place"] = JsonSerializer.SerializeToNode(one.Caller.Place, StoredForm.Options),
                ["user"] = JsonSerializer.SerializeToNode(one.Caller.User, StoredForm.Options),
                ["account"] = one.Caller.Account,
                ["role"] = one.Caller.RoleArn,
                ["question"] = one.Question.Text,
                ["answer"] = one.Text,
                ["causes"] = new JsonArray([.. one.Causes.Select(c => (JsonNode)new JsonObject { ["resource"] = c.Resource, ["what"] = c.What, ["score"] = c.Score })]),
                ["calls"] = one.Calls.Length,
            }.ToJsonString(StoredForm.Options);
        }
    }

    public Task EraseAsync(Caller caller, Place place, CancellationToken cancellation) => investigations.EraseAsync(caller.Person, cancellation);
}
