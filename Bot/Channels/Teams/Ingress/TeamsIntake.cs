using Bot.Channels.Slack.Ingress;
using Bot.Channels.Teams.Home;
using Bot.Conversations;
using Bot.Conversations.Stores;

namespace Bot.Channels.Teams.Ingress;

/// <summary>What Teams delivers once it is known to be Teams': takes messages in and says how to acknowledge them. No call to AWS is made before the acknowledgement, and none to Teams but where a dialog's content depends on it.</summary>
internal sealed class TeamsIntake(Inbox inbox, ThreadMembership threads, InvokeIntake invokes, TeamsSignals signals, TeamsHome home, TeamsHeard heard, ConversationReferences references, TeamsChores chores, TimeProvider clock)
{
    public async Task<TeamsAck> TakeAsync(Activity activity)
    {
        heard.Note();
        switch (activity.Type)
        {
            case "message":
                if (MessageReader.Read(activity, clock.GetUtcNow()) is not { } message)
                    return TeamsAck.Accepted;
                Note(activity);
                if (TeamsHome.IsAsked(message))
                {
                    home.Show(activity);
                    return TeamsAck.Accepted;
                }
                // Where Teams gives the bot all that is written (an app may ask a team's owners for it), it answers where it takes part.
                return message.Unaddressed && !await threads.TakesPartAsync(message).ConfigureAwait(false)
                    ? TeamsAck.Accepted
                    : await AcceptAsync(message, TeamsAck.Accepted).ConfigureAwait(false);
            case "invoke":
                return await invokes.TakeAsync(activity, clock.GetUtcNow()).ConfigureAwait(false) is var result && result.Message is { } said
                    ? await AcceptAsync(said, result.Ack).ConfigureAwait(false)
                    : result.Ack;
            default:
                // Edits, deletions, typing, events and what is not known yet have no effect.
                await signals.TakeAsync(activity).ConfigureAwait(false);
                return TeamsAck.Accepted;
        }
    }

    /// <summary>The chat is kept for answers that are for one person alone.</summary>
    private void Note(Activity activity)
    {
        if (references.IsNews(activity))
            chores.Post("conversation reference", cancellation => references.NoteAsync(activity, cancellation));
    }

    /// <summary>Teams sends again what is answered with 5xx.</summary>
    private async Task<TeamsAck> AcceptAsync(Message message, TeamsAck done)
    {
        switch (await inbox.AcceptAsync(message).ConfigureAwait(false))
        {
            case Intake.Full:
                return TeamsAck.Later("Too many messages wait; try again.");
            case Intake.Unavailable:
                return TeamsAck.Later("Messages cannot be stored at the moment; try again.");
            default:
                return done;
        }
    }
}
