using System.Collections.Immutable;
using System.Globalization;
using Bot.Answers;
using Bot.Notifications.Incidents;
using Bot.Notifications.Posting;
using Bot.Notifications.Rules;

namespace Bot.Intents.Alerts;

/// <summary>Lists of incidents, rules and mutes.</summary>
internal static class AlertTables
{
    private const int MaxRows = 100;

    public static Answer List(IReadOnlyList<Incident> found, string what, DateTimeOffset now, Func<string, string> aliasOf)
    {
        if (found.Count == 0)
            return new() { Text = $"**No notifications {what}.**", Offers = [new("rules", "Which come here?", "notification rules")] };
        var ordered = found.OrderBy(i => !i.IsOpen).ThenByDescending(i => i.LastSeen).ThenBy(i => i.Id, StringComparer.Ordinal).ToList();
        var open = found.Count(i => i.IsOpen);
        return new()
        {
            Text = $"**{found.Count} notification{(found.Count == 1 ? "" : "s")} {what}**, {open} open.",
            Tables =
            [
                new("", [new("Id"), new("What"), new("Severity"), new("State"), new("Account"), new("Region"), new("Times", ColumnKind.Number), new("Last", ColumnKind.Time)],
                    [.. ordered.Take(MaxRows).Select(i => ImmutableArray.Create<Cell>(
                        i.Id, new Cell(i.Latest.Title, Url: i.Latest.Links.FirstOrDefault()?.Url), i.Latest.Severity.ToString().ToLowerInvariant(), State(i), aliasOf(i.Latest.Account), i.Latest.Region,
                        new(i.Count.ToString(CultureInfo.InvariantCulture), i.Count), new(NoticeWords.Time(i.LastSeen), i.LastSeen.ToUnixTimeSeconds())))])
                {
                    Total = found.Count > MaxRows ? found.Count : null,
                },
            ],
            Offers = ordered.FirstOrDefault(i => i.State == IncidentState.Open) is { } first ? [new("first", "Show the latest open one", first.Id)] : [],
        };
    }

    public static Answer Detail(Incident incident, NotificationRule rule, IReadOnlyList<StoredAction> own, string alias)
    {
        var card = NoticeCard.Of(incident, rule, own, alias, null, isFirst: false);
        return card with
        {
            Tables = incident.History.IsEmpty ? [] : [new("What became of it", [new("Time", ColumnKind.Time), new("Who"), new("What")], [.. incident.History.Select(h => ImmutableArray.Create<Cell>(new Cell(NoticeWords.Time(h.At), h.At.ToUnixTimeSeconds()), h.Who, h.What))])],
            Notes = [$"It came through {incident.Latest.Through} and the rule {incident.Rule}{(incident.Told == Telling.Muted ? "; it is muted" : "")}."],
        };
    }

    public static Answer Rules(NotificationRules all, string channel, NotificationRulesSource source)
    {
        if (!all.IsOn)
            return new() { Text = "**No notifications come in:** no topic and no webhook is listed. An admin can list them under `notifications` in directory.yaml." };
        string Names(IEnumerable<string> channels) => string.Join(", ", channels.Select(c => source.Channel(c)?.Name ?? c));
        var here = all.Rules.Where(r => r.Channels.Contains(channel)).Select(r => r.Name).Concat(all.Otherwise.Contains(channel) ? [NotificationRule.OtherwiseName] : []).ToList();
        return new()
        {
            Text = $"**{all.Rules.Length} rule{(all.Rules.Length == 1 ? "" : "s")}** for what {all.Topics.Length} topic{(all.Topics.Length == 1 ? "" : "s")} and {all.Webhooks.Length} webhook{(all.Webhooks.Length == 1 ? "" : "s")} send. To this channel: {(here.Count == 0 ? "none" : string.Join(", ", here))}. The first rule that fits takes a notification.",
            Tables =
            [
                new("", [new("Rule"), new("Fits"), new("To"), new("How")],
                [
                    .. all.Rules.Select(r => ImmutableArray.Create<Cell>(r.Name, Fits(r, source), Names(r.Channels), How(r))),
                    ImmutableArray.Create<Cell>(NotificationRule.OtherwiseName, "everything else", Names(all.Otherwise), "at once"),
                ]),
            ],
            Offers = [new("test", "Send a test notification", "send a test notification")],
        };
    }

    public static Answer Muted(IReadOnlyList<Mute> mutes) => mutes.Count == 0
        ? new() { Text = "**Nothing is muted here.**" }
        : new()
        {
            Text = $"**{mutes.Count} {(mutes.Count == 1 ? "name is" : "names are")} muted here.**",
            Tables = [new("", [new("What"), new("Until", ColumnKind.Time), new("By")], [.. mutes.Select(m => ImmutableArray.Create<Cell>(m.Pattern, new(NoticeWords.Time(m.Until), m.Until.ToUnixTimeSeconds()), m.By))])],
        };

    private static string State(Incident incident) => incident.State switch
    {
        IncidentState.Told => "told",
        _ when incident.Told == Telling.Muted => $"{incident.State.ToString().ToLowerInvariant()}, muted",
        IncidentState.Acknowledged when incident.Assignee.Length > 0 => $"acknowledged by {incident.Assignee}",
        _ => incident.State.ToString().ToLowerInvariant() + (incident.IsEscalated && incident.IsOpen ? ", escalated" : ""),
    };

    private static string Fits(NotificationRule rule, NotificationRulesSource source)
    {
        var parts = new List<string>();
        void Add(string name, IEnumerable<string> values)
        {
            if (string.Join(" or ", values) is { Length: > 0 } text)
                parts.Add($"{name} {text}");
        }
        Add("source", rule.Sources);
        Add("account", rule.Accounts.Select(source.AliasOf));
        Add("Region", rule.Regions);
        Add("tag", rule.Tags);
        Add("name", rule.Names);
        Add("through", rule.Through);
        if (rule.Severity > Notifications.Severity.Info)
            parts.Add($"{rule.Severity.ToString().ToLowerInvariant()} or worse");
        return parts.Count == 0 ? "everything" : string.Join(", ", parts);
    }

    private static string How(NotificationRule rule) => string.Join(", ", new[]
    {
        rule.DigestMinutes > 0 ? $"together every {rule.DigestMinutes} minutes" : "at once",
        rule.Quiet is { } quiet ? $"quiet {quiet.From:HH\\:mm}–{quiet.To:HH\\:mm} {quiet.Zone.Id} below {quiet.Except.ToString().ToLowerInvariant()}" : "",
        rule.Investigate ? "investigated by itself" : "",
        rule.Escalation is { } escalation ? $"escalates after {escalation.AfterMinutes} minutes" : "",
        rule.Continue ? "further rules are tried" : "",
    }.Where(p => p.Length > 0));
}
