using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Intents.Help;

/// <summary>Who am I, what can you do, and the settings of a person.</summary>
internal sealed class IdentityHandler : IIntentHandler
{
    public ImmutableArray<Family> Families { get; } = [Family.Identity];

    public async Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation) => turn.Question.Topic switch
    {
        "whoami" => await WhoAmIAsync(turn, cancellation).ConfigureAwait(false),
        "help" or "capabilities" => HelpText.Overview(turn.Caller, turn.Question.Text),
        "switch-role" => Answer.Say($"{HelpText.Roles(turn.Caller)} For now the directory alone decides it: an admin changes `people` and `channels` there. Name another account with `--account` in a command, where you have a role there too."),
        "set-default-account" or "set-default-region" => Answer.Say($"Defaults come from this channel's entry in the directory (account {turn.Caller.AccountAlias}, Region {turn.Caller.DefaultRegion}); they cannot be set from the chat yet. Say another Region or account in the question itself, and I keep to it in this thread."),
        "preferences" => Answer.Say($"There are no personal preferences yet. This channel's defaults are account {turn.Caller.AccountAlias} and Region {turn.Caller.DefaultRegion}, from the directory."),
        "feedback" => Answer.Say("I cannot pass feedback on from here yet. Tell the people who run this bot in your own words; the text of your message stays in this thread for them to read."),
        "aliases" => Answer.Say("Command aliases are not there yet. Type the command itself: `help` shows how."),
        _ => HelpText.Mentions(turn.Question.Text, "who", "role", "account") ? await WhoAmIAsync(turn, cancellation).ConfigureAwait(false) : HelpText.Overview(turn.Caller, turn.Question.Text),
    };

    private static async Task<Answer> WhoAmIAsync(Turn turn, CancellationToken cancellation)
    {
        var caller = turn.Caller;
        var outcome = await turn.Aws.CallAsync("sts", "GetCallerIdentity", cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
            return Failure.Of(outcome);
        var arn = (string?)ok.Body["Arn"] ?? "unknown";
        return new()
        {
            Text = $"You are **{caller.User.Name}** ({caller.Person}), and I act in AWS as `{caller.RoleArn ?? arn}`.",
            Tables =
            [
                new("", [new("What"), new("Value")],
                [
                    ["Person", caller.Person],
                    ["Role", caller.RoleArn ?? "the operator's own credentials"],
                    ["Session", arn],
                    ["Account", caller.AccountAlias == caller.Account ? caller.Account : $"{caller.AccountAlias} ({caller.Account})"],
                    ["Channel", caller.ChannelName],
                    ["Default Region", caller.DefaultRegion],
                ]),
            ],
            Offers = [new("help", "What can you do?", "what can you do?")],
        };
    }
}
