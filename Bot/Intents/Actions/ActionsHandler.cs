using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Encodings.Web;
using Bot.Answers;
using Bot.Aws.Catalog;
using Bot.Conversations;
using Bot.Guardrails;
using Bot.Understanding;

namespace Bot.Intents.Actions;

/// <summary>Requests that change something, by words: finds what they are about and says the exact call. Nothing is sent until approvals exist.</summary>
internal sealed class ActionsHandler : IIntentHandler
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public ImmutableArray<Family> Families { get; } = [Family.Action];

    public async Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation)
    {
        var question = turn.Question;
        var verb = ActionWords.Verb(question);
        var kind = ActionWords.Kind(question, verb);
        var region = question.Regions.Names.IsDefaultOrEmpty ? turn.Caller.DefaultRegion : question.Regions.Names[0];
        var account = question.Accounts.IsDefaultOrEmpty ? null : question.Accounts[0];
        var targets = await ActionTargets.FindAsync(turn, kind, region, account, cancellation).ConfigureAwait(false);
        var plan = ActionPlan.For(verb, kind, targets.Ids, ActionWords.Number(question.Text), question.Text);
        var refusal = Refuse(turn, plan, verb, region, account);

        var where = $"in {region}, account {account ?? $"{turn.Caller.AccountAlias} ({turn.Caller.Account})"}";
        var text = plan is null
            ? $"{refusal.Message}\nI could not tell which call it would be."
            : $"{refusal.Message}\nIt would be `{plan.Service}:{plan.Operation} {plan.Parameters.ToJsonString(s_json)}` {where}.";
        if (targets.Shown.Length > 0)
            text += $"\nIt is about: {string.Join(", ", targets.Shown.Select(t => $"`{t}`"))}.";
        if (targets.Note is { } note)
            text += $"\n{note}";
        return new()
        {
            Text = text,
            Refused = refusal,
            Offers = targets.Ids.Length > 0 ? [new("look", $"Describe {(targets.Ids[0].Length > 28 ? targets.Ids[0][..28] + "…" : targets.Ids[0])}", $"describe {targets.Ids[0]} in {region}")] : [],
        };
    }

    /// <summary>The judge's own refusal where the call is known; a change whose call is not known is refused all the same.</summary>
    private static Refusal Refuse(Turn turn, ActionPlan? plan, string verb, string? region, string? account)
    {
        if (plan is not null && turn.Aws.ForeseeRefusal(plan.Service, plan.Operation, plan.Parameters, region, account) is { Reason: "write-needs-approval" or "not-permitted" } refusal)
            return refusal;
        return new("write-needs-approval", "approval", $"That would change something{(verb.Length > 0 ? $" ({verb})" : "")}. Changes need an approval, and approvals are not available in this channel yet; nothing was sent to AWS.");
    }
}
