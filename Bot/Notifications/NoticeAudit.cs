using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Channels;
using Bot.Conversations;
using Bot.Guardrails.Audit;
using Bot.Identity;
using Bot.Notifications.Incidents;
using Bot.Understanding.Alerts;

namespace Bot.Notifications;

/// <summary>Takes down what becomes of notifications. What happens by itself has no person.</summary>
/// <param name="audit">The audit; null where the bot runs without a store for one.</param>
internal sealed class NoticeAudit(TimeProvider clock, IAudit? audit = null)
{
    private const string Ok = "ok";

    /// <summary>It came in, and goes to these channels.</summary>
    public void Routed(Notification notice, ImmutableArray<Rules.Route> routes)
    {
        audit?.Record(Event("receive", notice) with { Outcome = routes.IsEmpty ? "nowhere" : "routed", Detail = Detail(notice, ("through", notice.Through), ("severity", notice.Severity.ToString().ToLowerInvariant())) });
        foreach (var route in routes)
            audit?.Record(Event("route", notice) with { Outcome = Ok, Channel = route.Channel, Resources = [NoticeIds.Of(route.Channel, notice.Key), .. notice.Resources], Detail = Detail(notice, ("rule", route.Rule)) });
    }

    /// <summary>Time, or a further message, changed an incident.</summary>
    public void Changed(Incident incident, string what) => audit?.Record(Of(incident, what) with { Channel = incident.Channel });

    /// <summary>Somebody did something to an incident.</summary>
    /// <param name="to">To whom; null for nobody.</param>
    /// <param name="until">Until when; null for no end.</param>
    public void Done(Turn turn, Incident incident, string what, string? to, DateTimeOffset? until) => audit?.Record(Of(incident, what).By(turn.Caller) with
    {
        Turn = TurnAudit.IdOf(turn.Message),
        Detail = Detail(incident.Latest, ("state", incident.State.ToString().ToLowerInvariant()), ("to", to), ("until", until is { } end ? JsonValue.Create(end) : null)),
    });

    /// <summary>Somebody muted a name in a channel, or took that back.</summary>
    public void Muted(Turn turn, string channel, string pattern, string what, DateTimeOffset? until) => Person(turn, what, [pattern], new() { ["channel"] = channel, ["until"] = until is { } end ? JsonValue.Create(end) : null });

    /// <summary>Somebody made, removed or ran an own action.</summary>
    /// <param name="name">Of the action.</param>
    /// <param name="what"><c>own-action-add</c>, <c>own-action-remove</c>.</param>
    /// <param name="ask">What it says.</param>
    public void Action(Turn turn, string name, string what, string ask) => Person(turn, what, [name], new() { ["action"] = name, ["says"] = ask });

    /// <summary>Somebody ran an own action on an incident; what it says is read as if they had typed it, and judged and told as that.</summary>
    public void Ran(Message message, Caller caller, Incident incident, string name, string says) => audit?.Record(Of(incident, AlertTopics.RunAction).By(caller) with
    {
        Turn = TurnAudit.IdOf(message),
        Detail = Detail(incident.Latest, ("action", name), ("says", says)),
    });

    private void Person(Turn turn, string what, ImmutableArray<string> resources, JsonObject detail) => audit?.Record(new AuditEvent(AuditKind.Notification, clock.GetUtcNow()).By(turn.Caller) with
    {
        Turn = TurnAudit.IdOf(turn.Message),
        Action = what,
        Outcome = Ok,
        Resources = resources,
        Detail = detail,
    });

    private AuditEvent Of(Incident incident, string what) => Event(what, incident.Latest) with { Outcome = Ok, Resources = [incident.Id, .. incident.Latest.Resources], Detail = Detail(incident.Latest, ("state", incident.State.ToString().ToLowerInvariant())) };

    private AuditEvent Event(string what, Notification notice) => new(AuditKind.Notification, clock.GetUtcNow())
    {
        Action = what,
        Account = notice.Account.Length > 0 ? notice.Account : null,
        Region = notice.Region.Length > 0 ? notice.Region : null,
        Resources = notice.Resources,
    };

    private static JsonObject Detail(Notification notice, params ReadOnlySpan<(string Name, JsonNode? Value)> more)
    {
        var detail = new JsonObject { ["notification"] = notice.Id, ["source"] = notice.Source, ["title"] = notice.Title };
        foreach (var (name, value) in more)
        {
            if (value is not null)
                detail[name] = value;
        }
        return detail;
    }
}
