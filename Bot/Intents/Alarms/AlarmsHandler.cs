using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Alarms.Changes;
using Bot.Intents.Alarms.Lists;
using Bot.Intents.Alarms.Metrics;
using Bot.Intents.Alarms.Status;
using Bot.Intents.Investigations.Replay;
using Bot.Understanding;

namespace Bot.Intents.Alarms;

/// <summary>Answers which alarms there are and fire, of one its state and reason, metrics, changes, AWS Health; what asks why is investigated.</summary>
internal sealed class AlarmsHandler(InvestigationLog investigations) : IIntentHandler
{
    public ImmutableArray<Family> Families { get; } = [Family.Alarms];

    public Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation)
    {
        var question = turn.Question;
        if (InvestigationRun.Is(question))
            return investigations.RunAsync(turn, cancellation);
        var named = AlarmQuestions.NameOf(question);
        return question.Topic switch
        {
            "firing" when named is null && IsPlain(question) => AlarmList.FiringAsync(turn, cancellation),
            "detail" or "firing" or "list" when named is not null && AlarmsOf.Watched(question) is null && IsPlain(question) => AlarmReason.OfAsync(turn, named, cancellation),
            "list" or "firing" or "detail" => AlarmsOf.ListAsync(turn, cancellation),
            "composite" => CompositeAlarms.ListAsync(turn, named, cancellation),
            "history" => AlarmHistory.OfAsync(turn, named, cancellation),
            "events" => ChangeAnswer.OfAsync(turn, cancellation),
            "metric" => MetricAnswer.OfAsync(turn, cancellation),
            "canary" => CanaryAnswer.OfAsync(turn, cancellation),
            "slo" => ObjectiveAnswer.OfAsync(turn, cancellation),
            "health" when question.Entities.IsEmpty && question.Resources is null or { Kinds.IsEmpty: true, Where.IsEmpty: true } => AwsHealth.OfAsync(turn, cancellation),
            _ => Task.FromResult(NotYet(question)),
        };
    }

    /// <summary>No condition but the state.</summary>
    private static bool IsPlain(Question question) => question.Resources is null || question.Resources.Where.All(c => c.Field is "state" && c.Value is "ALARM" || c.Field is "name");

    private static Answer NotYet(Question question) => new()
    {
        Text = $"I read this as a question about alarms and health ({(question.Topic.Length > 0 ? question.Topic : "in general")}). I answer which alarms fire, since when and how often, why one does, what a metric says, how healthy something is, and what was changed.",
        Failed = true,
        Offers = [new("firing", "What is firing?", "what alarms are firing right now?"), new("all", "In all Regions", "alarms firing in all regions?")],
    };
}
