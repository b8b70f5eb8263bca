using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels.Teams.Api;
using Bot.Channels.Teams.Rendering;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Teams.Ingress;

/// <summary>Activities that are no messages: the bot was installed or removed, somebody put a thumb under an answer.</summary>
internal sealed class TeamsSignals(ConversationReferences references, TeamsFeedback feedback, TeamsClient client, TeamsChores chores)
{
    /// <summary>What a chat begins with.</summary>
    private static readonly Answer s_greeting = new()
    {
        Text = "Ask me about your AWS accounts, in plain words or as an AWS CLI command. I show the calls that prove each answer.\n- `list ec2 instances without an Owner tag`\n- `why is checkout slow?`\n- `aws s3api get-bucket-encryption --bucket my-bucket`\nWrite `home` for what is yours: who you are here, alarms, channels, what you asked before.",
        Offers = [new("who", "Who am I here?", "who am I"), new("what", "What can you do?", "help"), new("alarms", "Which alarms are firing?", "which alarms are firing now?"), new("costs", "What did we spend?", "what did we spend this month?"), new("home", "Home", "home")],
    };

    public async Task TakeAsync(Activity activity)
    {
        switch (activity.Type)
        {
            case "installationUpdate" when Text(activity.Json, "action") is "remove" or "remove-upgrade":
            case "conversationUpdate" when Names(activity, "membersRemoved"):
                await references.ForgetAsync(activity, CancellationToken.None).ConfigureAwait(false);
                break;
            case "installationUpdate" when Text(activity.Json, "action") is "add" or "add-upgrade":
                await references.NoteAsync(activity, CancellationToken.None).ConfigureAwait(false);
                if (activity.Place.IsDirect && Text(activity.Json, "action") == "add" && await references.IsFirstGreetingAsync(activity, CancellationToken.None).ConfigureAwait(false))
                    chores.Post("greeting", cancellation => client.SendAsync(activity.Conversation, TeamsRenderer.Plain(s_greeting), null, cancellation));
                break;
            case "conversationUpdate" when Names(activity, "membersAdded"):
                await references.NoteAsync(activity, CancellationToken.None).ConfigureAwait(false);
                break;
            case "messageReaction" when activity.About is { } about && Has(activity, "reactionsAdded", "like"):
                await feedback.KeepAsync(activity, about, TeamsFeedback.Good).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>Whether the list names the bot itself.</summary>
    private static bool Names(Activity activity, string list) => (activity.Json[list] as JsonArray ?? []).Any(m => Text(m, "id") is { } id && id == activity.Reply.BotId);

    private static bool Has(Activity activity, string list, string reaction) => (activity.Json[list] as JsonArray ?? []).Any(r => Text(r, "type") == reaction);
}
