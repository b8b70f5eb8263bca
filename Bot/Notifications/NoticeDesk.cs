using Bot.Answers;
using Bot.Channels;
using Bot.Conversations.Stores;
using Bot.Notifications.Incidents;
using Bot.Notifications.Posting;
using Bot.Notifications.Rules;

namespace Bot.Notifications;

/// <summary>What happens to notifications in one channel: a new one gets a card, a further one brings its card up to date, much at once is gathered, and what is quiet waits.</summary>
internal sealed class NoticeDesk(IncidentStore incidents, NotificationRulesSource rules, NoticePosts posts, NoticeGraph graph, Gathering gathering, DueSteps due, NotificationMetrics metrics, NoticeAudit audit, OwnActionStore own, TimeProvider clock)
{
    private const string Bot = "Wheelhouse";
    private const int SeenKept = 20;
    /// <summary>A card is brought up to date at most this often: platforms count updates too.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    public Task<Incident?> FindAsync(string channel, string id, CancellationToken cancellation) => incidents.FindAsync(channel, id, cancellation);

    public async Task ShowAsync(string channel, string ruleName, Notification notice, CancellationToken cancellation)
    {
        var rule = rules.Current.Find(ruleName);
        var now = clock.GetUtcNow();
        var id = NoticeIds.Of(channel, notice.Key);
        var isNew = false;
        var isChange = false;
        var isEnd = false;
        var incident = await incidents.ChangeAsync(channel, id, before =>
        {
            (isNew, isChange, isEnd) = (false, false, false);
            if (before is not null && before.Seen.Contains(notice.Id))
                return null;
            isNew = before is null || Reopens(before, notice);
            var after = isNew ? Begin(channel, id, before, notice, now) : Next(before!, notice, now);
            isChange = before is not null && !isNew && (after.State != before.State || after.Latest.Title != before.Latest.Title || after.Latest.Severity > before.Latest.Severity);
            isEnd = before is { IsOpen: true } && after.State == IncidentState.Resolved;
            return after with { Rule = rule.Name, Seen = [.. after.Seen.TakeLast(SeenKept - 1), notice.Id] };
        }, cancellation).ConfigureAwait(false);
        if (incident is null)
            return;
        if (isEnd)
            audit.Changed(incident, "resolve");
        if (isNew || incident.Told == Telling.Nowhere)
            await TellAsync(incident, rule, now, cancellation).ConfigureAwait(false);
        else
            await FollowAsync(incident, isChange, now, cancellation).ConfigureAwait(false);
    }

    /// <summary>Brings a card up to date.</summary>
    public async Task RefreshAsync(string channel, string id, CancellationToken cancellation)
    {
        var incident = await incidents.ChangeAsync(channel, id, i => i is null ? null : i with { Revision = i.Revision + 1, Updated = clock.GetUtcNow() }, cancellation).ConfigureAwait(false);
        if (incident is null || incident.Told != Telling.Card)
            return;
        await posts.PostAsync(channel, PostIds.After(incident.Post, $"u{incident.Revision}"), await CardAsync(incident, null, isFirst: false, cancellation).ConfigureAwait(false), new(Replaces: incident.Post), cancellation: cancellation).ConfigureAwait(false);
    }

    /// <summary>A snooze is over: it is shown again if it still is as it was.</summary>
    public async Task WakeAsync(string channel, string id, CancellationToken cancellation)
    {
        var woke = false;
        var incident = await incidents.ChangeAsync(channel, id, i =>
        {
            woke = i is { State: IncidentState.Snoozed };
            return woke ? (i! with { State = IncidentState.Open, SnoozedUntil = null }).With(clock.GetUtcNow(), Bot, "woke up") : null;
        }, cancellation).ConfigureAwait(false);
        if (incident is null || !woke)
            return;
        audit.Changed(incident, "wake");
        await RefreshAsync(channel, id, cancellation).ConfigureAwait(false);
        await ReplyAsync(incident, $"woke{incident.Revision}", "The snooze is over, and it is still open.", rules.Current.Find(incident.Rule).Mentions, cancellation).ConfigureAwait(false);
    }

