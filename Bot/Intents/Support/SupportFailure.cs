using Bot.Answers;
using Bot.Identity;

namespace Bot.Intents.Support;

/// <summary>Support's own failures in words.</summary>
internal static class SupportFailure
{
    public static Answer Of(CallOutcome outcome) => outcome is CallOutcome.Failed { Error.Code: "SubscriptionRequiredException" }
        ? new()
        {
            Text = "AWS Support's API needs a Business Support+, Enterprise or Unified Operations plan; this account has none. Open the case in the Support Center, or ask whoever pays the bill for a plan.",
            Failed = true,
            Sources = [new("AWS Support Center", "https://support.console.aws.amazon.com/support/home")],
        }
        : Failure.Of(outcome);
}
