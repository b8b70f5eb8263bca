using System.Collections.Immutable;
using Bot.Answers;
using Bot.Aws.Catalog;
using Bot.Conversations;
using Bot.Guardrails;
using Bot.Identity;
using Bot.Intents.Actions;
using Bot.Intents.Commands.JmesPath;
using Bot.Understanding;

namespace Bot.Intents.Commands;

/// <summary>Runs AWS CLI commands typed into the chat: reads run, changes become plans to be approved, what is blocked is refused with the call that it would have been.</summary>
/// <param name="parser">Reads the lines.</param>
/// <param name="planner">Makes plans of changes.</param>
/// <param name="directory">Knows accounts by their aliases; null where there is none.</param>
internal sealed class CommandsHandler(CommandParser parser, ChangePlanner planner, DirectorySource? directory = null) : IIntentHandler
{
    public ImmutableArray<Family> Families { get; } = [Family.Command];

    public async Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation) =>
        Parse(turn) switch
        {
            ParsedCommand.Call call => await RunAsync(turn, call, cancellation).ConfigureAwait(false),
            ParsedCommand.Help help => CommandHelp.Of(help, AwsCatalog.Default),
            ParsedCommand.Special special => CommandAnswers.Special(special.What),
            ParsedCommand.Unknown unknown => CommandAnswers.Unknown(unknown),
            ParsedCommand.Shell shell => CommandAnswers.Shell(shell),
            var other => throw new InvalidOperationException(other.GetType().Name),
        };

    /// <summary>The question's command; its query as it was typed, for backticks are JMESPath's literals where chats have them for code.</summary>
    private ParsedCommand Parse(Turn turn)
    {
        var line = turn.Question.Command ?? turn.Question.Text;
        var parsed = parser.Parse(line);
        if (parsed is not ParsedCommand.Call { Options.Query: not null } call || !turn.Message.Text.Contains('`'))
            return parsed;
        var start = turn.Message.Text.IndexOf(line.Split(' ')[0], StringComparison.Ordinal);
        return start >= 0 && parser.Parse(turn.Message.Text[start..]) is ParsedCommand.Call { Options.Query: { } typed } raw && raw.Operation == call.Operation
            ? call with { Options = call.Options with { Query = typed } }
            : parsed;
    }

    private async Task<Answer> RunAsync(Turn turn, ParsedCommand.Call call, CancellationToken cancellation)
    {
        var account = Account(turn, call.Options.Account);
        var region = call.Options.Region ?? turn.Caller.DefaultRegion;
        if (!HardBlocks.IsRead(call.Operation))
            await turn.Aws.LearnRolesAsync(account, cancellation).ConfigureAwait(false);
        // What no approval can allow is refused before details are asked for.
        if (turn.Aws.ForeseeRefusal(call.Service.Name, call.Operation.Name, call.Parameters, region, account) is { By: not "approval" } refusal)
            return CommandAnswers.Refused(call, refusal, region, account ?? turn.Caller.Account);
        var faults = call.Faults;
        if (QueryFault(call.Options.Query) is { } query)
            faults = faults.Add(query);
        if (!IsRegion(region))
            faults = faults.Add($"`--region` is `{region}`; write a Region code such as eu-west-1{string.Concat(CommandNames.Nearest(region, DefaultRegions.All, 1).Select(r => $" (`{r}`?)"))}.");
        if (faults.Length > 0)
            return Unplanned(call, CommandAnswers.Faults(call with { Faults = faults }));
        if (call.Missing.Length > 0)
            return Unplanned(call, CommandAnswers.Missing(call));
        if (!HardBlocks.IsRead(call.Operation))
            return await planner.PlanAsync(turn, [new(call.Service.Name, call.Operation.Name, call.Parameters, account ?? turn.Caller.Account, call.Service.GlobalRegion ?? region)], cancellation).ConfigureAwait(false);

        var result = await CommandPages.SendAsync(turn, call, region, account, cancellation).ConfigureAwait(false);
        return result.Outcome switch
        {
            CallOutcome.Ok ok => Shown(call, ok, result.Next, turn),
            CallOutcome.Failed { Partial: { } partial } failed => Shown(call, new(failed.Call, partial), null, turn) is var answer
                ? answer with { Notes = answer.Notes.Add($"A later page failed ({failed.Error.Code}: {failed.Error.Message}); what came before it is shown.") }
                : throw new InvalidOperationException(),
            CallOutcome.Failed failed => CommandAnswers.Failed(call, failed),
            CallOutcome.Refused refused => CommandAnswers.Refused(call, refused.Refusal, region, account ?? turn.Caller.Account),
            _ => throw new InvalidOperationException(result.Outcome.GetType().Name),
        };
    }

    /// <summary>A change with a fault or a gap is no plan yet, and nothing was sent.</summary>
    private static Answer Unplanned(ParsedCommand.Call call, Answer answer) => HardBlocks.IsRead(call.Operation)
        ? answer
        : answer with { Failed = false, Refused = new("write-needs-approval", "approval", $"`{call.Operation.IamActions[0]}` changes something: it becomes a plan to be approved once the command is whole. Nothing was sent to AWS.") };

    private static Answer Shown(ParsedCommand.Call call, CallOutcome.Ok ok, string? next, Turn turn)
    {
        var inAccount = ok.Call.Account == turn.Caller.Account ? turn.Caller.AccountAlias : ok.Call.Account;
        var where = call.Service.GlobalRegion is null ? $"in {ok.Call.Region} ({inAccount})" : $"({inAccount})";
        Answer answer;
        try
        {
            answer = CommandOutput.Of(call, ok.Body, where);
        }
        catch (JmesPathException e)
        {
            return new() { Text = $"**{call.Name}** ran, but `--query` does not fit its answer: {e.Message}", Offers = [new("plain", "Without the query", CommandLines.Of(call with { Options = call.Options with { Query = null } }))], Failed = true };
        }
        if (ok.Truncated)
            answer = answer with { Notes = answer.Notes.Add("There is more than is shown." + (next is null ? "" : $" Go on with `--starting-token {next}`.")) };
        return call.Options.Ignored is { } ignored ? answer with { Notes = answer.Notes.Add(ignored) } : answer;
    }

    private string? Account(Turn turn, string? said)
    {
        said ??= turn.Question.Accounts.IsDefaultOrEmpty ? null : turn.Question.Accounts[0];
        return said is null or "default" || said.Equals(turn.Caller.AccountAlias, StringComparison.OrdinalIgnoreCase)
            ? null
            : directory?.Current.Accounts.FirstOrDefault(a => a.Alias.Equals(said, StringComparison.OrdinalIgnoreCase))?.Id ?? said;
    }

    private static string? QueryFault(string? query)
    {
        if (query is null)
            return null;
        try
        {
            JmesPathExpression.Parse(query);
            return null;
        }
        catch (JmesPathException e)
        {
            return $"`--query`: {e.Message}";
        }
    }

    private static bool IsRegion(string region) =>
        region.Length is >= 9 and <= 20 && region.Split('-') is { Length: >= 3 } parts && parts[0].Length == 2 && parts[^1].Length == 1 && char.IsAsciiDigit(parts[^1][0]) && parts[..^1].All(p => p.All(char.IsAsciiLetterLower) && p.Length > 0);
}
