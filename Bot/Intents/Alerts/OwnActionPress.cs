using Bot.Channels;
using Bot.Conversations;
using Bot.Identity;
using Bot.Identity.Resolution;
using Bot.Notifications;
using Bot.Notifications.Rules;
using Bot.Understanding.Alerts;

namespace Bot.Intents.Alerts;

/// <summary>Pressing an own action is saying its words: with the rights of who presses, and every guardrail and approval that typing them would meet.</summary>
internal sealed class OwnActionPress(IncidentFinder finder, OwnActionStore store, NotificationRulesSource rules, NoticeAudit audit) : IMessageExpansion
{
    public async Task<Message> ExpandAsync(Message message, Caller caller, CancellationToken cancellation)
    {
        if (OwnActionReader.RunIn(message.Text) is not var (name, id) || await finder.FindAsync(Sender.ChannelOf(message), caller.Person, id, cancellation).ConfigureAwait(false) is not { } incident)
            return message;
        var alias = rules.AliasOf(incident.Latest.Account);
        var made = await store.OfAsync(incident.Channel, cancellation).ConfigureAwait(false);
        var action = made.FirstOrDefault(a => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && a.Shows(incident, alias))?.Button
            ?? rules.Current.Find(incident.Rule).Actions.FirstOrDefault(a => a.Label.Equals(name, StringComparison.OrdinalIgnoreCase) && OwnActions.Shows(a, incident.Latest, alias));
        if (action is null)
            return message;
        var says = OwnActions.Say(action, incident.Latest, alias);
        audit.Ran(message, caller, incident, name, says);
        return message with { Text = says };
    }
}
