using System.Collections.Immutable;

namespace Bot.Intents.Investigations.Reason;

/// <summary>A way for things to go wrong, as data: what would be seen if it were so, and what would refute it.</summary>
/// <param name="Id">Its name: <c>lambda-timeout</c>.</param>
/// <param name="Kinds">Kinds of the registry, separated by commas; <c>*</c> for any.</param>
/// <param name="What">The cause in a line, after the name of the thing; what people would say.</param>
/// <param name="Needs">What must be seen: groups joined by <c>&amp;</c>, alternatives by <c>|</c>, in the form of <see cref="Clue"/>.</param>
/// <param name="Weight">How sure that alone makes, 0 to 1.</param>
internal sealed record Mechanism(string Id, string Kinds, string What, string Needs, double Weight)
{
    /// <summary>What makes it surer, separated by commas.</summary>
    public string Supports { get; init; } = "";
    /// <summary>What refutes it, separated by commas.</summary>
    public string Refutes { get; init; } = "";
    /// <summary>It may be the effect of something it depends on: that is blamed where it is found.</summary>
    public bool IsEffect { get; init; }
    /// <summary>It comes of what asks for so much, or of what it is set up with: steps back behind a cause found there, in the role named (<c>feed</c>, <c>set</c>). Empty for none.</summary>
    public string YieldsTo { get; init; } = "";
    /// <summary>The thing of the first need is to blame, not the one that suffers: the security group, the role.</summary>
    public bool BlamesOther { get; init; }
    /// <summary>Says nothing of what the question is about, only of what that depends on.</summary>
    public bool IsForOthers { get; init; }
    /// <summary>The more general mechanisms that it is a case of, separated by commas.</summary>
    public string CaseOf { get; init; } = "";
    /// <summary>What to do, for people.</summary>
    public string Next { get; init; } = "";
    /// <summary>A message that asks for the change that would help, in words that the action handler reads; <c>{name}</c>, <c>{region}</c>. Empty for none.</summary>
    public string Action { get; init; } = "";

    private ImmutableArray<ImmutableArray<Clue>>? _needs;
    private ImmutableArray<Clue>? _supports, _refutes;

    public ImmutableArray<ImmutableArray<Clue>> NeedGroups => _needs ??= [.. Needs.Split('&', StringSplitOptions.TrimEntries).Select(g => g.Split('|', StringSplitOptions.TrimEntries).Select(Clue.Parse).ToImmutableArray())];
    public ImmutableArray<Clue> SupportClues => _supports ??= Split(Supports);
    public ImmutableArray<Clue> RefuteClues => _refutes ??= Split(Refutes);

    /// <summary>Its id, and those that it is a case of.</summary>
    public IEnumerable<string> Ids => CaseOf.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Prepend(Id);

    public bool IsFor(string kind) => Kinds == "*" || Kinds.Split(',', StringSplitOptions.TrimEntries).Contains(kind);

    private static ImmutableArray<Clue> Split(string text) => [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Clue.Parse)];
}