    /// <summary>Nobody acknowledged it in time.</summary>
    public async Task EscalateAsync(string channel, string id, CancellationToken cancellation)
    {
        var escalated = false;
        var incident = await incidents.ChangeAsync(channel, id, i =>
        {
            escalated = i is { State: IncidentState.Open, IsEscalated: false };
            return escalated ? (i! with { IsEscalated = true }).With(clock.GetUtcNow(), Bot, "escalated: nobody acknowledged it") : null;
        }, cancellation).ConfigureAwait(false);
        if (incident is not null && escalated)
            audit.Changed(incident, "escalate");
        if (incident is not null && (escalated || incident.IsEscalated))
            await EscalatedAsync(incident, cancellation).ConfigureAwait(false);
    }

    /// <summary>Tells those whom the rule names for it. Each once.</summary>
    public async Task EscalatedAsync(Incident incident, CancellationToken cancellation)
    {
        var rule = rules.Current.Find(incident.Rule);
        await due.AddAsync(incident.Channel, NoticeStep.Card, incident.Id, clock.GetUtcNow(), cancellation).ConfigureAwait(false);
        if (rule.Escalation is not { } escalation)
            return;
        var waited = NoticeWords.Span(clock.GetUtcNow() - incident.Opened);
        await ReplyAsync(incident, "escalated", $"⏫ **Escalated**: open for {waited} and not acknowledged.", escalation.Channels.IsEmpty ? escalation.Mentions : [], cancellation).ConfigureAwait(false);
        var card = await CardAsync(incident, null, isFirst: false, cancellation).ConfigureAwait(false);
        foreach (var channel in escalation.Channels.Where(c => c != incident.Channel))
        {
            var told = card with { Text = $"⏫ **Escalated** from {rules.Channel(incident.Channel)?.Name ?? incident.Channel}: open for {waited} and not acknowledged.\n{card.Text}", Notify = escalation.Mentions };
            await posts.PostAsync(channel, PostIds.After(incident.Post, $"escalated@{channel}"), told, null, cancellation: cancellation).ConfigureAwait(false);
        }
    }

    private async Task TellAsync(Incident incident, NotificationRule rule, DateTimeOffset now, CancellationToken cancellation)
    {
        var how = await HowAsync(incident, rule, now, cancellation).ConfigureAwait(false);
        if (how == Telling.Card)
        {
            var drawn = incident.Latest.State == NoticeState.Resolved ? new(null, null, []) : await graph.DrawAsync(incident.Channel, incident.Latest, cancellation).ConfigureAwait(false);
            await posts.PostAsync(incident.Channel, incident.Post, await CardAsync(incident, drawn.Chart, isFirst: true, cancellation).ConfigureAwait(false), null, drawn.Caller, drawn.Calls, cancellation).ConfigureAwait(false);
        }
        var flood = how == Telling.Flood ? await gathering.JoinFloodAsync(incident, cancellation).ConfigureAwait(false) : "";
        if (how == Telling.Digest)
            await due.AddAsync(incident.Channel, NoticeStep.Digest, rule.Name, rule.Quiet?.EndsAt(now) ?? now.AddMinutes(Math.Max(1, rule.DigestMinutes)), cancellation).ConfigureAwait(false);
        await incidents.ChangeAsync(incident.Channel, incident.Id, i => i is null ? null : i with { Told = how, Flood = flood, Updated = now }, cancellation).ConfigureAwait(false);
        if (flood.Length > 0)
            await gathering.ScheduleAsync(incident.Channel, flood, cancellation).ConfigureAwait(false);
        if (rule.Escalation is { } escalation && incident.State == IncidentState.Open && how is Telling.Card or Telling.Flood)
            await due.AddAsync(incident.Channel, NoticeStep.Escalate, incident.Id, incident.Opened.AddMinutes(escalation.AfterMinutes), cancellation).ConfigureAwait(false);
        metrics.Shown(how.ToString().ToLowerInvariant());
    }

