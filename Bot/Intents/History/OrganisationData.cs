using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Bot.Channels;
using Bot.Guardrails.Approvals;
using Bot.Identity;

namespace Bot.Intents.History;

/// <summary>What speaks of a person but is the organisation's record: told, never erased by them.</summary>
internal sealed class OrganisationData(ApprovalStore approvals) : IPersonalData
{
    public string Name => "";

    public string Stays =>
        "The organisation's own records stay: the audit log of which calls were made in your name, for as long as its retention says; plans of changes that you asked for or decided, for 30 days; an admin's removal of your mapping.";

    public async IAsyncEnumerable<string> ExportAsync(Caller caller, Place place, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var approval in approvals.OfAsync(caller.Person, cancellation).ConfigureAwait(false))
            yield return new JsonObject { ["kind"] = "plan", ["stored"] = JsonNode.Parse(ApprovalJson.Write(approval)) }.ToJsonString();
    }

    public Task EraseAsync(Caller caller, Place place, CancellationToken cancellation) => Task.CompletedTask;
}
