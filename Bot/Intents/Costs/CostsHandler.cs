using System.Collections.Frozen;
using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Costs.Watching;
using Bot.Understanding;
using Bot.Understanding.Watching;

namespace Bot.Intents.Costs;

/// <summary>Answers what is spent, why it changed, what it will be, and what can be saved.</summary>
internal sealed class CostsHandler(IEnumerable<ICostTopic> topics, Watched watched, CostOptions options) : IIntentHandler
{
    private readonly FrozenDictionary<string, ICostTopic> _topics = topics.SelectMany(t => t.Topics.Select(name => (name, t))).ToFrozenDictionary(p => p.name, p => p.t);

    public ImmutableArray<Family> Families { get; } = [Family.Costs];

    public async Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation) =>
        await watched.AfterAsync(turn, AskingNotes.Add(turn, await AnswerAsync(turn, cancellation).ConfigureAwait(false), options), cancellation).ConfigureAwait(false);

    private Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation)
    {
        var topic = turn.Question is { Shape: Shape.Forecast, Topic: not WatchTopics.Digest } || LooksAhead(turn) ? "forecast" : turn.Question.Topic;
        return _topics.TryGetValue(topic, out var answers) ? answers.AnswerAsync(turn, cancellation) : _topics["spend"].AnswerAsync(turn, cancellation);
    }

    /// <summary>Spend in days to come is a forecast, whatever the words.</summary>
    private static bool LooksAhead(Turn turn) =>
        turn.Question is { Topic: "" or "spend", Time: { Other: null } time } && time.Start.UtcDateTime.Date > turn.Now.UtcDateTime.Date;
}
