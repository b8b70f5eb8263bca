using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Guardrails;
using Bot.Guardrails.Approvals;

namespace Bot.Intents.Actions.Changes;

/// <summary>What is known of one family of operations that change something.</summary>
internal interface IChangeKind
{
    /// <summary>Its operations: <c>ec2:StopInstances</c>, by API name.</summary>
    ImmutableArray<string> Operations { get; }

    /// <summary>Reads what the call would touch, cost and undo.</summary>
    Task<ChangeFacts> ReadAsync(ChangeReads aws, SealedCall call);

    /// <summary>Finds out whether a call, whose answer was lost, took effect; null where only the trail can tell.</summary>
    Task<CallFate?> LookUpAsync(ChangeReads aws, PlannedCall call, DateTimeOffset sentAt);

    /// <summary>What of the answer is worth telling.</summary>
    (string Note, JsonObject? Output) Tell(SealedCall call, JsonObject body) => ("", null);
}
