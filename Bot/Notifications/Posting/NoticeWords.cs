using System.Globalization;
using Bot.Notifications.Incidents;

namespace Bot.Notifications.Posting;

/// <summary>Marks, times and states in words.</summary>
internal static class NoticeWords
{
    public static string Mark(Incident incident) => incident.State == IncidentState.Resolved ? "🟢" : Mark(incident.Latest);

    public static string Mark(Notification notice) => notice.State switch
    {
        NoticeState.Resolved => "🟢",
        NoticeState.Told => notice.Severity >= Severity.High ? "🟠" : "🔵",
        _ => notice.Severity switch { Severity.Critical => "🚨", Severity.High => "🔴", Severity.Medium => "🟠", _ => "🟡" },
    };

    public static string Time(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalMinutes: < 2 } => "a minute",
        { TotalMinutes: < 120 } => $"{span.TotalMinutes:0} minutes",
        { TotalHours: < 48 } => $"{span.TotalHours:0} hours",
        _ => $"{span.TotalDays:0} days",
    };

    /// <summary>How an incident stands, in a line.</summary>
    public static string Standing(Incident incident) => incident.State switch
    {
        IncidentState.Acknowledged => incident.Assignee.Length > 0 ? $"acknowledged, {incident.Assignee} takes care of it" : "acknowledged",
        IncidentState.Snoozed => $"snoozed until {Time(incident.SnoozedUntil ?? default)}",
        IncidentState.Resolved => $"over since {Time(incident.Ended ?? incident.LastSeen)}, after {Span((incident.Ended ?? incident.LastSeen) - incident.Opened)}",
        IncidentState.Told => "",
        _ => incident.IsEscalated ? "open, escalated" : incident.Assignee.Length > 0 ? $"open, assigned to {incident.Assignee}" : "open",
    };

    /// <summary>Where it comes from, in a line.</summary>
    public static string Where(Notification notice, string alias) => string.Join(" · ", new[] { notice.Source, alias, notice.Region, Time(notice.At) }.Where(p => p.Length > 0));
}
