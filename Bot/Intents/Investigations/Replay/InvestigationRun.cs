using Bot.Answers;
using Bot.Conversations;
using Bot.Understanding;

namespace Bot.Intents.Investigations.Replay;

/// <summary>The questions that are investigated, and the way from each to its answer: the same for the first time and for a replay.</summary>
internal static class InvestigationRun
{
    public static bool Is(Question question) => question.Family == Family.Troubleshooting
        || question is { Family: Family.Alarms, Topic: "why" }
        || question is { Family: Family.Alarms, Topic: "health" } && !(question.Entities.IsEmpty && question.Resources is null or { Kinds.IsEmpty: true, Where.IsEmpty: true });

    public static Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation) =>
        turn.Question is { Family: Family.Alarms, Topic: "why" } ? WhyAlarm.OfAsync(turn, cancellation) : HealthInvestigation.OfAsync(turn, cancellation);
}
