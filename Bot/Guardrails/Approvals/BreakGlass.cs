using Bot.Identity;

namespace Bot.Guardrails.Approvals;

/// <summary>A change without a second person, in an emergency: only for those the directory lists, only with a reason, told to all, and never past what no approval can allow.</summary>
internal static class BreakGlass
{
    private const int LeastReason = 10;

    /// <summary>Why this person may not, or not so; null where they may.</summary>
    public static string? MayNot(Caller caller, string reason)
    {
        if (!caller.IsAdmin && !(caller.Channel is { BreakGlass.IsDefaultOrEmpty: false } channel && caller.IsIn(channel.BreakGlass)))
            return $"You ({caller.Person}) may not break the glass. That is for admins of the organisation and for those under `breakGlass` of the channel in the directory. Ask without it, and an approver can say yes.";
        if (reason.Trim().Length < LeastReason)
            return "Breaking the glass needs a reason that others can understand later: `break glass REASON: what to do`.";
        return null;
    }
}
