using Bot.Answers;
using Bot.Guardrails;
using Bot.Identity;

namespace Bot.Intents;

/// <summary>Answers for calls that gave no result.</summary>
internal static class Failure
{
    /// <summary>What happened, why, what to do.</summary>
    public static Answer Of(CallOutcome outcome) => outcome switch
    {
        CallOutcome.Refused refused => DenialAnswer.Of(refused.Refusal),
        CallOutcome.Failed { Refusal: { } refusal } => DenialAnswer.Of(refusal),
        CallOutcome.Failed { Error.Retryable: true } failed => new()
        {
            Text = $"AWS could not answer `{failed.Call.Action}` just now ({failed.Error.Code}: {failed.Error.Message}). Try again in a moment.",
            Failed = true,
        },
        CallOutcome.Failed failed => new() { Text = $"`{failed.Call.Action}` failed: {failed.Error.Code}: {failed.Error.Message}", Failed = true },
        _ => throw new ArgumentException("The call succeeded.", nameof(outcome)),
    };
}
