using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Aws.Catalog;
using Bot.Aws.Client;
using Bot.Guardrails;
using Bot.Identity;

namespace Bot.Intents.Commands;

/// <summary>The answers of commands that are not run, or fail.</summary>
internal static class CommandAnswers
{
    public static Answer Shell(ParsedCommand.Shell shell)
    {
        var message = $"This is not a shell: {shell.Text} means nothing here, and nothing was run. Type one AWS command at a time; `--query` filters a result, and I can count or sort it if you ask in words.";
        return new() { Text = message, Refused = new("not-permitted", "scope", message) };
    }

    public static Answer Special(SpecialCommand special)
    {
        ImmutableArray<Offer> offers = special.Instead is { } line ? [new("instead", line.Length > 40 ? line[..40] : line, line)] : [];
        return special.Reason is { } reason
            ? new() { Text = special.Text, Refused = new(reason, reason == "write-needs-approval" ? "approval" : "hard-block", special.Text), Offers = offers }
            : new() { Text = special.Text + (special.Instead is null ? "" : $"\nTry `{special.Instead}`."), Offers = offers };
    }

    public static Answer Unknown(ParsedCommand.Unknown unknown) => new()
    {
        Text = unknown.Text + (unknown.Suggestions.IsEmpty ? " `help` shows what can be typed." : $" Did you mean {string.Join(" or ", unknown.Suggestions.Select(s => $"`{s}`"))}?"),
        Offers = [.. unknown.Suggestions.Select((s, i) => new Offer($"mean{i}", s.Length > 40 ? s[..40] : s, s))],
        Failed = true,
    };

    public static Answer Faults(ParsedCommand.Call call) => new()
    {
        Text = $"**{call.Name}** was not run:\n{string.Join('\n', call.Faults.Select(f => $"- {f}"))}",
        Offers = [new("help", "Show the parameters", $"{call.Name} --help")],
        Failed = true,
    };

    public static Answer Missing(ParsedCommand.Call call)
    {
        var asked = call.Missing[0];
        var all = string.Join('\n', call.Missing.Select(m => $"- `{ParameterNames.Flag(m.Name)}` ({CommandHelp.Type(m.Shape)})"));
        return new()
        {
            Text = $"**{call.Name}** still needs {(call.Missing.Length == 1 ? "one parameter" : $"{call.Missing.Length} parameters")}:\n{all}\nReply with the value of `{ParameterNames.Flag(asked.Name)}`, or with `{ParameterNames.Flag(asked.Name)} VALUE`.",
            Asked = Detail(asked),
            Offers = [new("help", "Show all parameters", $"{call.Name} --help")],
        };
    }

    /// <summary>A refusal that says what would have been called.</summary>
    public static Answer Refused(ParsedCommand.Call call, Refusal refusal, string region, string account)
    {
        var parameters = (JsonObject)call.Parameters.DeepClone();
        SecretFields.Hide(parameters);
        var plan = parameters.Count == 0 ? " without parameters." : $" with\n{CommandOutput.Block(parameters)}";
        var faults = call.Faults.IsEmpty ? "" : $"\nIt also would not fit: {string.Join(' ', call.Faults)}";
        var denial = DenialAnswer.Of(refusal);
        return denial with { Text = $"{denial.Text}\nIt would have been `{call.Operation.IamActions[0]}` in {region}, account {account},{plan}{faults}" };
    }

    public static Answer Failed(ParsedCommand.Call call, CallOutcome.Failed failed)
    {
        if (failed.Error.IsDenied || failed.Error.Retryable)
            return Failure.Of(failed);
        return new()
        {
            Text = $"AWS refused `{failed.Call.Action}` in {failed.Call.Region}: **{failed.Error.Code}**: {failed.Error.Message}\n{Advice(call, failed.Error)}",
            Offers = [new("help", "Show the parameters", $"{call.Name} --help")],
            Failed = true,
        };
    }

    private static string Advice(ParsedCommand.Call call, AwsError error) => error switch
    {
        { IsNotFound: true } => "It does not exist in this account and Region. Check the spelling, or add `--region`.",
        { Code: "NoCredentials" } => "The bot has no credentials for this account; its operator must set them up.",
        { Code: "Timeout" or "ConnectionFailed" } => "AWS could not be reached; try again in a moment.",
        { Code: "OptInRequired" or "SubscriptionRequiredException" } => "The account has not subscribed to this service, or its support plan does not include it.",
        _ => $"Check the parameters: `{call.Name} --help` lists them with their types.",
    };

    private static string Detail(AwsMember member)
    {
        var key = CommandNames.Key(member.Name);
        if (key.Contains("time", StringComparison.Ordinal) || key.Contains("date", StringComparison.Ordinal) || key is "timeperiod")
            return "time-range";
        return member.Shape.Kind is AwsKind.Integer or AwsKind.Long or AwsKind.Double or AwsKind.Boolean or AwsKind.Structure ? CommandNames.Kebab(member.Name) : "resource";
    }
}
