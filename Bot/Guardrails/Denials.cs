using Bot.Answers;
using Bot.Aws.Catalog;

namespace Bot.Guardrails;

/// <summary>Verdicts in words.</summary>
internal sealed class Denials
{
    /// <summary>The refusal of a call that a layer denied.</summary>
    public Refusal Of(JudgedCall call, Verdict verdict)
    {
        var denied = verdict.DeniedBy ?? throw new ArgumentException("No layer denied.", nameof(verdict));
        var action = call.Operation.IamActions[0];
        var (reason, by, message) = denied.Layer switch
        {
            Layer.HardBlock when call.Operation.Exposure == AwsExposure.Secret =>
                ("secret", "hard-block", $"`{action}` returns secret material or credentials. No role and no channel can have it shown in a chat; use the AWS console or CLI with your own credentials."),
            Layer.HardBlock when call.Operation.Exposure == AwsExposure.Data =>
                ("data-in-resource", "hard-block", $"`{action}` returns data stored inside a resource. The bot reads names, settings, states and metrics, never the data; use the AWS console or CLI with your own credentials."),
            Layer.HardBlock => ("not-permitted", "hard-block", $"`{action}` {denied.Note}. That is never done from a chat."),
            Layer.Approval => ("write-needs-approval", "approval", $"`{action}`: {denied.Note}. Nothing was sent to AWS."),
            Layer.Role => ("not-permitted", "role", Sentence(denied.Note)),
            Layer.Scope => ("not-permitted", "scope", Sentence(denied.Note)),
            _ => ("not-permitted", "guardrail", $"`{action}`: {denied.Note}."),
        };
        return new(reason, by, message) { Verdict = verdict };
    }

    /// <summary>The refusal of a change that nobody approved.</summary>
    public static Refusal NeedsApproval(AwsOperation operation) =>
        new("write-needs-approval", "approval", $"`{operation.IamActions[0]}` changes something, and no approval covers this call. Nothing was sent to AWS.");

    private static string Sentence(string note) => $"{char.ToUpperInvariant(note[0])}{note[1..]}.";
}
