using System.Collections.Frozen;
using Bot.Channels;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Guardrails.Audit;
using Bot.Identity.Resolution;
using Bot.Intents.People;
using Bot.Understanding;

namespace Bot.Identity.SignIn;

/// <summary>Tells a person how their sign-in ended, where they asked for it and to them alone, through the outbox; and takes it down.</summary>
/// <param name="store">The outbox.</param>
/// <param name="deliveries">The channels. The terminal has none: there one asks.</param>
/// <param name="clock">The time of the audit's entry.</param>
/// <param name="directory">The directory in force.</param>
/// <param name="audit">The audit.</param>
internal sealed class SignInNotices(ITurnStore store, IEnumerable<IDelivery> deliveries, TimeProvider clock, DirectorySource? directory = null, IAudit? audit = null)
{
    private readonly FrozenDictionary<Platform, IDelivery> _deliveries = deliveries.ToFrozenDictionary(d => d.Platform);

    public async Task TellAsync(PendingSignIn pending, SignInEnd end, CancellationToken cancellation)
    {
        if (ConversationJson.ReadMessage(pending.Asked) is not { } asked)
            return;
        audit?.Record(new AuditEvent(AuditKind.SignIn, clock.GetUtcNow()).From(asked) with { Person = pending.Person, Action = SignInWords.SignIn, Outcome = Outcome(end), Resources = [pending.User] });
        if (!_deliveries.TryGetValue(asked.Place.Platform, out var delivery))
            return;
        var takes = directory is not null && Sender.EntryOf(asked, directory.Current.Channels) is { SignedInRoles: true };
        var question = new Question { Text = asked.Text, Family = Family.Identity, Shape = Shape.Text, Topic = SignInWords.SignIn };
        var id = $"{PlaceKey.Event(asked)}:{pending.Id}";
        var body = delivery.Render(id, asked, new(question, SignInTexts.Ended(end, pending.User, takes), [], null, TimeSpan.Zero));
        await store.PostAsync(PlaceKey.Conversation(asked.Place), PlaceKey.Workspace(asked.Place), [new(id, DeliveryBody.Write(asked.Place.Platform, asked.Trace, body))], cancellation).ConfigureAwait(false);
    }

    private static string Outcome(SignInEnd end) => end switch
    {
        SignInEnd.Done => "ok",
        SignInEnd.Expired => "expired",
        SignInEnd.Denied or SignInEnd.AnotherUser or SignInEnd.NoRoles => "denied",
        _ => "failed",
    };
}
