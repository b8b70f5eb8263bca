using Bot.Conversations;
using Bot.Identity;
using Bot.Notifications;
using Bot.Notifications.Incidents;
using Bot.Notifications.Rules;
using Bot.Understanding.Alerts;

namespace Bot.Intents.Alerts;

/// <summary>What people do with an incident. Its card follows a moment later, in the order of its channel.</summary>
internal sealed class LifeCycle(IncidentStore incidents, DueSteps due, NotificationRulesSource rules, NoticeAudit audit)
{
    /// <summary>Does it.</summary>
    /// <returns>The incident as it stands now; null where there was nothing to do.</returns>
    public async Task<Incident?> DoAsync(string what, Incident incident, Turn turn, string? person, DateTimeOffset? until, CancellationToken cancellation)
    {
        var changed = false;
        var now = await incidents.ChangeAsync(incident.Channel, incident.Id, before =>
        {
            var after = before is null ? null : Changed(what, before, turn.Caller, person, until, turn.Now);
            changed = after is not null;
            return after;
        }, cancellation).ConfigureAwait(false);
        if (!changed || now is null)
            return null;
        audit.Done(turn, now, what, what is AlertTopics.Assign or AlertTopics.Acknowledge ? now.Assignee : null, now.SnoozedUntil);
        if (now.State is IncidentState.Acknowledged or IncidentState.Resolved or IncidentState.Snoozed)
            await due.RemoveAsync(now.Channel, NoticeStep.Escalate, now.Id, cancellation).ConfigureAwait(false);
        if (now.State == IncidentState.Snoozed)
        {
            await due.RemoveAsync(now.Channel, NoticeStep.Wake, now.Id, cancellation).ConfigureAwait(false);
            await due.AddAsync(now.Channel, NoticeStep.Wake, now.Id, now.SnoozedUntil!.Value, cancellation).ConfigureAwait(false);
        }
        await due.AddAsync(now.Channel, what == AlertTopics.Escalate ? NoticeStep.Escalate : NoticeStep.Card, now.Id, turn.Now, cancellation).ConfigureAwait(false);
        if (now.Flood.Length > 0)
            await due.AddAsync(now.Channel, NoticeStep.Flood, now.Flood, turn.Now, cancellation).ConfigureAwait(false);
        return now;
    }

    /// <summary>Who is meant: "me", a name of the directory, or the platform's mention of somebody in it. Null where nobody is.</summary>
    public static string? PersonOf(string said, Turn turn, Identity.Directory? directory)
    {
        if (said.Equals("me", StringComparison.OrdinalIgnoreCase) || said.Equals("myself", StringComparison.OrdinalIgnoreCase))
            return turn.Caller.Person;
        var platform = turn.Message.Place.Platform.ToString().ToLowerInvariant();
        var bare = said.Split('|')[0].TrimStart('@');
        return directory?.People.FirstOrDefault(p => p.Name.Equals(bare, StringComparison.OrdinalIgnoreCase) || p.Ids.Contains($"{platform}:{bare}", StringComparer.OrdinalIgnoreCase))?.Name;
    }

    /// <summary>Whether the rule of an incident says to whom it escalates.</summary>
    public bool CanEscalate(Incident incident) => rules.Current.Find(incident.Rule).Escalation is not null;

    private static Incident? Changed(string what, Incident incident, Caller by, string? person, DateTimeOffset? until, DateTimeOffset now) => what switch
    {
        AlertTopics.Acknowledge when incident.State is IncidentState.Open or IncidentState.Snoozed => (incident with { State = IncidentState.Acknowledged, Assignee = person ?? (incident.Assignee.Length > 0 ? incident.Assignee : by.Person), SnoozedUntil = null }).With(now, by.Person, "acknowledged"),
        AlertTopics.Assign when incident.IsOpen => (incident with { Assignee = person ?? by.Person, State = incident.State == IncidentState.Open && (person ?? by.Person) == by.Person ? IncidentState.Acknowledged : incident.State }).With(now, by.Person, Incident.AssignedTo(person ?? by.Person)),
        AlertTopics.Snooze when incident.IsOpen => (incident with { State = IncidentState.Snoozed, SnoozedUntil = until ?? now.AddHours(1) }).With(now, by.Person, "snoozed"),
        AlertTopics.Wake when incident.State == IncidentState.Snoozed => (incident with { State = IncidentState.Open, SnoozedUntil = null }).With(now, by.Person, "woken up"),
        AlertTopics.Resolve when incident.State != IncidentState.Resolved => (incident with { State = IncidentState.Resolved, Ended = now, SnoozedUntil = null }).With(now, by.Person, "resolved"),
        AlertTopics.Reopen when incident.State == IncidentState.Resolved => (incident with { State = IncidentState.Open, Ended = null }).With(now, by.Person, "opened again"),
        AlertTopics.Escalate when incident is { IsOpen: true, IsEscalated: false } => (incident with { IsEscalated = true, State = IncidentState.Open }).With(now, by.Person, "escalated"),
        _ => null,
    };
}
