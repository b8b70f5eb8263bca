using Bot.Answers;
using Bot.Channels;

namespace Bot.Identity;

/// <summary>Who a message is from, and as whom they act in AWS.</summary>
internal interface ICallerResolver
{
    /// <summary>The caller, or why there is none.</summary>
    Task<CallerResult> ResolveAsync(Message message, CancellationToken cancellation);

    /// <summary>The caller's role in an account.</summary>
    RoleChoice RoleIn(Caller caller, string account);
}

/// <summary>A caller or a refusal.</summary>
internal abstract record CallerResult
{
    private CallerResult() { }

    public sealed record Known(Caller Caller) : CallerResult;

    /// <param name="Refusal">What is missing and who can add it.</param>
    public sealed record Unknown(Refusal Refusal) : CallerResult;
}
