using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels.Slack.Api;
using Bot.Channels.Slack.Rendering;
using Bot.Channels.Slack.Views;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Slack.Ingress;

/// <summary>What is to be done about a payload.</summary>
/// <param name="Message">Taken in before the acknowledgement; null for none.</param>
internal sealed record InteractionResult(Message? Message, SlackAck Ack)
{
    public static InteractionResult Nothing { get; } = new(null, SlackAck.Done);
}

/// <summary>Buttons, selects, shortcuts and modals. Pressing something is a new message, or opens a modal that asks for one.</summary>
internal sealed class InteractionIntake(SlackOptions options, SlackClient client, SlackChores chores, SlackFeedback feedback, ResourceSuggestions resources)
{
    public const string Investigate = "investigate", CaseFrom = "support_case", Ask = "ask";

    public async Task<InteractionResult> ReadAsync(JsonObject payload, DateTimeOffset now)
    {
        if (Interaction.Read(payload, options) is not { } from)
            return new(null, SlackAck.Bad(400, "The payload names no user."));
        switch (Text(payload, "type"))
        {
            case "block_actions":
                return await PressedAsync(payload, from, now).ConfigureAwait(false);
            case "view_submission":
                return await SubmittedAsync(payload, from, now).ConfigureAwait(false);
            case "block_suggestion":
                return new(null, SlackAck.With(resources.Of(from, Text(payload, "value") ?? "")));
            case "message_action" when Text(payload, "callback_id") == Investigate:
                return MessageText.Of(payload) is { Length: > 0 } text
                    ? new(from.Says(IdOf(payload, "message_action"), $"investigate this: {text}", now), SlackAck.Done)
                    : InteractionResult.Nothing;
            case "message_action" when Text(payload, "callback_id") == CaseFrom:
                Open(from, CaseModal.Of(from.ToView(), MessageText.Of(payload)));
                return InteractionResult.Nothing;
            case "shortcut" when Text(payload, "callback_id") == Ask:
                Open(from, AskModal.Of(from.ToView()));
                resources.Prepare(from);
                return InteractionResult.Nothing;
            default:
                return InteractionResult.Nothing;
        }
    }

    private async Task<InteractionResult> PressedAsync(JsonObject payload, Interaction from, DateTimeOffset now)
    {
        if (payload["actions"] is not JsonArray { Count: > 0 } actions || actions[0] is not JsonObject action || Text(action, "action_id") is not { } id)
            return InteractionResult.Nothing;
        var value = Text(action, "value") ?? Text(action["selected_option"], "value") ?? "";
        var press = IdOf(payload, id);
        if (id == ActionIds.Feedback)
        {
            await feedback.KeepAsync(from, value == ActionIds.Good ? FeedbackRating.Good : FeedbackRating.Bad).ConfigureAwait(false);
            if (value == ActionIds.Good)
                feedback.Thank(from);
            else
                Open(from, FeedbackModal.Of(from.ToView()));
            return InteractionResult.Nothing;
        }
        if (id == ActionIds.Open + CaseModal.Callback)
            Open(from, CaseModal.Of(from.ToView(), null));
        else if (id == ActionIds.Open + AskModal.Callback)
        {
            Open(from, AskModal.Of(from.ToView()));
            resources.Prepare(from);
        }
        else if (value.Length > 0 && ActionIds.IsMessage(id))
        {
            if (id.StartsWith(ActionIds.Typed, StringComparison.Ordinal))
                value = Offer.With(value, new ViewValues(payload).Text(ActionIds.TypedInput));
            return new(from.Says(press, value, now) with { Confirmed = id.StartsWith(ActionIds.Confirm, StringComparison.Ordinal), Card = Text(payload["container"], "message_ts") }, SlackAck.Done);
        }
        return InteractionResult.Nothing;
    }

    private async Task<InteractionResult> SubmittedAsync(JsonObject payload, Interaction from, DateTimeOffset now)
    {
        if (payload["view"] is not JsonObject view || ViewPlace.Read(Text(view, "private_metadata")) is not { } place || place.Workspace != from.Workspace)
            return InteractionResult.Nothing;
        var values = new ViewValues(view);
        from = @from with { Place = place.ToPlace() };
        var id = $"{Text(view, "id")}:submitted";
        switch (Text(view, "callback_id"))
        {
            case CaseModal.Callback:
                return CaseModal.Submitted(values) is { } about ? new(from.Says(id, about, now), SlackAck.Done) : new(null, SlackAck.With(CaseModal.Errors(values)));
            case AskModal.Callback:
                return AskModal.Submitted(values) is { } question ? new(from.Says(id, question, now), SlackAck.Done) : new(null, SlackAck.With(AskModal.Errors()));
            case FeedbackModal.Callback:
                var (reasons, comment, opensCase) = FeedbackModal.Read(values);
                await feedback.KeepAsync(from, FeedbackRating.Bad, reasons, comment).ConfigureAwait(false);
                return opensCase ? new(from.Says(id, $"open a support case about this{(comment.Length > 0 ? $": {comment}" : "")}", now), SlackAck.Done) : InteractionResult.Nothing;
            default:
                return InteractionResult.Nothing;
        }
    }

    private void Open(Interaction from, JsonObject view) => chores.Post("views.open", async cancellation =>
    {
        var reply = await client.CallAsync(SlackMethods.OpenView, from.Workspace, new() { ["trigger_id"] = from.Trigger, ["view"] = view }, cancellation).ConfigureAwait(false);
        if (reply is not SlackReply.Ok)
            throw new InvalidOperationException($"Slack did not open the modal: {reply.Said}.");
    });

    /// <summary>The press's own id: the ticket is another with every press, and the same when Slack repeats one.</summary>
    private static string IdOf(JsonObject payload, string what) =>
        $"{Text(payload, "trigger_id") ?? Text((payload["actions"] as JsonArray)?.FirstOrDefault(), "action_ts") ?? Text(payload, "action_ts") ?? ""}:{what}";
}
