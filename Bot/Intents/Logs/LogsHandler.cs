using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Intents.Logs;

/// <summary>Answers what logs say: errors and their patterns, searches by text or id, the last lines, the slowest invocations.</summary>
internal sealed class LogsHandler(InsightsRun insights) : IIntentHandler
{
    private const int MaxLike = 5;

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
            ? await NoGroupAsync(turn, source, cancellation).ConfigureAwait(false)
            : Failure.Of(failure!);
    }

    /// <summary>There is no such group: which ones have a name like it.</summary>
    private static async Task<Answer> NoGroupAsync(Turn turn, LogSource source, CancellationToken cancellation)
    {
        var name = source.Owner ?? source.Group[(source.Group.LastIndexOf('/') + 1)..];
        var outcome = await turn.Aws.CallAllAsync("logs", "DescribeLogGroups", new JsonObject { ["logGroupNamePattern"] = name }, source.Region, maxPages: 1, cancellation: cancellation).ConfigureAwait(false);
        var like = outcome is CallOutcome.Ok ok ? ok.Body["logGroups"].Objects().Select(g => g["logGroupName"].Text()).Where(g => g.Length > 0).Take(MaxLike).ToList() : [];
        return new()
        {
            Text = $"There is no log group `{source.Group}` in {source.Region}."
                + (like.Count > 0 ? $" Names like it: {string.Join(", ", like.Select(g => $"`{g}`"))}." : source.Owner is { } owner ? $" `{owner}` may log elsewhere, in another Region, or not at all." : ""),
            Failed = true,
            Offers =
            [
                .. like.Take(2).Select((g, i) => new Offer($"group-{i + 1}", $"Errors of {g[(g.LastIndexOf('/') + 1)..]}", $"show errors in log group {g}")),
                new("groups", "List the log groups", $"list log groups in {source.Region}"),
            ],
        };
    }
}
