using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Intents.Logs;

/// <summary>Answers what logs say: errors and their patterns, searches by text or id, the last lines, the slowest invocations.</summary>
internal sealed class LogsHandler(InsightsRun insights) : IIntentHandler
{
    public ImmutableArray<Family> Families { get; } = [Family.Logs];

    public async Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation)
    {
        if (await LogSource.FindAsync(turn, cancellation).ConfigureAwait(false) is not { } source)
            return Answer.Say("Which log group or resource? Name the log group (`/aws/lambda/…`), or the function, service or cluster whose logs to read.") with { Asked = "resource" };
        var query = LogQuery.Of(turn);
        if (query.End <= query.Start)
            return Answer.Say("The time ends before it begins. Say it once more: \"between 9 and 10 UTC today\".") with { Asked = "time-range" };
        var (result, failure) = await insights.RunAsync(turn, source, query, cancellation).ConfigureAwait(false);
        if (result is not null)
            return LogAnswers.Of(turn, source, query, result);
        return failure is CallOutcome.Failed { Error.Code: "ResourceNotFoundException" }
            ? new()
            {
                Text = $"There is no log group `{source.Group}` in {source.Region}.{(source.Owner is { } owner ? $" `{owner}` may log elsewhere, in another Region, or not at all." : "")}",
                Failed = true,
                Offers = [new("groups", "List the log groups", $"list log groups in {source.Region}")],
            }
            : Failure.Of(failure!);
    }
}
