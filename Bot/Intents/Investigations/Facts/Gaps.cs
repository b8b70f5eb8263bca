using Bot.Identity;

namespace Bot.Intents.Investigations.Facts;

/// <summary>Failed calls as gaps.</summary>
internal static class Gaps
{
    /// <summary>What is missing because of a call, and why.</summary>
    public static Gap Of(string what, CallOutcome outcome) => outcome switch
    {
        CallOutcome.Failed { Error: var error, Call: var call } => new(what, error.IsDenied ? $"`{call.Action}` is denied" : error.Retryable ? $"`{call.Action}` was throttled or unavailable ({error.Code})" : $"`{call.Action}`: {error.Code}: {error.Message}", error.IsDenied ? call.Action : null),
        CallOutcome.Refused { Refusal: var refusal } => new(what, refusal.Message, null),
        _ => throw new ArgumentException("The call succeeded.", nameof(outcome)),
    };
}
