namespace Bot.Guardrails.Approvals;

/// <summary>What pressing Approve or Reject comes to.</summary>
/// <param name="Message">For people.</param>
internal abstract record PressResult(string Message)
{
    /// <summary>It counts: this is what is to be stored.</summary>
    public sealed record Counted(Approval Now, string Message) : PressResult(Message);

    /// <summary>It does not count, and the plan is over: this is what is to be stored.</summary>
    public sealed record Over(Approval Now, string Message) : PressResult(Message);

    /// <summary>It does not count, and nothing changes.</summary>
    /// <param name="IsRight">The person may not; false where the plan is no longer open.</param>
    public sealed record Refused(string Message, bool IsRight) : PressResult(Message);
}
