using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Intents.Support;

/// <summary>Support cases: drafted, shown, changed, filed after an explicit yes, listed.</summary>
internal sealed class SupportHandler : IIntentHandler
{
    public ImmutableArray<Family> Families { get; } = [Family.Support];

    public async Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation)
    {
        var draft = turn.Conversation.Last?.Answer.Draft;
        switch (turn.Question.Topic)
        {
            case SupportTopics.List or SupportTopics.Detail:
                return await CaseList.CasesAsync(turn, cancellation).ConfigureAwait(false);
            case SupportTopics.Severities:
                return await CaseList.SeveritiesAsync(turn, cancellation).ConfigureAwait(false);
            case SupportTopics.Confirm when draft is not null:
                return await FileAsync(turn, draft, cancellation).ConfigureAwait(false);
            case SupportTopics.Confirm:
                return Answer.Say("There is no draft of a case in this conversation, so nothing was filed. Say what the case is about.");
            case SupportTopics.Cancel:
                return Answer.Say(draft is null ? "There is no draft to drop." : "Dropped. Nothing was sent to AWS.");
            case SupportTopics.Reply or SupportTopics.Resolve:
                return NotYet(turn.Question);
            default:
                return await DraftAsync(turn, draft, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<Answer> DraftAsync(Turn turn, CaseDraft? draft, CancellationToken cancellation)
    {
        var (catalog, failure) = await SupportCatalog.ReadAsync(turn, cancellation).ConfigureAwait(false);
        if (catalog is null)
            return SupportFailure.Of(failure!);
        if (turn.Question.Topic == SupportTopics.Change && draft is not null)
            return CaseDrafts.Show(CaseDrafts.Change(draft, turn, catalog), "This is the case now.");
        var written = CaseDrafts.From(turn, catalog);
        return turn.Message.Confirmed
            ? await FileAsync(turn, written, cancellation).ConfigureAwait(false)
            : CaseDrafts.Show(written, "This is the case I would open with AWS Support.");
    }

    private static async Task<Answer> FileAsync(Turn turn, CaseDraft draft, CancellationToken cancellation)
    {
        var parameters = new JsonObject
        {
            ["subject"] = draft.Subject,
            ["communicationBody"] = draft.Body,
            ["serviceCode"] = draft.ServiceCode,
            ["categoryCode"] = draft.CategoryCode,
            ["severityCode"] = draft.SeverityCode,
            ["ccEmailAddresses"] = new JsonArray([.. draft.Cc.Select(c => (JsonNode)c)]),
            ["language"] = "en",
            ["issueType"] = "technical",
        };
        var outcome = await turn.Aws.CallAsync("support", "CreateCase", parameters, account: draft.Account, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is CallOutcome.Failed { Error.Status: 0 } unknown)
        {
            // The case may exist: filing again without looking could open a second one.
            return new Answer
            {
                Text = $"AWS Support did not answer ({unknown.Error.Code}), so it is not known whether the case was filed. Look at the open cases before you ask again.",
                Failed = true,
                Offers = [new("list", "Open cases", "list my open support cases")],
            };
        }
        if (outcome is not CallOutcome.Ok ok)
            return SupportFailure.Of(outcome) with { Draft = draft };
        var id = (string?)ok.Body["caseId"] ?? "";
        return new Answer
        {
            Text = $"Filed: **{draft.Subject}** is case `{id}`, severity {draft.SeverityName}.",
            Offers = [new("list", "Open cases", "list my open support cases")],
            Sources = [new("AWS Support Center", "https://support.console.aws.amazon.com/support/home")],
        };
    }

    private static Answer NotYet(Question question) => new()
    {
        Text = $"I read this as a request to {question.Topic} a support case. I open and list cases so far; replies and resolving are done in the Support Center.",
        Failed = true,
        Offers = [new("list", "Open cases", "list my open support cases")],
        Sources = [new("AWS Support Center", "https://support.console.aws.amazon.com/support/home")],
    };
}
