using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Help;
using Bot.Understanding;

namespace Bot.Intents.People;

/// <summary>Who am I, what can you do, and what people choose and admins see of it.</summary>
internal sealed class IdentityHandler(WhoAmI whoAmI, RoleSwitch roles, Defaults defaults, Mappings mappings, SignInAnswers signIn) : IIntentHandler
{
    public ImmutableArray<Family> Families { get; } = [Family.Identity];

    public Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation) => turn.Question.Topic switch
    {
        "whoami" => whoAmI.AnswerAsync(turn, cancellation),
        "preferences" => Task.FromResult(defaults.Told(turn)),
        "switch-role" => roles.AnswerAsync(turn, cancellation),
        "set-default-account" => defaults.SetAccountAsync(turn, cancellation),
        "set-default-region" => defaults.SetRegionAsync(turn, cancellation),
        "reset" => defaults.ResetAsync(turn, cancellation),
        "mappings" => mappings.ListAsync(turn, cancellation),
        "remove-mapping" => mappings.RemoveAsync(turn, cancellation),
        "restore-mapping" => mappings.RestoreAsync(turn, cancellation),
        "feedback" => Task.FromResult(Answer.Say("I cannot pass feedback on from here yet. Tell the people who run this bot in your own words; the text of your message stays in this thread for them to read.")),
        "aliases" => Task.FromResult(Answer.Say("Command aliases are not there yet. Type the command itself: `help` shows how.")),
        SignInWords.SignIn or SignInWords.Confirmed or SignInWords.SignOut => signIn.AnswerAsync(turn, cancellation),
        "help" or "capabilities" => Task.FromResult(HelpText.Overview(turn.Caller, turn.Question.Text)),
        _ => HelpText.Mentions(turn.Question.Text, "who", "role", "account") ? whoAmI.AnswerAsync(turn, cancellation) : Task.FromResult(HelpText.Overview(turn.Caller, turn.Question.Text)),
    };
}
