using System.Text.Json.Nodes;
using Bot.Channels.Teams.Ingress;
using Bot.Channels.Teams.Rendering;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Teams.Dialogs;

/// <summary>Dialogs: opened from cards, from the thumbs under an answer, from the menu of a message. What is sent is a message of who sent it.</summary>
internal sealed class DialogIntake(QuietTurns turns, TeamsFeedback feedback, ConversationReferences references, TimeProvider clock)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    /// <summary>A thumb under an answer.</summary>
    public async Task<TeamsAck> FeedbackAskedAsync(Activity activity)
    {
        var reaction = Text((activity.Value?["data"] as JsonObject)?["actionValue"], "reaction");
        if (reaction is not ("like" or "dislike"))
            return TeamsAck.Nothing;
        await feedback.KeepAsync(activity, activity.About ?? activity.Id, reaction == "like" ? TeamsFeedback.Good : TeamsFeedback.Bad).ConfigureAwait(false);
        return reaction == "like" ? TeamsAck.Told("Thank you; noted.") : TeamsAck.Dialog(FeedbackDialog.Title, FeedbackDialog.Of());
    }

    /// <summary>The form under a thumb down, or Teams' own form.</summary>
    public async Task<InvokeResult> FeedbackGivenAsync(Activity activity, DateTimeOffset now)
    {
        if (Text(activity.Value, "actionName") != "feedback" || activity.Value?["actionValue"] is not JsonObject given)
            return InvokeResult.Nothing;
        var (reasons, comment, opensCase) = FeedbackDialog.Read(Text(given, "feedback") is { } json ? StrictJson.Parse(System.Text.Encoding.UTF8.GetBytes(json)) ?? [] : given["feedback"] as JsonObject ?? []);
        await feedback.KeepAsync(activity, activity.About ?? activity.Id, Text(given, "reaction") == "like" ? TeamsFeedback.Good : TeamsFeedback.Bad, reasons, comment).ConfigureAwait(false);
        return opensCase ? new(activity.Says(activity.Id, $"open a support case about this{(comment.Length > 0 ? $": {comment}" : "")}", now), TeamsAck.Nothing) : InvokeResult.Nothing;
    }

    /// <summary>A card's button opens a dialog.</summary>
    public async Task<TeamsAck> OpenAsync(Activity activity) => Text(activity.Value?["data"] as JsonObject, CardKeys.Dialog) switch
    {
        CaseDialog.Name => TeamsAck.Dialog(CaseDialog.Title, CaseDialog.Of(null)),
        InvestigateDialog.Name => TeamsAck.Dialog(InvestigateDialog.Title, InvestigateDialog.Of(null)),
        RoleDialog.Name => await RolesAsync(activity).ConfigureAwait(false),
        _ => TeamsAck.Nothing,
    };

    /// <summary>A dialog was sent.</summary>
    public InvokeResult Sent(Activity activity, DateTimeOffset now)
    {
        if (activity.Value?["data"] is not JsonObject data)
            return InvokeResult.Nothing;
        if (MessageOf(data) is { } text)
            return new(activity.Says(activity.Id, text, now), TeamsAck.Nothing);
        return Text(data, CardKeys.Dialog) == CaseDialog.Name ? new(null, TeamsAck.Dialog(CaseDialog.Title, CaseDialog.Again(data))) : InvokeResult.Nothing;
    }

    /// <summary>A message's menu opens a dialog about the message.</summary>
    public TeamsAck OpenFrom(Activity activity) => Text(activity.Value, "commandId") switch
    {
        CaseDialog.Name => TeamsAck.Dialog(CaseDialog.Title, CaseDialog.Of(PayloadText.Of(activity.Value!))),
        InvestigateDialog.Name => TeamsAck.Dialog(InvestigateDialog.Title, InvestigateDialog.Of(PayloadText.Of(activity.Value!))),
        _ => TeamsAck.Nothing,
    };

    /// <summary>It was sent: what comes of it is answered in the chat with the bot, for the bot need not be where the message is.</summary>
    public async Task<InvokeResult> SentFromAsync(Activity activity, DateTimeOffset now)
    {
        if (activity.Value?["data"] is not JsonObject data || MessageOf(data) is not { } text)
            return new(null, TeamsAck.Told("Nothing was said; open it again and say what it is about."));
        if (await references.ChatOfAsync(activity.Place.Workspace, activity.From.Id, CancellationToken.None).ConfigureAwait(false) is not { } chat || !Uri.TryCreate(chat.Service, UriKind.Absolute, out var service))
            return new(null, TeamsAck.Told("I have no chat with you yet. Write me a word there, then try again."));
        var place = new Place(Platform.Teams, activity.Place.Workspace, chat.Conversation, chat.Conversation) { IsDirect = true, Kind = ChannelKind.Direct };
        return new(activity.Says(activity.Id, text, now) with { Place = place, ReplyTo = new(service, null, chat.Bot) }, TeamsAck.Told("I answer in our chat."));
    }

    private async Task<TeamsAck> RolesAsync(Activity activity)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        var result = await turns.AskAsync(activity, RoleDialog.Question, limit.Token).ConfigureAwait(false);
        return RoleDialog.Of(result.Answer) is { } form ? TeamsAck.Dialog(RoleDialog.Title, form) : TeamsAck.Told(SmallMarkdown.Plain(result.Answer.Text));
    }

    private static string? MessageOf(JsonObject data) => Text(data, CardKeys.Dialog) switch
    {
        CaseDialog.Name => CaseDialog.Sent(data),
        InvestigateDialog.Name => InvestigateDialog.Sent(data),
        RoleDialog.Name => RoleDialog.Sent(data),
        _ => null,
    };
}
