using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Bot.Channels;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.History;
using Bot.Notifications.Rules;

namespace Bot.Notifications.Incidents;

/// <summary>What incidents and mutes keep of a person: who took care of it, and what they did. Erasing takes the name out; what happened stays the channel's.</summary>
internal sealed class IncidentData(IncidentStore incidents, OwnActionStore actions, DueSteps due, TimeProvider clock) : IPersonalData
{
    private const string Somebody = "somebody";

    public string Name => "your name in incidents, mutes and own actions";

    public string Stays => "Incidents and mutes stay their channel's for 30 days and own actions until they are removed, without your name.";

    public async IAsyncEnumerable<string> ExportAsync(Caller caller, Place place, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var one in incidents.AllAsync(cancellation).ConfigureAwait(false))
        {
            if (Names(one, caller.Person))
            {
                yield return new JsonObject
                {
                    ["kind"] = "incident",
                    ["id"] = one.Id,
                    ["channel"] = one.Channel,
                    ["title"] = one.Latest.Title,
                    ["assigned"] = one.Assignee == caller.Person,
                    ["did"] = new JsonArray([.. one.History.Where(h => Names(h, caller.Person)).Select(h => (JsonNode)new JsonObject { ["at"] = h.At, ["who"] = h.Who, ["what"] = h.What })]),
                }.ToJsonString(StoredForm.Options);
            }
        }
        foreach (var mute in await incidents.AllMutesAsync(cancellation).ConfigureAwait(false))
        {
            if (mute.By == caller.Person)
                yield return new JsonObject { ["kind"] = "mute", ["channel"] = mute.Channel, ["what"] = mute.Pattern, ["until"] = mute.Until }.ToJsonString(StoredForm.Options);
        }
        foreach (var action in await actions.AllAsync(cancellation).ConfigureAwait(false))
        {
            if (action.By == caller.Person)
                yield return new JsonObject { ["kind"] = "own-action", ["channel"] = action.Channel, ["name"] = action.Name, ["says"] = action.Button.Ask, ["at"] = action.At }.ToJsonString(StoredForm.Options);
        }
    }

    public async Task EraseAsync(Caller caller, Place place, CancellationToken cancellation)
    {
        var person = caller.Person;
        var named = new List<Incident>();
        await foreach (var one in incidents.AllAsync(cancellation).ConfigureAwait(false))
        {
            if (Names(one, person))
                named.Add(one);
        }
        foreach (var one in named)
        {
            await incidents.ChangeAsync(one.Channel, one.Id, now => now is null ? null : Without(now, person), cancellation).ConfigureAwait(false);
            // A card that names the person as the one who takes care of it is told again.
            if (one.Assignee == person)
                await due.AddAsync(one.Channel, NoticeStep.Card, one.Id, clock.GetUtcNow(), cancellation).ConfigureAwait(false);
        }
        foreach (var mute in (await incidents.AllMutesAsync(cancellation).ConfigureAwait(false)).Where(m => m.By == person))
            await incidents.MuteAsync(mute with { By = Somebody }, cancellation).ConfigureAwait(false);
        foreach (var action in (await actions.AllAsync(cancellation).ConfigureAwait(false)).Where(a => a.By == person))
            await actions.RenameMakerAsync(action, Somebody, cancellation).ConfigureAwait(false);
    }

    private static bool Names(Incident incident, string person) => incident.Assignee == person || incident.History.Any(h => Names(h, person));

    private static bool Names(IncidentStep step, string person) => step.Who == person || step.What == Incident.AssignedTo(person);

    private static Incident Without(Incident incident, string person) => incident with
    {
        Assignee = incident.Assignee == person ? "" : incident.Assignee,
        History = [.. incident.History.Select(h => h with { Who = h.Who == person ? Somebody : h.Who, What = h.What == Incident.AssignedTo(person) ? Incident.AssignedTo(Somebody) : h.What })],
    };
}
