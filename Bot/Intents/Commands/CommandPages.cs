using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.Aws.Client;
using Bot.Conversations;
using Bot.Identity;

namespace Bot.Intents.Commands;

/// <summary>What a command brought.</summary>
/// <param name="Outcome">The outcome, all pages joined.</param>
/// <param name="Next">The token of the page after; null where all is there.</param>
internal sealed record CommandResult(CallOutcome Outcome, string? Next);

/// <summary>Sends a command's call, and the pages after it as the AWS CLI would.</summary>
internal static class CommandPages
{
    private const int MaxPages = 25;

    public static async Task<CommandResult> SendAsync(Turn turn, ParsedCommand.Call command, string? region, string? account, CancellationToken cancellation)
    {
        var (parameters, onePage) = Parameters(command);
        var outcome = await turn.Aws.CallAsync(command.Service.Name, command.Operation.Name, parameters, region, account, cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok first || command.Operation.Pagination is not { } pagination)
            return new(outcome, null);
        var page = new AwsCall(first.Call.Service, first.Call.Operation, first.Call.Parameters, first.Call.Region);
        var next = AwsPages.Next(page, first.Body);
        var limit = command.Options.MaxItems ?? int.MaxValue;
        for (var pages = 1; next is not null && !onePage && pages < MaxPages && Count(first.Body, pagination.ResultKeys) < limit; pages++)
        {
            page = next;
            var more = await turn.Aws.CallAsync(page.Service, page.Operation, page.Parameters, page.Region, account, cancellation).ConfigureAwait(false);
            if (more is CallOutcome.Failed failed)
                return new(failed with { Partial = first.Body }, null);
            if (more is not CallOutcome.Ok ok)
                return new(more, null);
            next = AwsPages.Next(page, ok.Body);
            AwsPages.Join(page, first.Body, ok.Body);
        }
        var cut = Cut(first.Body, pagination.ResultKeys, limit);
        return new(first with { Truncated = next is not null || cut }, next is null ? null : (string?)next.Parameters[pagination.InputToken[0]]?.ToString());
    }

    /// <summary>The parameters with page size and token; a page chosen by hand is one page, as in the CLI.</summary>
    private static (JsonObject Parameters, bool OnePage) Parameters(ParsedCommand.Call command)
    {
        var parameters = (JsonObject)command.Parameters.DeepClone();
        if (command.Operation.Pagination is not { } pagination)
            return (parameters, true);
        var byHand = pagination.InputToken.Any(parameters.ContainsKey) || (pagination.LimitKey is { } key && parameters.ContainsKey(key));
        if (command.Options.StartingToken is { } token && pagination.InputToken.Count > 0)
            parameters[pagination.InputToken[0]] = token;
        if (command.Options.PageSize is { } size && pagination.LimitKey is { } limit && !parameters.ContainsKey(limit))
            parameters[limit] = command.Operation.Input.Members.TryGetValue(limit, out var member) && member.Shape.Kind == AwsKind.String ? size.ToString() : size;
        if (command.Options.MaxItems is { } most && pagination.LimitKey == "MaxItems" && !parameters.ContainsKey("MaxItems"))
            parameters["MaxItems"] = command.Operation.Input.Members["MaxItems"].Shape.Kind == AwsKind.String ? most.ToString() : most;
        return (parameters, byHand || command.Options.NoPaginate);
    }

    private static int Count(JsonObject body, IReadOnlyList<string> keys) => keys.Select(k => body[k]).OfType<JsonArray>().FirstOrDefault()?.Count ?? 0;

    private static bool Cut(JsonObject body, IReadOnlyList<string> keys, int limit)
    {
        if (keys.Select(k => body[k]).OfType<JsonArray>().FirstOrDefault() is not { } list || list.Count <= limit)
            return false;
        while (list.Count > limit)
            list.RemoveAt(list.Count - 1);
        return true;
    }
}
