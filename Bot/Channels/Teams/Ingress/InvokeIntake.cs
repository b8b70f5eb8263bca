using System.Text.Json.Nodes;
using Bot.Channels.Teams.Delivery;
using Bot.Channels.Teams.Dialogs;
using Bot.Channels.Teams.Rendering;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Teams.Ingress;

/// <summary>What is to be done about an invoke.</summary>
/// <param name="Message">Taken in before the acknowledgement; null for none.</param>
internal sealed record InvokeResult(Message? Message, TeamsAck Ack)
{
    public static InvokeResult Nothing => new(null, TeamsAck.Nothing);
}

/// <summary>Activities that want an answer at once: buttons, dialogs, feedback, searches, consents to files. Pressing something is a new message, or opens a dialog that asks for one.</summary>
internal sealed class InvokeIntake(PlanViews plans, DialogIntake dialogs, ResourceSearch resources, FileConsents files)
{
    private const string Stale = "The card says nothing that can be done. Ask again for a new one.";

    public async Task<InvokeResult> TakeAsync(Activity activity, DateTimeOffset now) => activity.Name switch
    {
        "adaptiveCard/action" => await PressedAsync(activity, now).ConfigureAwait(false),
        "message/fetchTask" => new(null, await dialogs.FeedbackAskedAsync(activity).ConfigureAwait(false)),
        "message/submitAction" => await dialogs.FeedbackGivenAsync(activity, now).ConfigureAwait(false),
        "task/fetch" => new(null, await dialogs.OpenAsync(activity).ConfigureAwait(false)),
        "task/submit" => dialogs.Sent(activity, now),
        "composeExtension/query" => new(null, resources.Of(activity)),
        "composeExtension/fetchTask" => new(null, dialogs.OpenFrom(activity)),
        "composeExtension/submitAction" => await dialogs.SentFromAsync(activity, now).ConfigureAwait(false),
        "fileConsent/invoke" => new(null, await files.AnsweredAsync(activity).ConfigureAwait(false)),
        _ => InvokeResult.Nothing,
    };

    private async Task<InvokeResult> PressedAsync(Activity activity, DateTimeOffset now)
    {
        if (activity.Value?["action"] is not JsonObject action || action["data"] is not JsonObject data)
            return new(null, TeamsAck.BadPress(Stale));
        if (Text(action, "verb") == CardKeys.Review && Text(data, CardKeys.Plan) is { Length: > 0 } plan)
            return new(null, await plans.ShowAsync(activity, plan, isAutomatic: Text(activity.Value, "trigger") == "automatic").ConfigureAwait(false));
        return MessageReader.Pressed(activity, data, now) is { } message
            ? new(message, TeamsAck.Toast("Taken. What comes of it is answered below."))
            : new(null, TeamsAck.BadPress(Stale));
    }
}
