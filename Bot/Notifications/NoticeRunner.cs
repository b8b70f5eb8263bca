using Bot.Channels;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Notifications.Incidents;
using Bot.Notifications.Posting;
using Bot.Notifications.Rules;

namespace Bot.Notifications;

/// <summary>Runs the steps: one after another in a channel. A step that was run again after a crash changes and posts nothing twice.</summary>
internal sealed partial class NoticeRunner(
    ITurnStore store, NotificationRulesSource rules, NoticeTags tags, NoticeDesk desk, Gathering gathering, NotificationMetrics metrics, NoticeAudit audit, ILogger<NoticeRunner> log) : IEventRunner
{
    public Platform Platform => Platform.Notifications;

    public Task RunAsync(Message message, CancellationToken cancellation)
    {
        var step = NoticeEvent.Read(message);
        return step.Step switch
        {
            NoticeStep.Route => RouteAsync(step.Notice!, cancellation),
            NoticeStep.Show => desk.ShowAsync(step.Lane, step.Rule, step.Notice!, cancellation),
            NoticeStep.Card => desk.RefreshAsync(step.Lane, step.Subject, cancellation),
            NoticeStep.Flood => gathering.UpdateFloodAsync(step.Lane, step.Subject, cancellation),
            NoticeStep.Digest => gathering.DigestAsync(step.Lane, step.Subject, cancellation),
            NoticeStep.Wake => desk.WakeAsync(step.Lane, step.Subject, cancellation),
            NoticeStep.Escalate => desk.EscalateAsync(step.Lane, step.Subject, cancellation),
            NoticeStep.Undelivered => UndeliveredAsync(step, cancellation),
            _ => Task.CompletedTask,
        };
    }

    /// <summary>Hands a notification to the lanes of its channels, each once.</summary>
    private async Task RouteAsync(Notification notice, CancellationToken cancellation)
    {
        var now = rules.Current;
        notice = await tags.AddAsync(notice, now, cancellation).ConfigureAwait(false);
        var routes = Routing.Of(now, notice);
        if (routes.IsEmpty)
        {
            // Its sender was taken off the list meanwhile; with any sender listed there is a channel for the rest.
            metrics.Shown("nowhere");
            Nowhere(log, notice.Source, notice.Through);
        }
        audit.Routed(notice, routes);
        foreach (var route in routes)
            await AcceptAsync(new($"{notice.Id}@{route.Channel}", route.Channel, NoticeStep.Show) { Notice = notice, Rule = route.Rule }, cancellation).ConfigureAwait(false);
    }

    /// <summary>A card that its channel would not take is shown where everything else goes.</summary>
    private async Task UndeliveredAsync(NoticeEvent step, CancellationToken cancellation)
    {
        if (PostIds.OfCard(step.Subject) is var (channel, id) && rules.Current.Otherwise.FirstOrDefault(c => c != channel) is { } other
            && await desk.FindAsync(channel, id, cancellation).ConfigureAwait(false) is { } incident)
        {
            await AcceptAsync(new($"{step.Id}@{other}", other, NoticeStep.Show)
            {
                Notice = incident.Latest with { Text = $"This could not be delivered to {rules.Channel(channel)?.Name ?? channel}; is the bot a member there?\n{incident.Latest.Text}" },
                Rule = NotificationRule.OtherwiseName,
            }, cancellation).ConfigureAwait(false);
        }
    }

    private async Task AcceptAsync(NoticeEvent step, CancellationToken cancellation)
    {
        if (await store.AcceptAsync(step.ToInbox(), cancellation).ConfigureAwait(false) is Intake.Full or Intake.Unavailable)
            throw new InvalidOperationException("Too much waits; the step is tried again.");
    }

    [LoggerMessage(EventId = 706, Level = LogLevel.Warning, Message = "A notification of {Source} through {Through} has no channel to go to; list one under notifications: otherwise in directory.yaml")]
    private static partial void Nowhere(ILogger log, string source, string through);
}
