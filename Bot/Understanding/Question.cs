using System.Collections.Immutable;

namespace Bot.Understanding;

/// <summary>A message understood.</summary>
internal sealed record Question
{
    /// <summary>The message without mentions and markup, its own spelling kept.</summary>
    public required string Text { get; init; }
    public required Family Family { get; init; }
    public required Shape Shape { get; init; }
    /// <summary>What within the family is asked, by the family's own word: costs <c>spend forecast anomalies budgets savings</c>…; alarms <c>firing why health history changes metric events</c>…; support <c>create list detail reply resolve severities</c>…; identity <c>whoami help switch-role preferences feedback</c>…; action <c>start stop reboot terminate scale</c>….</summary>
    public string Topic { get; init; } = "";
    /// <summary>Which resources; null where the question is not about resources of the account.</summary>
    public ResourceQuery? Resources { get; init; }
    /// <summary>Where; <see cref="RegionScope.Unsaid"/> where neither the message nor the conversation says it.</summary>
    public RegionScope Regions { get; init; } = RegionScope.Unsaid;
    /// <summary>Account ids or aliases named; empty for the channel's default.</summary>
    public ImmutableArray<string> Accounts { get; init; } = [];
    /// <summary>When; null where nothing is said.</summary>
    public TimeRange? Time { get; init; }
    /// <summary>Everything named in the message: ids, ARNs, names, in the order of the text.</summary>
    public ImmutableArray<Entity> Entities { get; init; } = [];
    /// <summary>Filters that belong to no resource kind (cost filters, log patterns, severities).</summary>
    public ImmutableArray<Condition> Conditions { get; init; } = [];
    /// <summary>What to group by, in the family's own terms: <c>service</c>, <c>region</c>, <c>account</c>, <c>tag:team</c>, <c>day</c>.</summary>
    public ImmutableArray<string> GroupBy { get; init; } = [];
    /// <summary>How many rows are wanted; null where nothing is said.</summary>
    public int? Top { get; init; }
    /// <summary>The command line as typed, without mention and code marks; null where the message is no command.</summary>
    public string? Command { get; init; }
    /// <summary>What is said to a plan of a change; null for everything else.</summary>
    public SaidToPlan? Approval { get; init; }
    /// <summary>The reason given for a change without a second person; null where none is asked for.</summary>
    public string? BreakGlass { get; init; }
    /// <summary>Why the words alone forbid it; null where they don't.</summary>
    public Unsafe? Unsafe { get; init; }
    /// <summary>The missing detail that must be asked for; null where nothing is missing.</summary>
    public Missing? Missing { get; init; }
    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; } = 1;
    /// <summary>Words that look like a condition and were not understood as one; an answer says that it holds without them.</summary>
    public ImmutableArray<string> Unused { get; init; } = [];
    /// <summary>What the reading rests on, one line each, for people.</summary>
    public ImmutableArray<string> Because { get; init; } = [];
}

/// <summary>Words to a plan of a change.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Reason">Why, in the person's words; empty for no reason.</param>
internal sealed record SaidToPlan(string PlanId, string Reason);

/// <summary>A detail that is missing.</summary>
/// <param name="Detail"><c>resource</c>, <c>region</c>, <c>time-range</c>, …</param>
/// <param name="Ask">The question to put to the person.</param>
internal sealed record Missing(string Detail, string Ask);

/// <summary>Words that ask for what no right allows.</summary>
/// <param name="Reason"><c>secret</c>, <c>data-in-resource</c>, <c>injection</c>, <c>out-of-scope</c>.</param>
/// <param name="Words">The words it was seen in.</param>
internal sealed record Unsafe(string Reason, string Words);
