using System.Text.Json.Nodes;
using Bot.Identity;

namespace Bot.Guardrails.Approvals;

/// <summary>What became of a call whose answer was lost.</summary>
internal enum Fate
{
    TookEffect,
    /// <summary>It is certain that it had none.</summary>
    HadNone,
    NotKnown,
}

/// <param name="Note">How it was found out, for people.</param>
internal sealed record CallFate(Fate Fate, string Note);

/// <summary>What is known of the changes that AWS's operations make.</summary>
internal interface IChangeKnowledge
{
    /// <summary>Finds out by reading whether a call took effect.</summary>
    /// <param name="aws">A session of the person as whom it was sent.</param>
    /// <param name="call">The call.</param>
    /// <param name="sentAt">When it was written down as being sent.</param>
    Task<CallFate> LookUpAsync(AwsSession aws, PlannedCall call, DateTimeOffset sentAt, CancellationToken cancellation);

    /// <summary>What of an answer is worth telling, with nothing secret in it.</summary>
    (string Note, JsonObject? Output) Tell(SealedCall call, JsonObject body);
}
