using System.Collections.Immutable;

namespace Bot.Answers;

/// <summary>The reply in the form that every channel renders. Texts use a small markdown: **bold**, `code`, lines starting with "- ", [title](url).</summary>
internal sealed record Answer
{
    /// <summary>The reply in words; the first line says the result.</summary>
    public required string Text { get; init; }
    public ImmutableArray<Table> Tables { get; init; } = [];
    public ImmutableArray<Chart> Charts { get; init; } = [];
    public ImmutableArray<Step> Steps { get; init; } = [];
    /// <summary>Plain notes on what the answer lacks or how far it may be trusted: a Region denied, a figure that may be stale.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
    public ImmutableArray<Offer> Offers { get; init; } = [];
    public ImmutableArray<Source> Sources { get; init; } = [];
    public ImmutableArray<Cause> Causes { get; init; } = [];
    /// <summary>Why it was not done; null when it was.</summary>
    public Refusal? Refused { get; init; }
    /// <summary>The plan that waits for approval, where the answer shows one: then <see cref="Refused"/> says that nothing was done yet, not that it may not be.</summary>
    public string? PlanId { get; init; }
    /// <summary>A plan that is over with this answer: where it was shown with buttons, they are taken away. Null for none.</summary>
    public ClosedPlan? Closed { get; init; }
    /// <summary>The missing detail that the bot asks for (<c>resource</c>, <c>region</c>, <c>time-range</c>, …); null when none.</summary>
    public string? Asked { get; init; }
    /// <summary>No result could be had (AWS failed, nothing answers this yet).</summary>
    public bool Failed { get; init; }
    /// <summary>The things the answer is about, in the order shown, for follow-ups such as "the second one".</summary>
    public ImmutableArray<Mentioned> Mentions { get; init; } = [];
    /// <summary>A support case shown for confirmation; null when there is none. The next turn changes it, files it or drops it.</summary>
    public CaseDraft? Draft { get; init; }
    /// <summary>Files to take away.</summary>
    public ImmutableArray<AnswerFile> Files { get; init; } = [];
    /// <summary>What was asked and found in another conversation and goes on in this one, oldest first: follow-ups lean on it.</summary>
    public ImmutableArray<Conversations.Exchange> Carried { get; init; } = [];

    /// <summary>Nothing of this turn is kept in the conversation: the person had all of theirs erased.</summary>
    public bool IsForgotten { get; init; }
    /// <summary>Whom a post calls, by platform id: <c>slack:U…</c>, <c>slack:S…</c> (user group), <c>slack:here</c>, <c>teams:GUID</c>. Only the bot's own posts call anybody.</summary>
    public ImmutableArray<string> Notify { get; init; } = [];
    /// <summary>For the person who asked alone: a channel shows it to nobody else, or does not show it.</summary>
    public bool Private { get; init; }

    /// <summary>There is nothing to tell: no channel shows it. Only what nobody asked just now (a check on schedule) may be so.</summary>
    public bool Silent { get; init; }

    public static Answer Say(string text) => new() { Text = text };
}

/// <summary>Where a statement can be read up or the thing itself be seen.</summary>
internal sealed record Source(string Title, string Url);

/// <summary>A cause found, with the ids of the evidence that shows it.</summary>
internal sealed record Cause(string Resource, string What, double Score, ImmutableArray<string> Evidence)
{
    /// <summary>Names of the mechanisms found there, the one that says most first.</summary>
    public ImmutableArray<string> Mechanisms { get; init; } = [];
}

/// <summary>A resource that an answer showed.</summary>
/// <param name="Kind">Resource kind of the registry: <c>ec2-instance</c>.</param>
/// <param name="Id">Its id as the API wants it.</param>
/// <param name="Name">Its name; equal to the id where it has none.</param>
/// <param name="Region">Its Region.</param>
/// <param name="Account">Its account.</param>
internal sealed record Mentioned(string Kind, string Id, string Name, string Region, string Account);
