using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Understanding;
using Bot.Understanding.Watching;

namespace Bot.Intents.Costs.Watching;

/// <summary>Something that a check found.</summary>
/// <param name="Key">Told once: a budget in its period, a day, an anomaly.</param>
/// <param name="Words">One line.</param>
internal readonly record struct Sighting(string Key, string Words);

/// <summary>What a check found, and what it says where nobody need be told.</summary>
/// <param name="Failure">Why nothing could be found out; null where it could.</param>
internal sealed record CheckResult(ImmutableArray<Sighting> Found, string State, Answer? Failure = null)
{
    public ImmutableArray<Source> Sources { get; init; } = [];
    public ImmutableArray<Offer> Offers { get; init; } = [];
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>Looks whether what a subscription waits for has come; on schedule it tells each thing once, and is silent otherwise.</summary>
internal sealed class WatchCheck(Subscriptions subscriptions, IReader reader, CostOptions options) : ICostTopic
{
    private const int MaxTold = 100;

    public ImmutableArray<string> Topics { get; } = [WatchTopics.Check];

    public async Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation)
    {
        var id = turn.Question.Entities is [var named, ..] ? named.Text : "";
        if (await subscriptions.GetAsync(id, cancellation).ConfigureAwait(false) is not { } one || one.Person != turn.Caller.Person)
            return turn.Message.Scheduled is not null ? Quiet : Answer.Say($"You have no subscription `{id}`. `subscriptions` lists them.");
        if (one.Kind == WatchTopics.KindDigest)
            return Answer.Say($"`{id}` is sent, not checked. Ask it itself: {one.Ask}") with { Offers = [new("now", "Show it now", one.Ask)] };
        var result = one.Kind switch
        {
            WatchTopics.KindBudget => await BudgetCheck.RunAsync(turn, one, cancellation).ConfigureAwait(false),
            WatchTopics.KindAnomaly => await AnomalyCheck.RunAsync(turn, one, cancellation).ConfigureAwait(false),
            _ => await SpendCheck.RunAsync(turn with { Question = reader.Read(turn.Message with { Text = one.Ask }, Conversation.Empty, turn.Now) }, one, options, cancellation).ConfigureAwait(false),
        };
        if (result.Failure is { } failure)
            return failure;
        if (turn.Message.Scheduled is null)
            return Say(one, result.Found.IsEmpty ? [] : result.Found, result);
        var mark = $"|{turn.Message.Id}";
        // A turn that is run again tells again what it was about to tell.
        var fresh = result.Found.Where(f => !one.Told.Any(t => t.StartsWith($"{f.Key}|", StringComparison.Ordinal) && !t.EndsWith(mark, StringComparison.Ordinal))).ToImmutableArray();
        if (fresh.IsEmpty)
            return Quiet;
        await subscriptions.ChangeAsync(id, s => s with { Told = [.. s.Told.Concat(fresh.Select(f => f.Key + mark)).Distinct().TakeLast(MaxTold)] }, cancellation).ConfigureAwait(false);
        return Say(one, fresh, result);
    }

    private static Answer Quiet { get; } = new() { Text = "", Silent = true };

    private static Answer Say(Subscription one, ImmutableArray<Sighting> found, CheckResult result) => new()
    {
        Text = found.IsEmpty ? $"Not now: {result.State}" : string.Join('\n', found.Select(f => f.Words)),
        Notes = [.. result.Notes, $"You wanted to know {one.Words}."],
        Offers = result.Offers,
        Sources = result.Sources,
    };
}
