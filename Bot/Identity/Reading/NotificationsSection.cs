using System.Collections.Immutable;
using System.Globalization;
using Bot.Notifications;
using Bot.Notifications.Doors.Sns;
using Bot.Notifications.Rules;
using Bot.Settings;

namespace Bot.Identity.Reading;

/// <summary><c>notifications</c>: what may come in by itself, and where it goes.</summary>
internal static class NotificationsSection
{
    private const int MaxLabel = 40;
    private static readonly string[] Severities = ["info", "low", "medium", "high", "critical"];

    public static NotificationRules Read(Section file, ImmutableArray<DirectoryChannel> channels, Known known, FaultList faults)
    {
        if (file.Inner("notifications", "topics", "webhooks", "rules", "otherwise") is not { } entry)
            return NotificationRules.None;
        var topics = entry.Texts("topics");
        foreach (var topic in topics.Where(t => SnsHosts.RegionOf(t.Text) is null))
            faults.Add(topic, $"'{topic.Text}' is no topic's ARN; write arn:aws:sns:REGION:ACCOUNT:NAME. Wildcards are not taken.");
        var webhooks = entry.Texts("webhooks");
        foreach (var name in webhooks.Where(w => !IsName(w.Text)))
            faults.Add(name, $"'{name.Text}' is no name; write small letters, digits and dashes, such as grafana.");
        var rules = new List<NotificationRule>();
        foreach (var section in entry.Sections(
            "rules", "name", "sources", "accounts", "regions", "tags", "names", "through", "severity", "channels", "continue", "mentions", "template", "links", "actions", "investigate", "floodFrom", "quietHours", "digestMinutes", "escalate"))
        {
            var rule = Rule(section, channels, known, faults);
            if (rules.Exists(r => r.Name == rule.Name))
                section.Fault("name", $"'{rule.Name}' is another rule's name already; give each its own.");
            rules.Add(rule);
        }
        var read = new NotificationRules
        {
            Topics = [.. topics.Select(t => t.Text)],
            Webhooks = [.. webhooks.Select(w => w.Text)],
            Rules = [.. rules],
            Otherwise = Channels(entry.Texts("otherwise"), channels, faults),
        };
        if (read.IsOn && read.Otherwise.IsEmpty)
            entry.Fault("otherwise", "is missing, so what fits no rule would be lost; write the channel for it, such as otherwise: [slack:C0123ABC].");
        return read;
    }

    private static NotificationRule Rule(Section entry, ImmutableArray<DirectoryChannel> channels, Known known, FaultList faults)
    {
        foreach (var region in entry.Texts("regions"))
            AwsNames.CheckRegion(region, faults);
        foreach (var tag in entry.Texts("tags").Where(t => t.Text.IndexOf('=') <= 0))
            faults.Add(tag, $"'{tag.Text}' is no tag; write key=value, such as env=prod (both may hold *).");
        var rule = new NotificationRule(entry.Required("name", "write a short name, which cards and lists show")?.Text ?? "")
        {
            Sources = [.. entry.Texts("sources").Select(s => s.Text.ToLowerInvariant())],
            Accounts = [.. entry.Texts("accounts").Select(a => known.Account(a, faults)).OfType<string>()],
            Regions = [.. entry.Texts("regions").Select(r => r.Text)],
            Tags = [.. entry.Texts("tags").Select(t => t.Text)],
            Names = [.. entry.Texts("names").Select(n => n.Text)],
            Through = [.. entry.Texts("through").Select(t => t.Text)],
            Severity = SeverityOf(entry.Text("severity"), Severity.Info, faults),
            Channels = Channels(entry.Texts("channels"), channels, faults),
            Continue = entry.Flag("continue", false),
            Mentions = Mentions(entry.Texts("mentions"), faults),
            Template = entry.Text("template")?.Text ?? "",
            Links = [.. entry.Sections("links", "title", "url").Select(l => new NoticeLink(l.Required("title", "write what the link shows")?.Text ?? "", Url(l, faults)))],
            Actions = [.. entry.Sections("actions", "label", "ask", "when").Select(a => new OwnAction(Label(a, faults), a.Required("ask", "write what pressing it says to the bot")?.Text ?? "", [.. a.Texts("when").Select(w => w.Text)]))],
            Investigate = entry.Flag("investigate", false),
            FloodFrom = entry.Number("floodFrom", 5, 1, 100),
            Quiet = Quiet(entry, faults),
            DigestMinutes = entry.Number("digestMinutes", 0, 0, 24 * 60),
            Escalation = entry.Inner("escalate", "afterMinutes", "channels", "mentions") is { } e
                ? new(e.Number("afterMinutes", 10, 1, 24 * 60), Channels(e.Texts("channels"), channels, faults), Mentions(e.Texts("mentions"), faults))
                : null,
        };
        if (rule.Channels.IsEmpty)
            entry.Fault("channels", "is missing; write the channels that it goes to, such as [slack:C0123ABC].");
        return rule;
    }

