using Bot.Answers;
using Bot.Identity;

namespace Bot.Intents;

/// <summary>Answers for calls that gave no result.</summary>
internal static class Failure
{
    /// <summary>What happened, why, what to do.</summary>
    public static Answer Of(CallOutcome outcome) => outcome switch
    {
        CallOutcome.Refused refused => new() { Text = refused.Refusal.Message, Refused = refused.Refusal },
        CallOutcome.Failed { Error.IsDenied: true } denied => Denied(denied),
        CallOutcome.Failed { Error.Retryable: true } failed => new()
        {
            Text = $"AWS could not answer `{failed.Call.Action}` just now ({failed.Error.Code}: {failed.Error.Message}). Try again in a moment.",
            Failed = true,
        },
        CallOutcome.Failed failed => new() { Text = $"`{failed.Call.Action}` failed: {failed.Error.Code}: {failed.Error.Message}", Failed = true },
        _ => throw new ArgumentException("The call succeeded.", nameof(outcome)),
    };

    private static Answer Denied(CallOutcome.Failed denied)
    {
        var message = $"AWS refused `{denied.Call.Action}` in account {denied.Call.Account}, {denied.Call.Region}: {denied.Error.Message} An admin can allow the action in the role's policies.";
        return new() { Text = message, Refused = new("not-permitted", "role", message) };
    }
}
