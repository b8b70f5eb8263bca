namespace Bot.Guardrails.Audit;

/// <summary>What an entry of the audit tells. The names are written in lower case and never change.</summary>
internal enum AuditKind
{
    /// <summary>A writer began a chain; names the heads of chains before it.</summary>
    Opened,
    /// <summary>Somebody wrote something.</summary>
    Message,
    /// <summary>How it was understood.</summary>
    Reading,
    /// <summary>A call of AWS: what every layer said of it, and what AWS answered.</summary>
    Call,
    /// <summary>A call that changes something is about to be sent. Durable before it is.</summary>
    Intent,
    /// <summary>What the turn ended with.</summary>
    Answer,
    /// <summary>A plan was asked for, approved, rejected, carried out, undone, or has expired.</summary>
    Approval,
    /// <summary>An answer reached its platform, or did not.</summary>
    Delivery,
    /// <summary>The directory was loaded, or a file was refused.</summary>
    Directory,
    /// <summary>Somebody signed in or out, or chose a role.</summary>
    SignIn,
    /// <summary>An admin read, exported or changed what others may not.</summary>
    Admin,
    /// <summary>A limit or quota was reached.</summary>
    Limit,
    /// <summary>Entries that retention removes: the last sequence and hash of each chain's removed part.</summary>
    Checkpoint,
    /// <summary>A notification came in, was sent to a channel, or somebody or time did something to its incident.</summary>
    Notification,
    /// <summary>A kind that this version does not know.</summary>
    Unknown,
}