    private async Task<Telling> HowAsync(Incident incident, NotificationRule rule, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var mute in await incidents.MutesAsync(incident.Channel, cancellation).ConfigureAwait(false))
        {
            if (Mutes.Fits(mute, incident))
                return Telling.Muted;
        }
        var isUrgent = rule.Quiet is { } quiet && incident.Latest.Severity >= quiet.Except;
        if (!isUrgent && (rule.DigestMinutes > 0 || rule.Quiet?.EndsAt(now) is not null))
            return Telling.Digest;
        return await gathering.IsFloodAsync(incident.Channel, rule.FloodFrom, incident.Post, now, cancellation).ConfigureAwait(false) ? Telling.Flood : Telling.Card;
    }

    /// <summary>A further message of what is known: its card, or the message that it is gathered in, is brought up to date; what changed is a line in the thread.</summary>
    private async Task FollowAsync(Incident incident, bool isChange, DateTimeOffset now, CancellationToken cancellation)
    {
        metrics.Shown("again");
        if (incident.State == IncidentState.Resolved)
            await due.RemoveAsync(incident.Channel, NoticeStep.Escalate, incident.Id, cancellation).ConfigureAwait(false);
        if (incident.Flood.Length > 0)
        {
            await gathering.ScheduleAsync(incident.Channel, incident.Flood, cancellation).ConfigureAwait(false);
            return;
        }
        if (incident.Told != Telling.Card)
            return;
        if (isChange)
            await ReplyAsync(incident, $"c{incident.Count}", $"{NoticeWords.Mark(incident.Latest)} {incident.Latest.Title}{(incident.State == IncidentState.Resolved ? $" — over after {NoticeWords.Span((incident.Ended ?? now) - incident.Opened)}" : "")}", [], cancellation).ConfigureAwait(false);
        if (isChange || now - incident.Updated >= Between)
            await RefreshAsync(incident.Channel, incident.Id, cancellation).ConfigureAwait(false);
        else
            await due.AddAsync(incident.Channel, NoticeStep.Card, incident.Id, incident.Updated + Between, cancellation).ConfigureAwait(false);
    }

    private Task<bool> ReplyAsync(Incident incident, string what, string text, System.Collections.Immutable.ImmutableArray<string> mentions, CancellationToken cancellation) =>
        posts.PostAsync(incident.Channel, PostIds.After(incident.Post, what), new() { Text = text, Notify = mentions }, new(Under: incident.Told == Telling.Flood ? PostIds.Flood(incident.Channel, incident.Flood) : incident.Post), cancellation: cancellation);

    private async Task<Answer> CardAsync(Incident incident, Chart? chart, bool isFirst, CancellationToken cancellation) =>
        NoticeCard.Of(incident, rules.Current.Find(incident.Rule), await own.OfAsync(incident.Channel, cancellation).ConfigureAwait(false), rules.AliasOf(incident.Latest.Account), chart, isFirst);

    private static bool Reopens(Incident before, Notification notice) => before.State == IncidentState.Resolved && notice.State == NoticeState.Firing;

    private static Incident Begin(string channel, string id, Incident? before, Notification notice, DateTimeOffset now) => new(id, channel, notice)
    {
        State = StateOf(notice),
        Opened = now,
        LastSeen = now,
        Ended = notice.State == NoticeState.Resolved ? now : null,
        Count = 1,
        Round = (before?.Round ?? 0) + 1,
        Seen = before?.Seen ?? [],
        History = [.. before?.History ?? [], new(now, Bot, notice.Title)],
    };

    private static Incident Next(Incident before, Notification notice, DateTimeOffset now)
    {
        var state = notice.State switch
        {
            NoticeState.Resolved => IncidentState.Resolved,
            // Somebody took care of it, or put it off; another message of the same does not undo that.
            NoticeState.Firing => before.IsOpen ? before.State : IncidentState.Open,
            _ => before.State,
        };
        var after = before with { Latest = Keep(before.Latest, notice), State = state, LastSeen = now, Count = before.Count + 1, Ended = state == IncidentState.Resolved ? before.Ended ?? now : null };
        return state == before.State ? after : after.With(now, Bot, notice.Title);
    }

    /// <summary>What the new message does not say is as it was: a resolved alarm keeps its metric for the card.</summary>
    private static Notification Keep(Notification before, Notification next) => next with
    {
        Metric = next.Metric ?? before.Metric,
        Tags = next.Tags.IsEmpty ? before.Tags : next.Tags,
        Links = next.Links.IsEmpty ? before.Links : next.Links,
    };

    private static IncidentState StateOf(Notification notice) => notice.State switch { NoticeState.Firing => IncidentState.Open, NoticeState.Resolved => IncidentState.Resolved, _ => IncidentState.Told };
}
