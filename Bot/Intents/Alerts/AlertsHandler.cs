using System.Collections.Immutable;
using System.Globalization;
using Bot.Answers;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Identity;
using Bot.Notifications;
using Bot.Notifications.Incidents;
using Bot.Notifications.Posting;
using Bot.Notifications.Rules;
using Bot.Understanding;
using Bot.Understanding.Alerts;

namespace Bot.Intents.Alerts;

/// <summary>Answers what is said about notifications.</summary>
internal sealed class AlertsHandler(IncidentFinder finder, LifeCycle life, IncidentStore incidents, NotificationRulesSource rules, ITurnStore store, NoticeAudit audit, OwnActionAnswers actions, OwnActionStore own, DirectorySource? directory = null) : IIntentHandler
{
    private const int MaxAtOnce = 1000;

    public ImmutableArray<Family> Families { get; } = [Family.Notifications];

    public async Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation) => turn.Question.Topic switch
    {
        AlertTopics.Rules => AlertTables.Rules(rules.Current, IncidentFinder.ChannelOf(turn), rules),
        AlertTopics.Muted => AlertTables.Muted(await incidents.MutesAsync(IncidentFinder.ChannelOf(turn), cancellation).ConfigureAwait(false)),
        AlertTopics.Test => await TestAsync(turn, cancellation).ConfigureAwait(false),
        AlertTopics.Mine => AlertTables.List(await finder.MineAsync(turn.Caller, cancellation).ConfigureAwait(false), "assigned to you", turn.Now, rules.AliasOf),
        AlertTopics.Open => AlertTables.List((await finder.HereAsync(turn, cancellation).ConfigureAwait(false)).FindAll(i => i.IsOpen), "open here", turn.Now, rules.AliasOf),
        AlertTopics.List => AlertTables.List(await finder.HereAsync(turn, cancellation).ConfigureAwait(false), "here in the last 30 days", turn.Now, rules.AliasOf),
        AlertTopics.Mute => await MuteAsync(turn, cancellation).ConfigureAwait(false),
        AlertTopics.Unmute => await UnmuteAsync(turn, cancellation).ConfigureAwait(false),
        AlertTopics.Show => await ShowAsync(turn, cancellation).ConfigureAwait(false),
        AlertTopics.Actions => await actions.ListAsync(turn, cancellation).ConfigureAwait(false),
        AlertTopics.AddAction => await actions.AddAsync(turn, cancellation).ConfigureAwait(false),
        AlertTopics.RemoveAction => await actions.RemoveAsync(turn, cancellation).ConfigureAwait(false),
        AlertTopics.RunAction => await actions.NotRunAsync(turn, cancellation).ConfigureAwait(false),
        var what => await DoAsync(turn, what, cancellation).ConfigureAwait(false),
    };

    private async Task<Answer> ShowAsync(Turn turn, CancellationToken cancellation)
    {
        var subject = Value(turn, AlertTopics.SubjectField)!;
        var found = await finder.MeantAsync(turn, subject, cancellation).ConfigureAwait(false);
        return found switch
        {
            [] => NotFound(subject),
            [var one] => AlertTables.Detail(one, rules.Current.Find(one.Rule), await own.OfAsync(one.Channel, cancellation).ConfigureAwait(false), rules.AliasOf(one.Latest.Account)),
            _ => AlertTables.List(found, $"of {subject}", turn.Now, rules.AliasOf),
        };
    }

    private async Task<Answer> DoAsync(Turn turn, string what, CancellationToken cancellation)
    {
        var subject = Value(turn, AlertTopics.SubjectField)!;
        string? person = null;
        if (Value(turn, AlertTopics.PersonField) is { } said && (person = LifeCycle.PersonOf(said, turn, directory?.Current)) is null)
            return new() { Text = $"`{said}` is nobody of the directory, so it was not assigned. Say `me`, or a name under `people` in directory.yaml.", Failed = true };
        DateTimeOffset? until = Value(turn, AlertTopics.UntilField) is { } time ? DateTimeOffset.Parse(time, CultureInfo.InvariantCulture) : null;
        var meant = await finder.MeantAsync(turn, subject, cancellation).ConfigureAwait(false);
        if (meant.Count == 0)
            return NotFound(subject);
        if (meant.Count > 1 && !subject.StartsWith(AlertTopics.Flood, StringComparison.Ordinal) && subject != AlertTopics.All)
            return AlertTables.List(meant, $"called {subject}; say which by its id", turn.Now, rules.AliasOf);
        if (what == AlertTopics.Escalate && !life.CanEscalate(meant[0]))
            return new() { Text = $"The rule `{meant[0].Rule}` does not say to whom `{meant[0].Id}` escalates. An admin can add `escalate` to it in directory.yaml.", Failed = true };
        var done = new List<Incident>();
        foreach (var incident in meant.Take(MaxAtOnce))
        {
            if (await life.DoAsync(what, incident, turn, person, until, cancellation).ConfigureAwait(false) is { } now)
                done.Add(now);
        }
        return done switch
        {
            [] => Answer.Say($"Nothing to do: {(meant.Count == 1 ? $"`{meant[0].Id}` is {NoticeWords.Standing(meant[0])}" : "none of them stands so that this could be said of it")}."),
            [var one] => new() { Text = $"**{one.Latest.Title}** `{one.Id}`: {NoticeWords.Standing(one)}." },
            _ => new() { Text = $"**{done.Count} incidents**: {NoticeWords.Standing(done[0])}." },
        };
    }

    private async Task<Answer> MuteAsync(Turn turn, CancellationToken cancellation)
    {
        var subject = Value(turn, AlertTopics.SubjectField)!;
        if (Value(turn, AlertTopics.UntilField) is not { } time)
            return new() { Text = $"For how long? Say `mute notifications of {subject} for 2 hours`. A mute always ends by itself.", Asked = "time-range" };
        var until = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
        await incidents.MuteAsync(new(IncidentFinder.ChannelOf(turn), subject, until, turn.Caller.Person), cancellation).ConfigureAwait(false);
        audit.Muted(turn, IncidentFinder.ChannelOf(turn), subject, AlertTopics.Mute, until);
        return new()
        {
            Text = $"**Notifications of `{subject}` are muted here until {NoticeWords.Time(until)}.** They are kept, and `show notifications` lists them. The alarm itself is unchanged, and other channels hear of it.",
            Offers = [new("unmute", "Unmute", $"unmute {(NoticeIds.Is(subject) ? "" : "notifications of ")}{subject}")],
        };
    }

    private async Task<Answer> UnmuteAsync(Turn turn, CancellationToken cancellation)
    {
        var subject = Value(turn, AlertTopics.SubjectField)!;
        var channel = IncidentFinder.ChannelOf(turn);
        if (!(await incidents.MutesAsync(channel, cancellation).ConfigureAwait(false)).Any(m => m.Pattern == subject))
            return new() { Text = $"`{subject}` is not muted here.", Offers = [new("muted", "What is muted?", "what is muted?")] };
        await incidents.UnmuteAsync(channel, subject, cancellation).ConfigureAwait(false);
        audit.Muted(turn, channel, subject, AlertTopics.Unmute, null);
        var held = (await finder.HereAsync(turn, cancellation).ConfigureAwait(false)).FindAll(i => i.Told == Telling.Muted && i.IsOpen);
        return new() { Text = $"**Notifications of `{subject}` are shown here again.**{(held.Count > 0 ? $" {held.Count} were held back and are still open." : "")}", Offers = held.Count > 0 ? [new("open", "What is open?", "show open notifications")] : [] };
    }

    /// <summary>Goes the whole way but for its door.</summary>
    private async Task<Answer> TestAsync(Turn turn, CancellationToken cancellation)
    {
        var channel = IncidentFinder.ChannelOf(turn);
        if (channel.EndsWith(":direct", StringComparison.Ordinal) || rules.Channel(channel) is null || channel.StartsWith("terminal:", StringComparison.Ordinal))
            return new() { Text = "Notifications are posted into channels. Ask for the test in the channel that it should go to.", Failed = true };
        var notice = new Notification($"test:{turn.Message.Id}", "test", "A test notification") { Key = $"test:{channel}", Text = "It was asked for here. Notifications reach this channel.", State = NoticeState.Told, Severity = Severity.Info, Account = turn.Caller.Account, Region = turn.Caller.DefaultRegion, At = turn.Now, Through = "test" };
        var taken = await store.AcceptAsync(new NoticeEvent($"{notice.Id}@{channel}", channel, NoticeStep.Show) { Notice = notice, Rule = NotificationRule.OtherwiseName }.ToInbox(), cancellation).ConfigureAwait(false);
        return taken is Intake.Full or Intake.Unavailable
            ? new() { Text = "Too much waits; try again in a moment.", Failed = true }
            : Answer.Say("A test notification is on its way to this channel.");
    }

    private static Answer NotFound(string subject) => new()
    {
        Text = $"There is no notification `{subject}` here. `show notifications` lists what came in.",
        Failed = true,
        Offers = [new("list", "Show notifications", "show notifications")],
    };

    private static string? Value(Turn turn, string field) => turn.Question.Conditions.FirstOrDefault(c => c.Field == field)?.Value;
}
