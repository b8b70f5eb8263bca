using System.Collections.Immutable;
using Bot.Channels;

namespace Bot.Guardrails.Approvals;

/// <summary>A change as it is put before the approvers. Nothing of it is ever edited: another plan is another id.</summary>
internal sealed record ChangePlan
{
    /// <summary><c>p-7f3a1c</c>.</summary>
    public required string Id { get; init; }
    /// <summary>The change in a few words: <c>Stop 2 EC2 instances</c>.</summary>
    public required string Title { get; init; }
    /// <summary>What is sent, in this order.</summary>
    public required ImmutableArray<PlannedCall> Calls { get; init; }
    /// <summary>What is touched, as it was when the plan was made.</summary>
    public ImmutableArray<TouchedResource> Touched { get; init; } = [];
    /// <summary>What it costs or saves, in words; null where that is not known.</summary>
    public string? Cost { get; init; }
    /// <summary>What people should know before they say yes.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
    public required PlanAsker Asker { get; init; }
    public required string Account { get; init; }
    public required string AccountAlias { get; init; }
    /// <summary>The asker's role, which runs it; null for the operator's own credentials.</summary>
    public required string? RoleArn { get; init; }
    /// <summary>The directory under which it was made.</summary>
    public required string DirectoryVersion { get; init; }
    /// <summary>How many people must approve.</summary>
    public required int Needed { get; init; }
    /// <summary>Why as many; null where one is enough.</summary>
    public string? NeededWhy { get; init; }
    public required DateTimeOffset Created { get; init; }
    /// <summary>From then on no approval counts and nothing begins.</summary>
    public required DateTimeOffset Expires { get; init; }
    /// <summary>The reason given for going without a second person; null for an ordinary plan.</summary>
    public string? BreakGlass { get; init; }
    /// <summary>The plan that this one undoes; null for none.</summary>
    public string? Undoes { get; init; }

    /// <summary>Whether all of it, a part of it or nothing can be undone by calls known beforehand.</summary>
    public bool CanUndo => Calls.Any(c => !c.Undo.IsEmpty);
}

/// <summary>One call of a plan.</summary>
/// <param name="Call">Exactly what is sent.</param>
/// <param name="Words">What it does, for people.</param>
/// <param name="Undo">The calls that bring back the state read before; empty where there are none.</param>
/// <param name="UndoWords">How it is undone, or why it cannot be.</param>
/// <param name="Before">Facts read before, which a look-up after a crash compares with; empty for none.</param>
internal sealed record PlannedCall(SealedCall Call, string Words, ImmutableArray<SealedCall> Undo, string UndoWords, string Before = "");

/// <summary>A resource that a plan touches.</summary>
/// <param name="Kind">For people: <c>EC2 instance</c>.</param>
/// <param name="Id">Its id or name as the API wants it.</param>
/// <param name="Name">Its name; equal to the id where it has none.</param>
/// <param name="State">Its state before, in a few words; empty where there is none.</param>
/// <param name="Tags">Its tags as <c>key=value</c>; null where they could not be read, and every rule by tags then counts.</param>
internal sealed record TouchedResource(string Kind, string Id, string Name, string State, ImmutableArray<string>? Tags);

/// <summary>Who asked for a plan, and where.</summary>
/// <param name="Person">The person in the directory.</param>
/// <param name="User">The chat user.</param>
/// <param name="Place">The place: approvals count only from its channel.</param>
/// <param name="MessageId">The message that asked.</param>
/// <param name="ChosenAccount">The account chosen in the channel's own controls; null for the channel's default.</param>
internal sealed record PlanAsker(string Person, ChatUser User, Place Place, string MessageId, string? ChosenAccount)
{
    /// <summary>Where the platform wants what is said later; null where the place says it all.</summary>
    public ReplyAddress? ReplyTo { get; init; }
}
