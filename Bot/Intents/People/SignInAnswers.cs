using Bot.Answers;
using Bot.Channels;
using Bot.Conversations;
using Bot.Identity;
using Bot.Identity.SignIn;
using Bot.Understanding;

namespace Bot.Intents.People;

/// <summary>Answers <c>sign in</c> and <c>sign out</c>: privately, for link and code are the person's own.</summary>
/// <param name="clock">Says how long a code still holds.</param>
/// <param name="audit">Takes sign-outs down; sign-ins are taken down as they end.</param>
/// <param name="directory">The directory in force; null without one.</param>
/// <param name="flow">Signs in; null where no start URL is set.</param>
/// <param name="waits">Waits for confirmations; null where no start URL is set.</param>
/// <param name="signedIn">Who is signed in; null where no start URL is set.</param>
internal sealed class SignInAnswers(TimeProvider clock, ChoiceAudit audit, DirectorySource? directory = null, SignInFlow? flow = null, SignInWaits? waits = null, SignedIn? signedIn = null)
{
    public Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation) =>
        turn.Question.Topic == SignInWords.SignOut ? SignOutAsync(turn, cancellation) : SignInAsync(turn, cancellation);

    private async Task<Answer> SignInAsync(Turn turn, CancellationToken cancellation)
    {
        var caller = turn.Caller;
        if (flow is null || waits is null || signedIn is null)
            return Refused("scope", "Nobody can sign in here: no IAM Identity Center is set. The operator sets `Identity:SsoStartUrl` and `Identity:SsoRegion`.");
        if (!MayBePrivate(turn.Message.Place))
            return Refused("guardrail", "Others read along here, and link and code are yours alone. Write `sign in` to me in a 1:1 chat.");
        if (directory?.Current.People.FirstOrDefault(p => p.Name == caller.Person) is not { } person)
            return Refused("role", "You are known by a group only. An admin can list you under `people` in directory.yaml, with `identityCenter:` and your user name there, so that nobody else can sign in as you.");
        if (turn.Question.Topic == SignInWords.Confirmed)
            await WaitAsync(caller.Person, cancellation).ConfigureAwait(false);
        if (await signedIn.OfAsync(caller.Person, cancellation).ConfigureAwait(false) is { } already)
            return SignInTexts.Roles($"You are signed in as **{already.User}**.", already.Grants, caller.Channel?.SignedInRoles == true);
        if (await flow.PendingAsync(caller.Person, cancellation).ConfigureAwait(false) is { } pending)
        {
            await waits.TakeUpAsync(caller.Person, cancellation).ConfigureAwait(false);
            return SignInTexts.Begun(pending, turn.Question.Topic == SignInWords.Confirmed ? "It is not confirmed yet." : "Your sign-in waits for you.", clock.GetUtcNow());
        }
        if (turn.Question.Topic == SignInWords.Confirmed)
            return new() { Text = "No sign-in of yours is under way: it was not confirmed in time, was denied, or was given up.", Private = true, Offers = [SignInTexts.Again] };

        var user = person.IdentityCenter ?? person.Name;
        var begun = await flow.BeginAsync(caller.Person, user, turn.Message, cancellation).ConfigureAwait(false);
        return begun.Value is { } started
            ? SignInTexts.Begun(started, $"Sign in as **{user}**, your user of IAM Identity Center.", clock.GetUtcNow())
            : new() { Text = $"IAM Identity Center did not begin a sign-in: {begun.Error!.Code}: {begun.Error.Message}", Failed = true, Private = true, Offers = [SignInTexts.Again] };
    }

    /// <summary>Whoever says that they have confirmed is one question to Identity Center ahead of the bot.</summary>
    private async Task WaitAsync(string person, CancellationToken cancellation)
    {
        if (await flow!.PendingAsync(person, cancellation).ConfigureAwait(false) is not { } pending)
            return;
        await waits!.TakeUpAsync(person, cancellation).ConfigureAwait(false);
        var longest = Task.Delay(pending.Interval + pending.Interval, clock, cancellation);
        await Task.WhenAny(waits.EndOf(pending), longest).ConfigureAwait(false);
    }

    private async Task<Answer> SignOutAsync(Turn turn, CancellationToken cancellation)
    {
        if (signedIn is null || flow is null)
            return Refused("scope", "Nobody can sign in here, so there is nothing to sign out of.");
        var given = await flow.CancelAsync(turn.Caller.Person, cancellation).ConfigureAwait(false);
        if (await signedIn.SignOutAsync(turn.Caller.Person, cancellation).ConfigureAwait(false) is not { } ended)
            return new() { Text = given ? "The sign-in is given up; its code is worth nothing any more." : "You were not signed in.", Private = true, Offers = [SignInTexts.Again] };
        audit.Chosen(turn, SignInWords.SignOut, turn.Caller.Account, null);
        return new()
        {
            Text = "**Signed out.** Your tokens are deleted here"
                + (ended ? " and ended at IAM Identity Center." : ", but IAM Identity Center could not be told; there they end by themselves, or on its page.")
                + " Sessions that AWS already gave out end by themselves within the hour.",
            Private = true,
            Offers = [SignInTexts.Again],
        };
    }

    /// <summary>Slack shows a message to one person of a channel; Teams does so in 1:1 chats only.</summary>
    private static bool MayBePrivate(Place place) => place.IsDirect || place.Platform is Platform.Slack or Platform.Playground or Platform.Terminal;

    private static Answer Refused(string by, string message) => new() { Text = message, Refused = new("not-permitted", by, message), Private = true };
}
