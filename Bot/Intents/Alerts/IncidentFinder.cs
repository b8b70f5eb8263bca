using Bot.Conversations;
using Bot.Identity;
using Bot.Identity.Resolution;
using Bot.Notifications.Incidents;
using Bot.Notifications.Rules;
using Bot.Understanding.Alerts;

namespace Bot.Intents.Alerts;

/// <summary>The incidents that somebody may speak of in a channel: its own, and those that were escalated to it. In a direct conversation, those assigned to them.</summary>
internal sealed class IncidentFinder(IncidentStore incidents, NotificationRulesSource rules)
{
    /// <summary>The directory's id of where this is said.</summary>
    public static string ChannelOf(Turn turn) => Sender.ChannelOf(turn.Message);

    /// <summary>The incidents of the channel.</summary>
    public async Task<List<Incident>> HereAsync(Turn turn, CancellationToken cancellation)
    {
        var found = new List<Incident>();
        await foreach (var incident in incidents.ListAsync(ChannelOf(turn), cancellation).ConfigureAwait(false))
            found.Add(incident);
        return found;
    }

    /// <summary>Those assigned to the person, wherever they are.</summary>
    public async Task<List<Incident>> MineAsync(Caller caller, CancellationToken cancellation)
    {
        var found = new List<Incident>();
        foreach (var channel in Channels())
        {
            await foreach (var incident in incidents.ListAsync(channel, cancellation).ConfigureAwait(false))
            {
                if (incident.Assignee == caller.Person && incident.IsOpen)
                    found.Add(incident);
            }
        }
        return found;
    }

    /// <summary>What is meant: an id, a flood, all that is open, or a name.</summary>
    public async Task<List<Incident>> MeantAsync(Turn turn, string subject, CancellationToken cancellation)
    {
        var here = await HereAsync(turn, cancellation).ConfigureAwait(false);
        if (subject == AlertTopics.All)
            return here.FindAll(i => i.State == IncidentState.Open);
        if (subject.StartsWith(AlertTopics.Flood, StringComparison.Ordinal))
            return here.FindAll(i => i.Flood == subject[AlertTopics.Flood.Length..]);
        if (here.Find(i => i.Id == subject) is { } own)
            return [own];
        if (await ElsewhereAsync(ChannelOf(turn), turn.Caller.Person, subject, cancellation).ConfigureAwait(false) is { } escalated)
            return [escalated];
        var named = here.FindAll(i => Mutes.Fits(new(i.Channel, subject, default, ""), i));
        return named.Exists(i => i.IsOpen) ? named.FindAll(i => i.IsOpen) : named;
    }

    /// <summary>The incident of an id, where the person may speak of it in this channel; null otherwise.</summary>
    public async Task<Incident?> FindAsync(string here, string person, string id, CancellationToken cancellation) =>
        await incidents.FindAsync(here, id, cancellation).ConfigureAwait(false) ?? await ElsewhereAsync(here, person, id, cancellation).ConfigureAwait(false);

    private async Task<Incident?> ElsewhereAsync(string here, string person, string id, CancellationToken cancellation)
    {
        foreach (var channel in Channels().Where(c => c != here))
        {
            if (await incidents.FindAsync(channel, id, cancellation).ConfigureAwait(false) is { } incident
                && (incident.Assignee == person || incident.IsEscalated && rules.Current.Find(incident.Rule).Escalation is { } e && e.Channels.Contains(here)))
                return incident;
        }
        return null;
    }

    private IEnumerable<string> Channels() => rules.Current.Rules.SelectMany(r => r.Channels).Concat(rules.Current.Otherwise).Distinct();
}
