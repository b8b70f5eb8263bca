using System.Collections.Immutable;
using System.Text;
using Bot.Answers;
using Bot.Notifications.Incidents;
using Bot.Notifications.Rules;

namespace Bot.Notifications.Posting;

/// <summary>An incident as a post: what it is, how it stands, its graph, and what can be done.</summary>
internal static class NoticeCard
{
    private const int MaxText = 1800, MaxRaw = 2500, MaxFields = 14, MaxOffers = 12;

    /// <param name="own">Own actions of the channel.</param>
    /// <param name="alias">The account's name.</param>
    /// <param name="chart">The metric's graph; null where it is not drawn (again).</param>
    /// <param name="isFirst">The card's first form, which may call people.</param>
    public static Answer Of(Incident incident, NotificationRule rule, IReadOnlyList<StoredAction> own, string alias, Chart? chart, bool isFirst) => new()
    {
        Text = Text(incident, rule, alias),
        Charts = chart is null ? [] : [chart],
        Offers = Offers(incident, rule, own, alias),
        Sources = [.. Links(incident.Latest, rule, alias).Select(l => new Source(l.Title, l.Url))],
        Notify = isFirst && incident.Latest.State != NoticeState.Resolved ? rule.Mentions : [],
    };

    /// <summary>A card's lines in a list.</summary>
    public static string Line(Incident incident) => $"{NoticeWords.Mark(incident)} **{incident.Latest.Title}** `{incident.Id}`{(incident.Count > 1 ? $" ×{incident.Count}" : "")}";

    private static string Text(Incident incident, NotificationRule rule, string alias)
    {
        var notice = incident.Latest;
        var text = new StringBuilder();
        text.Append($"{NoticeWords.Mark(incident)} **{notice.Title}**{(notice.State == NoticeState.Told ? "" : $" · {notice.Severity.ToString().ToLowerInvariant()}")} · `{incident.Id}`\n");
        text.Append(NoticeWords.Where(notice, alias)).Append('\n');
        var own = rule.Template.Length > 0 ? NoticeText.Fill(rule.Template, notice, alias) : notice.Text;
        if (own.Length > 0)
            text.Append(Cut(own, MaxText)).Append('\n');
        foreach (var field in notice.Fields.Take(MaxFields))
            text.Append($"- {field.Name}: {field.Value}\n");
        if (notice.Raw.Length > 0)
            text.Append("```\n").Append(Cut(notice.Raw, MaxRaw).Replace("```", "ʼʼʼ", StringComparison.Ordinal)).Append("\n```\n");
        if (NoticeWords.Standing(incident) is { Length: > 0 } standing)
            text.Append($"**Now:** {standing}{(incident.Count > 1 ? $"; {incident.Count} messages, the last {NoticeWords.Time(incident.LastSeen)}" : "")}");
        else if (incident.Count > 1)
            text.Append($"{incident.Count} messages, the last {NoticeWords.Time(incident.LastSeen)}");
        return text.ToString().TrimEnd();
    }

    private static ImmutableArray<Offer> Offers(Incident incident, NotificationRule rule, IReadOnlyList<StoredAction> own, string alias)
    {
        var notice = incident.Latest;
        var offers = ImmutableArray.CreateBuilder<Offer>();
        foreach (var action in notice.Actions)
            offers.Add(new($"n{offers.Count}", action.Label, action.Message));
        if (notice.Investigation.Length > 0 && notice.State != NoticeState.Resolved)
            offers.Add(new("investigate", "Investigate", notice.Investigation));
        if (LogsOf(notice) is { } logs)
        {
            offers.Add(new("logs", "Logs", $"show the logs of {logs} in the last hour"));
            offers.Add(new("error-logs", "Error logs", $"errors in the logs of {logs} in the last hour"));
        }
        if (incident.State == IncidentState.Open)
            offers.Add(new("ack", "Acknowledge", $"acknowledge {incident.Id}"));
        if (incident.State is IncidentState.Open or IncidentState.Acknowledged)
        {
            offers.Add(new("mine", "Assign to me", $"assign {incident.Id} to me"));
            offers.Add(new("snooze", "Snooze 1 hour", $"snooze {incident.Id} for 1 hour"));
            offers.Add(new("resolve", "Resolve", $"resolve {incident.Id}"));
            if (rule.Escalation is not null && !incident.IsEscalated)
                offers.Add(new("escalate", "Escalate", $"escalate {incident.Id}"));
        }
        if (incident.State == IncidentState.Snoozed)
            offers.Add(new("unsnooze", "Wake it up", $"unsnooze {incident.Id}"));
        foreach (var action in rule.Actions.Where(a => OwnActions.Shows(a, notice, alias)))
            offers.Add(new($"own{offers.Count}", action.Label, OwnActions.Press(action.Label, incident)));
        foreach (var action in own.Where(a => a.Shows(incident, alias)))
            offers.Add(new($"own{offers.Count}", action.Button.Label, OwnActions.Press(action.Name, incident)));
        return [.. offers.Take(MaxOffers)];
    }

    /// <summary>Whose logs belong to it: a function or API behind an alarm.</summary>
    private static string? LogsOf(Notification notice)
    {
        var region = notice.Region.Length > 0 ? $" in {notice.Region}" : "";
        foreach (var (dimension, kind) in (ReadOnlySpan<(string, string)>)[("FunctionName", "lambda"), ("ApiName", "api"), ("ServiceName", "ecs service"), ("LogGroupName", "log group")])
        {
            if (notice.Metric?.Dimensions.FirstOrDefault(d => d.Name == dimension)?.Value is { Length: > 0 and < 200 } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '/' or '.'))
                return $"{kind} {name}{region}";
        }
        return null;
    }

    private static IEnumerable<NoticeLink> Links(Notification notice, NotificationRule rule, string alias) =>
        [.. rule.Links.Select(l => l with { Url = NoticeText.Fill(l.Url, notice, alias, Uri.EscapeDataString) }), .. notice.Links];

    private static string Cut(string text, int max) => Sources.Short.Cut(text, max);
}
