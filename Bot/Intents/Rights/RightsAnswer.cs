using Bot.Answers;
using Bot.Guardrails;

namespace Bot.Intents.Rights;

/// <summary>Words a verdict that was asked for.</summary>
internal static class RightsAnswer
{
    /// <param name="person">Whom it is about; null for the one who asks.</param>
    /// <param name="call">What was asked.</param>
    /// <param name="verdict">What the layers say.</param>
    /// <param name="account">Its account, for people.</param>
    /// <param name="explain">Explains a denial.</param>
    public static Answer Of(string? person, JudgedCall call, string account, Verdict verdict, Func<Verdict, Refusal> explain)
    {
        var what = $"`{call.Operation.IamActions[0]}` in {call.Region}, account {account}";
        var who = person is null ? "you" : $"**{person}**";
        if (verdict.DeniedBy is { Layer: not Layer.Approval })
        {
            var denial = DenialAnswer.Of(explain(verdict), person);
            return denial with { Text = $"**No**, {who} may not {what}. {denial.Text}\nNothing was tried.", Refused = null };
        }
        var open = verdict.Layers.Any(l => l.State == LayerState.Unknown);
        var needsApproval = verdict.DeniedBy is not null;
        var yes = (open, needsApproval) switch
        {
            (false, false) => $"**Yes**, {who} may {what}.",
            (false, true) => $"**Yes, once it is approved**: {who} may {what}.",
            (true, false) => $"**Nothing here forbids** {what} to {who}. I may not read the role's policies, or they depend on what only AWS knows, so AWS has the last word.",
            _ => $"**Nothing here forbids** {what} to {who}, **once it is approved**. I may not read the role's policies, or they depend on what only AWS knows, so AWS has the last word.",
        };
        var by = needsApproval && explain(verdict).FixBy is { } approvers ? $"\nWho can approve it: {approvers}." : "";
        return new() { Text = $"{yes}\n{DenialAnswer.Layers(verdict)}{by}\nNothing was tried." };
    }
}
