namespace Bot.Guardrails.Approvals;

/// <summary>Where a plan stands. Every change of it is one compare-and-set in the store.</summary>
internal enum ApprovalState
{
    Pending,
    /// <summary>Enough people said yes; nothing was sent yet.</summary>
    Approved,
    /// <summary>Calls are being sent, by one replica.</summary>
    Running,
    Done,
    /// <summary>AWS or the judge refused a call, or it is known not to have had its effect.</summary>
    Failed,
    /// <summary>A call may have had its effect; nobody can tell by looking.</summary>
    Unknown,
    Rejected,
    Expired,
    /// <summary>The directory, the asker's role or the plan changed before it ran.</summary>
    Void,
}

/// <summary>Where one call of a plan stands.</summary>
internal enum CallState
{
    Waiting,
    /// <summary>Written before it is sent: from then on it is never sent again.</summary>
    Sending,
    Done,
    /// <summary>Refused, or looked up and found without effect.</summary>
    Failed,
    Unknown,
    /// <summary>Not sent, since one before it did not succeed.</summary>
    Skipped,
}
