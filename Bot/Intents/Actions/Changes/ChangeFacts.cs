using System.Collections.Immutable;
using Bot.Guardrails;
using Bot.Guardrails.Approvals;

namespace Bot.Intents.Actions.Changes;

/// <summary>What a call would do, read from the account before anybody approves it.</summary>
internal sealed record ChangeFacts
{
    /// <summary>What it does: <c>Stop 2 instances</c>.</summary>
    public required string Words { get; init; }
    /// <summary>The calls that bring back the state read now; empty where there are none.</summary>
    public ImmutableArray<SealedCall> Undo { get; init; } = [];
    /// <summary>How it is undone, or why it cannot be.</summary>
    public required string UndoWords { get; init; }
    public ImmutableArray<TouchedResource> Touched { get; init; } = [];
    /// <summary>What it costs or saves; null where that is not known.</summary>
    public string? Cost { get; init; }
    public ImmutableArray<string> Warnings { get; init; } = [];
    /// <summary>Facts that a look-up after a crash compares with; empty for none.</summary>
    public string Before { get; init; } = "";
    /// <summary>Why there is nothing to do, or nothing to do it to; null where there is.</summary>
    public string? Fault { get; init; }

    public static ChangeFacts Nothing(string fault) => new() { Words = "", UndoWords = "", Fault = fault };
}
