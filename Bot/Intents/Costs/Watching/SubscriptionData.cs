using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Channels;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.History;

namespace Bot.Intents.Costs.Watching;

/// <summary>A person's subscriptions as personal data.</summary>
internal sealed class SubscriptionData(Subscriptions subscriptions) : IPersonalData
{
    public string Name => "your subscriptions";

    public async IAsyncEnumerable<string> ExportAsync(Caller caller, Place place, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var one in subscriptions.AllAsync(cancellation).ConfigureAwait(false))
        {
            if (one.Person == caller.Person)
                yield return new JsonObject { ["kind"] = "subscription", ["stored"] = JsonSerializer.SerializeToNode(one, StoredForm.Options) }.ToJsonString();
        }
    }

    public async Task EraseAsync(Caller caller, Place place, CancellationToken cancellation)
    {
        var own = new List<string>();
        await foreach (var one in subscriptions.AllAsync(cancellation).ConfigureAwait(false))
        {
            if (one.Person == caller.Person)
                own.Add(one.Id);
        }
        foreach (var id in own)
            await subscriptions.RemoveAsync(id, cancellation).ConfigureAwait(false);
    }
}