    private static ImmutableArray<string> Channels(IReadOnlyList<YamlValue> ids, ImmutableArray<DirectoryChannel> channels, FaultList faults)
    {
        foreach (var id in ids.Where(i => !channels.Any(c => c.Id == i.Text)))
            faults.Add(id, $"channel '{id.Text}' is not under 'channels'; {(NearestName.Of(id.Text, channels.Select(c => c.Id)) is { } near ? $"did you mean '{near}'?" : "add it there.")}");
        foreach (var id in ids.Where(i => i.Text.EndsWith(":" + PlatformIds.Direct, StringComparison.Ordinal) || i.Text.StartsWith("terminal:", StringComparison.Ordinal)))
            faults.Add(id, $"'{id.Text}' is no channel that can be posted to; write one of Slack, Teams or the playground.");
        return [.. ids.Select(i => i.Text).Distinct(StringComparer.Ordinal)];
    }

    private static ImmutableArray<string> Mentions(IReadOnlyList<YamlValue> ids, FaultList faults)
    {
        foreach (var id in ids.Where(i => i.Text is not ("slack:here" or "slack:channel") && PlatformIds.PersonFault(i.Text) is not null && PlatformIds.GroupFault(i.Text) is not null))
            faults.Add(id, $"'{id.Text}' is nobody; write slack:U…, slack:S… (a user group), slack:here, or teams: and the person's object id.");
        return [.. ids.Select(i => i.Text)];
    }

    private static Severity SeverityOf(YamlValue? said, Severity otherwise, FaultList faults)
    {
        if (said is not { } value)
            return otherwise;
        if (Array.IndexOf(Severities, value.Text) is >= 0 and var at)
            return (Severity)at;
        faults.Add(value, $"'{value.Text}' is no severity; write {string.Join(", ", Severities)}.");
        return otherwise;
    }

    private static QuietHours? Quiet(Section rule, FaultList faults)
    {
        if (rule.Inner("quietHours", "from", "to", "zone", "except") is not { } entry)
            return null;
        var from = Time(entry, "from", faults);
        var to = Time(entry, "to", faults);
        var zone = TimeZoneInfo.Utc;
        if (entry.Text("zone") is { } named && !TimeZoneInfo.TryFindSystemTimeZoneById(named.Text, out zone))
            faults.Add(named, $"'{named.Text}' is no time zone; write one such as Europe/Berlin or UTC.");
        return new(from, to, zone ?? TimeZoneInfo.Utc, SeverityOf(entry.Text("except"), Severity.Critical, faults));
    }

    private static TimeOnly Time(Section entry, string key, FaultList faults)
    {
        if (entry.Required(key, "write a time such as 22:00") is not { } value)
            return default;
        if (TimeOnly.TryParseExact(value.Text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time;
        faults.Add(value, $"'{value.Text}' is no time; write one such as 22:00, in quotes.");
        return default;
    }

    private static string Url(Section link, FaultList faults)
    {
        if (link.Required("url", "write an address that begins with https://") is not { } value)
            return "";
        if (!value.Text.StartsWith("https://", StringComparison.Ordinal))
            faults.Add(value, $"'{value.Text}' does not begin with https://.");
        return value.Text;
    }

    private static string Label(Section action, FaultList faults)
    {
        if (action.Required("label", "write what stands on the button") is not { } label)
            return "";
        if (label.Text.Length > MaxLabel)
            faults.Add(label, $"has {label.Text.Length} characters; write at most {MaxLabel}.");
        return label.Text;
    }

    private static bool IsName(string text) => text.Length is > 0 and <= 64 && text.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');
}
