using System.Diagnostics.Metrics;
using Bot.Channels;
using Bot.Conversations;

namespace Bot.Telemetry;

/// <summary>What the bot counts and times. Labels hold no ids, names or words of people.</summary>
internal static class BotMetrics
{
    public const string MeterName = "Wheelhouse";
    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Turns = Meter.CreateCounter<long>("wheelhouse_turns_total", description: "Messages answered, by platform, family and outcome.");
    private static readonly Histogram<double> TurnSeconds = Meter.CreateHistogram<double>("wheelhouse_turn_seconds", "s", "Time from a message to its answer, by family.");
    private static readonly Counter<long> Calls = Meter.CreateCounter<long>("wheelhouse_aws_calls_total", description: "AWS calls, by action and HTTP status.");
    private static readonly Histogram<double> CallSeconds = Meter.CreateHistogram<double>("wheelhouse_aws_call_seconds", "s", "Time of AWS calls, by service.");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("wheelhouse_refused_total", description: "Messages refused, by reason and layer.");

    /// <summary><c>answered</c>, <c>refused</c>, <c>asked</c> (a detail is missing) or <c>failed</c>.</summary>
    public static string OutcomeOf(TurnResult result) => result.Answer switch { { Refused: not null } => "refused", { Asked: not null } => "asked", { Failed: true } => "failed", _ => "answered" };

    /// <summary>Counts a turn that ended, with its calls.</summary>
    public static void Record(Platform platform, TurnResult result)
    {
        var family = result.Question.Family.ToString().ToLowerInvariant();
        Turns.Add(1, new("platform", platform.ToString().ToLowerInvariant()), new("family", family), new("outcome", OutcomeOf(result)));
        TurnSeconds.Record(result.Took.TotalSeconds, new KeyValuePair<string, object?>("family", family));
        if (result.Answer.Refused is { } refused)
            Refusals.Add(1, new("reason", refused.Reason), new("by", refused.By));
        foreach (var call in result.Calls)
        {
            Calls.Add(1, new("action", call.Action), new("status", call.Status));
            CallSeconds.Record(call.Took.TotalSeconds, new KeyValuePair<string, object?>("service", call.Service));
        }
    }
}
