using System.Diagnostics;
using Bot.Channels;
using Bot.Conversations;

namespace Bot.Telemetry;

/// <summary>
/// The spans of the bot's own work. One trace is one message: the request that brought it, its turn, each call to AWS, each try to
/// deliver the answer; the trace's context is stored with the message, so that it holds across a restart and on another replica.
/// Spans hold no words of people.
/// </summary>
internal static class BotTracing
{
    public const string SourceName = "Wheelhouse";
    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The context to store with a message; null where nobody records traces.</summary>
    public static string? Context => Source.HasListeners() ? Activity.Current?.Id : null;

    /// <summary>The turn of a message; null where nobody records it.</summary>
    public static Activity? Turn(Message message) =>
        Source.StartActivity("turn", ActivityKind.Consumer, message.Trace)?.SetTag("messaging.system", Name(message.Place.Platform));

    /// <summary>Says how the turn ended.</summary>
    public static void End(Activity? turn, TurnResult result)
    {
        if (turn is null)
            return;
        // The AWS SDK renames whatever span it finds itself in.
        turn.DisplayName = turn.OperationName;
        turn.SetTag("wheelhouse.family", result.Question.Family.ToString().ToLowerInvariant());
        turn.SetTag("wheelhouse.outcome", BotMetrics.OutcomeOf(result));
        turn.SetTag("wheelhouse.calls", result.Calls.Length);
        turn.SetStatus(result.Answer.Failed ? ActivityStatusCode.Error : ActivityStatusCode.Ok);
    }

    /// <summary>A call to AWS within the turn.</summary>
    /// <param name="action">Its IAM action.</param>
    /// <param name="region">Where it goes.</param>
    public static Activity? Call(string action, string region) =>
        Source.StartActivity(action, ActivityKind.Client)?.SetTag("rpc.system", "aws-api").SetTag("cloud.region", region);

    /// <summary>Says how the call ended.</summary>
    /// <param name="call">From <see cref="Call"/>.</param>
    /// <param name="status">HTTP status; 0 where no answer came.</param>
    /// <param name="error">AWS's error code; null on success.</param>
    public static void End(Activity? call, int status, string? error)
    {
        if (call is null)
            return;
        call.DisplayName = call.OperationName;
        call.SetTag("http.response.status_code", status).SetTag("error.type", error).SetStatus(error is null ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
    }

    /// <summary>A try to deliver an answer.</summary>
    /// <param name="platform">Where to.</param>
    /// <param name="context">The context of the message that it answers; null where it has none.</param>
    public static Activity? Delivery(Platform platform, string? context) =>
        Source.StartActivity("deliver", ActivityKind.Producer, context)?.SetTag("messaging.system", Name(platform));

    private static string Name(Platform platform) => platform.ToString().ToLowerInvariant();
}
